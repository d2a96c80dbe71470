import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import aspect from '../../resources/assistant/zh-CN/lexicon/aspect.json' with { type: 'json' };
import device from '../../resources/assistant/zh-CN/lexicon/device.json' with { type: 'json' };
import feature from '../../resources/assistant/zh-CN/lexicon/feature.json' with { type: 'json' };
import mode from '../../resources/assistant/zh-CN/lexicon/mode.json' with { type: 'json' };
import operation from '../../resources/assistant/zh-CN/lexicon/operation.json' with { type: 'json' };
import page from '../../resources/assistant/zh-CN/lexicon/page.json' with { type: 'json' };
import position from '../../resources/assistant/zh-CN/lexicon/position.json' with { type: 'json' };
import value from '../../resources/assistant/zh-CN/lexicon/value.json' with { type: 'json' };
import lists from '../../resources/assistant/zh-CN/lists.json' with { type: 'json' };
import marks from '../../resources/assistant/zh-CN/marks.json' with { type: 'json' };
import numerals from '../../resources/assistant/zh-CN/numerals.json' with { type: 'json' };
import car from '../../resources/assistant/zh-CN/templates/car.json' with { type: 'json' };
import conversation from '../../resources/assistant/zh-CN/templates/conversation.json' with { type: 'json' };
import feelings from '../../resources/assistant/zh-CN/templates/feelings.json' with { type: 'json' };
import library from '../../resources/assistant/zh-CN/templates/library.json' with { type: 'json' };
import ownership from '../../resources/assistant/zh-CN/templates/ownership.json' with { type: 'json' };
import questions from '../../resources/assistant/zh-CN/templates/questions.json' with { type: 'json' };
import radio from '../../resources/assistant/zh-CN/templates/radio.json' with { type: 'json' };
import route from '../../resources/assistant/zh-CN/templates/route.json' with { type: 'json' };
import screen from '../../resources/assistant/zh-CN/templates/screen.json' with { type: 'json' };
import services from '../../resources/assistant/zh-CN/templates/services.json' with { type: 'json' };
import video from '../../resources/assistant/zh-CN/templates/video.json' with { type: 'json' };
import windows from '../../resources/assistant/zh-CN/templates/windows.json' with { type: 'json' };
import media from '../../resources/assistant/zh-CN/templates/media.json' with { type: 'json' };
import names from '../../resources/assistant/zh-CN/templates/names.json' with { type: 'json' };
import navigation from '../../resources/assistant/zh-CN/templates/navigation.json' with { type: 'json' };
import phone from '../../resources/assistant/zh-CN/templates/phone.json' with { type: 'json' };
import weather from '../../resources/assistant/zh-CN/templates/weather.json' with { type: 'json' };
import { createGrammar } from './grammar/create-grammar.ts';
import { framesOf } from './frames-of.ts';

const GRAMMAR = createGrammar({
  language: 'zh-CN',
  numerals,
  marks,
  lexicon: { aspect, device, feature, mode, operation, page, position, value },
  lists,
  templates: [
    ...car,
    ...conversation,
    ...feelings,
    ...library,
    ...media,
    ...names,
    ...navigation,
    ...ownership,
    ...phone,
    ...questions,
    ...radio,
    ...route,
    ...screen,
    ...services,
    ...video,
    ...weather,
    ...windows,
  ],
});
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
