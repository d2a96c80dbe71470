import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayQuantity } from './say-number.ts';
import { MANDARIN } from './speech-words.ts';

const { numbers } = MANDARIN;

describe('a quantity in words', () => {
  it.each([
    ['0', '零'],
    ['7', '七'],
    ['10', '十'],
    ['12', '十二'],
    ['20', '二十'],
    ['22', '二十二'],
    ['100', '一百'],
    ['101', '一百零一'],
    ['110', '一百一十'],
    ['112', '一百一十二'],
    ['200', '两百'],
    ['222', '两百二十二'],
    ['1001', '一千零一'],
    ['1010', '一千零一十'],
    ['2200', '两千两百'],
    ['10000', '一万'],
    ['10086', '一万零八十六'],
    ['20000', '两万'],
    ['100001', '十万零一'],
    ['120000', '十二万'],
    ['220000', '二十二万'],
    ['1000000', '一百万'],
    ['100000001', '一亿零一'],
    ['200000000', '两亿'],
    ['1,280', '一千两百八十'],
    ['3.14', '三点一四'],
    ['0.05', '零点零五'],
    ['2.5', '二点五'],
    ['007', '零零七'],
    ['12345678901234567', '一二三四五六七八九零一二三四五六七'],
  ])('%s is %s', (digits, words) => expect(sayQuantity(digits, numbers)).toBe(words));

  it('is a pair where two of something are counted', () => {
    expect(sayQuantity('2', numbers, true)).toBe('两');
    expect(sayQuantity('2.5', numbers, true)).toBe('二点五');
    expect(sayQuantity('12', numbers, true)).toBe('十二');
  });

  it('says every number as it is read back', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999_999), (value) => {
        expect(readBack(sayQuantity(String(value), numbers))).toBe(value);
      }),
    );
  });
});

/** An independent reader: hundred millions, then ten-thousands, then the rest. */
function readBack(words: string): number {
  for (const [unit, value] of [
    ['亿', 1e8],
    ['万', 1e4],
  ] as const) {
    const at = words.indexOf(unit);
    if (at >= 0) return readBack(words.slice(0, at)) * value + readBack(words.slice(at + 1));
  }
  let total = 0;
  let digit = 0;
  for (const character of words.replaceAll('两', '二')) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character];
    if (unit === undefined) {
      digit = '零一二三四五六七八九'.indexOf(character);
    } else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + digit;
}
