import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadGrammar } from '../../main/assistant/understanding/load-grammar.ts';
import { framesOf } from './frames-of.ts';

const GRAMMAR = loadGrammar('zh-CN');
const NOW = { now: Date.UTC(2026, 0, 7, 2), utcOffsetMin: 480 };

const read = (text: string) => framesOf(text, GRAMMAR, NOW);

/** Frames in one line each: `car control: on airConditioning 23`. */
function short(text: string): string[] {
  return read(text).frames.map(({ domain, intent, mood, slots }) => {
    const words = slots.map(({ id, value: number, text: said }) => String(number ?? id ?? said));
    const head = [domain, intent, ...(mood === 'wish' ? [] : [mood])].join(' ');
    return `${head}: ${words.join(' ')}`;
  });
}

describe('wishes about the car', () => {
  it.each([
    ['打开空调', ['car control: on airConditioning']],
    ['空调打开一下', ['car control: on airConditioning']],
    ['帮我把主驾的座椅加热关了', ['car control: off driver seat heating']],
    ['温度调高一点', ['car control: increase temperature slightly']],
    ['副驾温度二十四度半', ['car control: passenger temperature 24.5']],
    ['车窗开到百分之三十', ['car control: set window 30']],
    ['主驾和副驾的座椅通风打开', ['car control: on driver passenger seat ventilation']],
    ['屏幕亮一点', ['device control: increase screen slightly']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('several wishes in one breath', () => {
  it.each([
    [
      '把空调调到二十度打开座椅按摩',
      ['car control: set airConditioning 20', 'car control: on seat massage'],
    ],
    [
      '风量调到三挡温度调到二十三度',
      ['car control: set fanSpeed 3', 'car control: set temperature 23'],
    ],
    ['打开天窗再导航去西湖', ['car control: on sunroof', 'navigation navigate: navigate 西湖']],
    ['关闭阅读灯、氛围灯', ['car control: off readingLight', 'car control: off ambientLight']],
    ['打开座椅通风和按摩', ['car control: on seat ventilation', 'car control: on seat massage']],
    ['播放青花瓷打开空调', ['media play: 播放 青花瓷', 'car control: on airConditioning']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('a reason before a wish', () => {
  it.each([
    [
      '我这边有点冷把温度升两度',
      ['car feel: increase temperature', 'car control: increase temperature 2'],
    ],
    [
      '好冷把方向盘加热打开',
      ['car feel: increase temperature', 'car control: on steeringWheel heating'],
    ],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('where one wish ends and the next begins', () => {
  it.each([
    [
      '把空调打开温度调到二十一度风量调到四档',
      [
        'car control: on airConditioning',
        'car control: set temperature 21',
        'car control: set fanSpeed 4',
      ],
    ],
    [
      '打开空调内循环风量两挡',
      ['car control: on airConditioning recirculation', 'car control: fanSpeed 2'],
    ],
    [
      '主驾座椅加热副驾座椅通风关掉',
      ['car control: off driver seat heating', 'car control: off passenger seat ventilation'],
    ],
    ['前排车窗和天窗都关上', ['car control: off front window', 'car control: off sunroof']],
    [
      '空调调到二十二度风量调到两挡',
      ['car control: set airConditioning 22', 'car control: set fanSpeed 2'],
    ],
    ['空调吹脚风量两挡', ['car control: airConditioning feet', 'car control: fanSpeed 2']],
    ['座椅往前移到最前面', ['car control: move seat forward foremost']],
    ['打开午休模式关闭音乐', ['car control: on rest', 'media control: pause music']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('things that are no other things', () => {
  it.each([
    ['打开行李箱照明灯', ['car control: on trunkLight']],
    ['外后视镜自动折叠关闭', ['car control: off mirror autoFold']],
    ['转向模式改为运动', ['car control: set steeringWheel sport']],
    ['刹车模式设为舒适', ['car control: set brakePedal comfort']],
    ['我的车还能跑多远', ['car query question: range']],
    ['空调制冷', ['car control: airConditioning cooling']],
    ['打开年检提醒', ['car control: on 年检提醒']],
    ['氛围灯换成薄荷绿', ['car control: set ambientLight green']],
    ['风往脚上吹', ['car control: wind feet']],
    ['打开星河之声电台', ['radio play: on 星河之声 电台']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('names by their place in the sentence', () => {
  it.each([
    ['李小河的青石板来一首', ['media play: 李小河 青石板 play']],
    ['播一下李小河的青石板这首歌', ['media play: 播一下 李小河 青石板']],
    ['来一首二胡曲青石板', ['media play: 来一首 二胡 song 青石板']],
    ['给我来首韩语歌', ['media play: 来首 韩语 song']],
    ['可以播放一下青石板吗', ['media play: 播放一下 青石板']],
    ['来几首八十年代经典老歌', ['media play: 来几首 八十年代 经典 song']],
    ['放一部喜剧片', ['video play: 放一 喜剧 film']],
    ['去云海广场逛街', ['navigation navigate: navigate 云海广场']],
    ['途中加一个超市', ['navigation addVia: supermarket']],
    [
      '从云海广场到青石镇多远',
      ['navigation remaining question: 云海广场 青石镇 remainingDistance'],
    ],
    ['还有多少电', ['car query question: charge']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('how it was meant', () => {
  it.each([
    ['别打开车窗', 'negated'],
    ['不要打开后备箱', 'negated'],
    ['不希望你打开车窗', 'negated'],
    ['空调打开了吗', 'question'],
    ['打开空调好吗', 'wish'],
  ])('%s is %s', (text, mood) => {
    expect(read(text).frames.map((frame) => frame.mood)).toEqual([mood]);
  });

  it.each(['播放打开车窗', '播放《打开车窗》', '播放周杰伦的打开车窗', '来一首解锁车门'])(
    'takes a title for a title: %s',
    (text) => {
      expect(read(text).frames.map(({ domain }) => domain)).toEqual(['media']);
    },
  );

  it('takes no known device for another one that it does not know', () => {
    for (const frame of read('打开车窗清洗机').frames) {
      const named = frame.slots.find(({ role, id }) => role === 'feature' && id === undefined);
      expect(named ?? frame.confidence < 0.8).toBeTruthy();
    }
  });
});

describe('bad input', () => {
  it.each(['', '   ', '。。。', '😀😀', '打开空调'.repeat(2500), '啊'.repeat(10_000)])(
    'comes to nothing',
    (text) => {
      expect(read(text).frames).toEqual([]);
    },
  );

  it('never throws, and points into the text', () => {
    const pieces = fc.constantFrom(
      ...[
        '打开',
        '关闭',
        '空调',
        '车窗',
        '主驾',
        '二十三',
        '度',
        '播放',
        '的',
        '导航去',
        '别',
        '吗',
      ],
      ...[
        'A/C',
        ' ',
        '，',
        '《',
        '》',
        '😀',
        '\u0000',
        '㍿',
        'İ',
        '\ud800',
        '第三季',
        '明天',
        '百分之',
      ],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(texts, (utterance) => {
        const { text, frames } = read(utterance);
        for (const { slots, confidence } of frames) {
          expect(confidence).toBeGreaterThan(0);
          for (const slot of slots) expect(text.slice(slot.from, slot.to)).toBe(slot.text);
        }
      }),
      { numRuns: 300 },
    );
  });
});
