import { describe, expect, it } from 'vitest';
import { framesOf } from '../../../shared/assistant/frames-of.ts';
import { loadGrammar } from '../../assistant/understanding/load-grammar.ts';
import { evaluate, readLines } from './evaluate.ts';
import { labelsOf } from './labels-of.ts';
import { asWritten } from './order.ts';

const NOW = { now: Date.UTC(2026, 0, 7, 2), utcOffsetMin: 480 };
const label = (text: string) => labelsOf(framesOf(text, loadGrammar('zh-CN'), NOW));

describe('labels of the benchmark', () => {
  it.each([
    ['把后排的空调关掉', '车身控制', { 操作: '关掉', 位置: '后排', 对象: '空调' }],
    [
      '风量调到五挡',
      '提供信息',
      { 操作: '调', 操作_concrete: '到', value: '五挡', 调节内容: '风量' },
    ],
    [
      '屏幕调亮一点',
      '车机控制',
      { 对象: '屏幕', 操作: '调节', value: '调亮一点', 调节内容: '亮度' },
    ],
    ['打开盲区监测', '车身控制', { 操作: '打开', 子功能: '盲区监测', 功能: '侧后辅助' }],
    ['打开中间出风口', '车身控制', { 操作: '打开', 位置: '中间', 对象功能: '出风口' }],
    ['背部按摩打开', '车身控制', { 身体位置: '背部', 对象功能: '按摩', 操作: '打开' }],
    ['太热了把空调打开', '车身控制', { 对象: '空调', 操作: '打开' }],
    ['好冷把空调打开', '车身控制', { 对象: '空调', 操作: '打开' }],
    [
      '动能回收设为低',
      '车身控制',
      { 功能: '动能回收', 操作: '设', 操作_concrete: '为', value: '低' },
    ],
    ['下雪了快开前雾灯', '车身控制', { 位置: '前', 对象: '雾灯', 车外灯类型: '雾灯', 操作: '开' }],
    ['把车锁上', '车身控制', { 对象功能: '闭锁', 操作: '打开' }],
    [
      '大灯调节为自动',
      '车身控制',
      {
        对象: '大灯',
        车外灯类型: '大灯',
        操作: '调节为',
        操作_concrete: '为',
        模式: '自动',
        调节内容: '模式',
      },
    ],
    [
      '阅读灯太暗了',
      '车身控制',
      { 对象: '阅读灯', 车内灯类型: '阅读灯', 操作: '调节', value: '太暗了', 调节内容: '亮度' },
    ],
    ['空调二十六', '车身控制', { 对象: '空调', 操作: '调节', value: '二十六', 调节内容: '温度' }],
    [
      '座椅加热定时十分钟',
      '车身控制',
      { 对象: '座椅', 对象功能: '加热', 操作: '调节', value: '十分钟', 调节内容: '时长' },
    ],
  ])('%s', (text, intent, slots) => {
    expect(label(text)).toEqual([{ domain: '车载控制', intent, slots }]);
  });

  it('repeat a wish for two seats that are named in one word', () => {
    expect(label('打开主副驾座椅通风')).toHaveLength(2);
  });

  it('keep the intents of an utterance apart from its slots, as the benchmark does', () => {
    const wish = (intent: string, word: string) => ({
      domain: '车载控制',
      intent,
      slots: { 对象: word },
    });
    expect(
      asWritten([wish('车身控制', 'a'), wish('提供信息', 'b'), wish('车身控制', 'c')]),
    ).toEqual([wish('提供信息', 'a'), wish('车身控制', 'b'), wish('车身控制', 'c')]);
  });

  it('name every kind of wish', () => {
    const domains = [
      '放一首老歌',
      '导航去西湖',
      '打电话给王五',
      '明天苏州下雨吗',
      '打开收音机',
      '看科幻电影',
    ].flatMap((text) => label(text).map(({ domain }) => domain));
    expect(domains).toEqual(['音乐', '地图', '打电话', '天气', '收音机', '影视']);
  });
});

describe('a file of the benchmark', () => {
  const line = (query: string, semantics: unknown) => JSON.stringify({ id: '1', query, semantics });

  it('is scored', () => {
    const slots = { 操作: '打开', 对象: '天窗' };
    const lines = readLines(
      `${line('打开天窗', [{ domain: '车载控制', intent: '车身控制', slots }])}\n\n${line('你好世界', [])}\n`,
    );
    expect(Array.isArray(lines)).toBe(true);
    if (!Array.isArray(lines)) return;
    expect(evaluate(lines, loadGrammar('zh-CN'))).toMatchObject({
      n: 2,
      intent_accuracy: expect.any(Number) as number,
      p99Ms: expect.any(Number) as number,
    });
  });

  it.each(['{', '{"id":1}', '[]', line('打开天窗', 'none')])(
    'is refused when a line is %s',
    (text) => {
      expect(readLines(text)).toBeInstanceOf(Error);
    },
  );

  it.each(['水煮牛蛙', '西红柿鸡蛋面', '你可真行', '这条路修了三年还没修好'])(
    'makes no film of a dish or a sentence: %s',
    (text) => {
      expect(label(text)).toEqual([]);
    },
  );

  it('takes a short name that nothing is said about for a film', () => {
    expect(label('月亮城堡')).toEqual([
      { domain: '影视', intent: '播放影视', slots: { 片名: '月亮城堡' } },
    ]);
  });

  it('takes a county apart from its prefecture', () => {
    expect(label('湖南省湘西州吉首市的天气')).toEqual([
      {
        domain: '天气',
        intent: '查询天气',
        slots: {
          省份: '湖南省',
          城市: '湘西州',
          区域: '吉首市',
          __act__: 'request',
          __tgt__: '天气',
        },
      },
    ]);
  });
});
