import { describe, expect, it } from 'vitest';
import { loadGrammar } from '../../../main/assistant/understanding/load-grammar.ts';
import { contextOf } from '../../../test/fixtures/assistant/car-context.ts';
import type { Frame } from '../frame.ts';
import { framesOf } from '../frames-of.ts';
import { understand } from '../understand.ts';

const GRAMMAR = loadGrammar('zh-CN');
const NOW = { now: Date.UTC(2026, 0, 7, 2), utcOffsetMin: 480 };

/** The wishes of an utterance, one line of ids each; moods other than a wish are named. */
const lines = (frames: readonly Frame[]) =>
  frames.map(({ mood, slots }) =>
    [
      ...(mood === 'wish' ? [] : [mood]),
      ...slots.map(({ id, value, text: said }) => String(value ?? id ?? said)),
    ].join(' '),
  );

const short = (text: string) => lines(framesOf(text, GRAMMAR, NOW).frames);

const CONTEXT = contextOf({ id: 'test-01', say: '测试', expect: [], outcome: 'none', tags: [] });

describe('things in a list', () => {
  it.each([
    ['空调天窗氛围灯关了', ['off airConditioning', 'off sunroof', 'off ambientLight']],
    ['天窗车窗遮阳板全部关闭', ['off sunroof', 'off window', 'off sunshade all']],
    [
      '二排空调二排车窗二排阅读灯都打开',
      ['on secondRow airConditioning', 'on secondRow window', 'on secondRow readingLight'],
    ],
  ])('share their verb and keep their place: %s', (text, expected) => {
    expect(lines(understand(text, GRAMMAR, CONTEXT).frames)).toEqual(expected);
  });
});

describe('a mode and then a thing', () => {
  it.each([
    ['切到运动模式座椅加热开一档', ['set sport', 'on seat heating 1']],
    ['打开影院模式灯光调暗', ['on cinema', 'decrease lights']],
    ['进入露营模式空调二十三度', ['on camping', 'airConditioning 23']],
    [
      '打开驻车舒适模式空调二十四度关上天窗',
      ['on parkingComfort', 'airConditioning 24', 'off sunroof'],
    ],
  ])('are two wishes: %s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  it('are one where the mode is of the thing', () => {
    expect(short('打开自动大灯')).toEqual(['on auto headlight']);
  });
});

describe('why something is wished', () => {
  it.each([
    ['把车窗关上外头太吵了', ['off window']],
    ['座椅通风开大点我后背全是汗', ['increase seat ventilation slightly']],
    ['雨刷调慢一点雨已经不大了', ['decrease wiper slightly']],
    ['眼睛睁不开了把仪表调暗', ['decrease instrumentCluster']],
    ['腿伸不开座椅往后挪一挪', ['move seat backward']],
    ['前面有减速带悬架升高一点', ['increase suspension slightly']],
    ['音量小一点宝宝在睡觉呢', ['decrease volume slightly']],
    ['太晒了帘子拉上', ['close sunshade']],
  ])('changes nothing: %s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('words begun or said twice', () => {
  it.each([
    ['大大灯换成自动的', ['set headlight auto']],
    ['座座座椅按摩打开', ['on seat massage']],
    ['氛围氛围灯打开', ['on ambientLight']],
    ['副驾副驾车窗打开', ['on passenger window']],
    ['音量音量调到三十', ['set volume 30']],
    ['那个那个天窗打开一下', ['on sunroof']],
    // A thing after a verb may well begin the next wish.
    ['打开空调空调调到二十度', ['on airConditioning', 'set airConditioning 20']],
    ['声音再大大灯关掉', ['increase volume', 'off headlight']],
  ])('are meant once: %s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('what is no longer wanted', () => {
  it.each([
    ['不用自动风了', ['auto off']],
    ['氛围灯不要了', ['ambientLight off']],
    ['用不着除霜了', ['off defrost']],
    ['方向盘不用热了', ['steeringWheel off heating']],
  ])('is switched off: %s', (text, expected) => {
    expect(short(text).map((line) => line.split(' ').sort())).toEqual(
      expected.map((line) => line.split(' ').sort()),
    );
  });

  it('is no lamp of the road', () => {
    expect(short('不要大灯了')).toEqual(['negated headlight']);
  });
});

describe('what the car shall watch', () => {
  it.each([
    ['车速超了喊我一声', ['on trafficSign']],
    ['压线的时候告诉我', ['laneAssist on']],
    ['快撞上前车了就报警', ['frontAssist on']],
    ['变道有车提醒我一下', ['sideAssist on']],
    ['打瞌睡就叫我', ['fatigue on']],
    ['让车一直走在车道中间', ['laneAssist on']],
    ['跟着前面那辆车走', ['cruise on']],
  ])('is a feature: %s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('questions about charge, range, and tyres', () => {
  it.each([
    ['还剩几格电够不够到单位', ['question 单位 charge']],
    ['还有多少电还能开多少公里', ['question charge', 'question range']],
    ['这点电够跑多远', ['question range']],
    ['油箱里还有几升油', ['question fuel']],
    ['右边轮子气足不足', ['question tyres']],
    ['哪个车胎漏气了', ['question tyres']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});
