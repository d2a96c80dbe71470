import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MANDARIN } from './speech-words.ts';
import { syllablesOf } from './syllables.ts';

/** As a line: letters and words as they are, pauses as signs. */
function read(text: string): string {
  return syllablesOf(text, MANDARIN)
    .map((token) => {
      if (token.kind === 'syllable') return token.pinyin;
      if (token.kind === 'letter') return token.letter;
      if (token.kind === 'word') return `<${token.text}>`;
      return token.length === 'long' ? '.' : ',';
    })
    .join(' ');
}

const cases = (rows: readonly (readonly [string, string])[]) =>
  it.each(rows)('%s: %s', (text, expected) => expect(read(text)).toBe(expected));

describe('syllables', () => {
  describe('of characters with several readings', () => {
    cases([
      ['银行行长', 'yin2 hang2 hang2 zhang3'],
      ['音乐快乐', 'yin1 yue4 kuai4 le4'],
      ['重庆很重要', 'chong2 qing4 hen3 zhong4 yao4'],
      ['单行道', 'dan1 xing2 dao4'],
      ['长安街很长', 'chang2 an1 jie1 hen3 chang2'],
      ['大栅栏', 'da4 shi2 lan4'],
      ['六安', 'lu4 an1'],
      ['六安市六条路', 'lu4 an1 shi4 liu4 tiao2 lu4'],
      ['首都都堵', 'shou3 du1 dou1 du3'],
      ['把声音调大', 'ba3 sheng1 yin1 tiao2 da4'],
      ['空调调低', 'kong1 tiao2 tiao2 di1'],
      ['沿着地铁站', 'yan2 zhe5 di4 tie3 zhan4'],
      ['您觉得当前温度高吗', 'nin2 jue2 de5 dang1 qian2 wen1 du4 gao1 ma5'],
      ['在人行道行驶', 'zai4 ren2 xing2 dao4 xing2 shi3'],
      ['施工行人绕行', 'shi1 gong1 xing2 ren2 rao4 xing2'],
      ['管理处在左侧', 'guan3 li3 chu4 zai4 zuo3 ce4'],
      ['女儿在哪儿', 'nv3 er2 zai4 na3 er5'],
    ]);
  });

  describe('of one and not', () => {
    cases([
      ['第一个', 'di4 yi1 ge4'],
      ['一个', 'yi2 ge4'],
      ['一起', 'yi4 qi3'],
      ['一样', 'yi2 yang4'],
      ['一天', 'yi4 tian1'],
      ['十一点', 'shi2 yi1 dian3'],
      ['一点三十分', 'yi4 dian3 san1 shi2 fen1'],
      ['一点五公里', 'yi1 dian3 wu3 gong1 li3'],
      ['一点五分钟', 'yi1 dian3 wu3 fen1 zhong1'],
      ['一百一十一', 'yi4 bai3 yi1 shi2 yi1'],
      ['星期一', 'xing1 qi1 yi1'],
      ['十一月一日', 'shi2 yi1 yue4 yi1 ri4'],
      ['唯一', 'wei2 yi1'],
      ['不是不好', 'bu2 shi4 bu4 hao3'],
      ['要不要', 'yao4 bu2 yao4'],
      ['好不', 'hao3 bu4'],
      ['G1京哈高速', 'G yi1 jing1 ha1 gao1 su4'],
    ]);
  });

  describe('between letters, words, and pauses', () => {
    cases([
      ['ETC和USB', 'E T C he2 U S B'],
      ['QQ音乐', 'Q Q yin1 yue4'],
      ['连上CarPlay了', 'lian2 shang4 <CarPlay> le5'],
      ['好的，走。', 'hao3 de5 , zou3 .'],
      ['。，，好', 'hao3'],
      ['好，。', 'hao3 .'],
      ['😀', ''],
      ['', ''],
    ]);
  });

  it('says so where nobody knows a character', () => {
    expect(read('𠀀路')).toMatch(/^[a-z]+[1-5] lu4$/);
  });

  it('gives every Han character exactly one syllable', () => {
    const han = fc
      .integer({ min: 0x4e00, max: 0x9fff })
      .map((point) => String.fromCodePoint(point));
    const rare = fc
      .integer({ min: 0x20000, max: 0x2a6df })
      .map((point) => String.fromCodePoint(point));
    const common = fc.constantFrom(
      ...Array.from('一不了的地得行长重都还调量着儿个为只路右转前方银音乐'),
    );
    const text = fc
      .array(fc.oneof(common, han, rare), { maxLength: 30 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (characters) => {
        const tokens = syllablesOf(characters, MANDARIN);
        expect(tokens).toHaveLength(Array.from(characters).length);
        for (const token of tokens) {
          expect(token.kind === 'syllable' && token.pinyin).toMatch(/^[a-zê]{1,6}[1-5]$/u);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const token of syllablesOf(text, MANDARIN)) {
          if (token.kind === 'letter') expect(token.letter).toMatch(/^[A-Z]$/);
          if (token.kind === 'word') expect(token.text).not.toMatch(/[\d\s<>&]/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
