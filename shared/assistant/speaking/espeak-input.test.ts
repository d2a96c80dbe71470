import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { espeakInput } from './espeak-input.ts';
import { MANDARIN } from './speech-words.ts';

const input = (text: string, language: 'zh-CN' | 'en-US') => espeakInput(text, language, MANDARIN);

describe('what espeak-ng is given', () => {
  it('is numeric pinyin for Mandarin', () => {
    expect(input('前方300米右转，进入A3。', 'zh-CN')).toEqual({
      voice: 'cmn-latn-pinyin',
      isMarkup: false,
      text: 'qian2 fang1 san1 bai3 mi3 you4 zhuan3 , jin4 ru4 A san1 .',
    });
  });

  it('is the text itself for English', () => {
    expect(input('In 300 meters, turn right', 'en-US')).toEqual({
      voice: 'en-us',
      isMarkup: false,
      text: 'In 300 meters, turn right',
    });
  });

  it('changes the voice for words of the other language', () => {
    expect(input('打开CarPlay吧', 'zh-CN')).toEqual({
      voice: 'cmn-latn-pinyin',
      isMarkup: true,
      text: '<voice name="cmn-latn-pinyin">da3 kai1</voice> <voice name="en-us">CarPlay</voice> <voice name="cmn-latn-pinyin">ba5</voice>',
    });
    expect(input('Turn right onto 北山街 & stop', 'en-US')?.text).toBe(
      '<voice name="en-us">Turn right onto</voice> <voice name="cmn-latn-pinyin">bei3 shan1 jie1</voice> <voice name="en-us">&amp; stop</voice>',
    );
  });

  it.each(['', '😀', '。，', '   '])('is nothing for %o', (text) => {
    expect(input(text, 'zh-CN')).toBeNull();
    expect(input(text, 'en-US')).toBeNull();
  });

  it('never lets a text speak to the program', () => {
    const text = fc
      .array(fc.constantFrom('<', '>', '&', '[[', ']]', '"', 'voice', '北', 'Go', '\u0000', '/'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom('zh-CN' as const, 'en-US' as const), (said, language) => {
        const given = input(said, language);
        if (!given) return;
        expect(given.text).not.toMatch(/\[\[|\p{Script=Han}|\p{Cc}/u);
        if (!given.isMarkup) return;
        const marked = given.text.replaceAll(/<voice name="[a-z-]+">|<\/voice>/gu, '');
        expect(marked).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/u);
      }),
    );
  });
});
