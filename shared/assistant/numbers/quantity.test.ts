import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import data from '../../../resources/assistant/zh-CN/numerals.json' with { type: 'json' };
import { readNumber } from './number.ts';
import { numeralsSchema } from './numerals.ts';
import { readQuantity } from './quantity.ts';

const NUMERALS = numeralsSchema.parse(data);
const read = (text: string) => readQuantity(text, 0, NUMERALS);

describe('numbers', () => {
  it.each([
    ['零', 0],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['两百', 200],
    ['一百零五', 105],
    ['一百一十五', 115],
    ['三千五', 3500],
    ['三千零五', 3005],
    ['两万五千', 25_000],
    ['一亿两千万', 120_000_000],
    ['二十三点五', 23.5],
    ['零点八', 0.8],
    ['幺八幺零四六', 181_046],
    ['二零二六', 2026],
    ['2百', 200],
    ['3.5万', 35_000],
    ['23.5', 23.5],
  ])('reads %s', (text, value) => {
    expect(readNumber(text, 0, NUMERALS)).toMatchObject({ value, to: text.length });
  });

  it('reads every whole number it can say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (value) => {
        expect(readNumber(spoken(value), 0, NUMERALS)).toMatchObject({ value });
      }),
    );
  });

  it('takes no word for a number', () => {
    for (const text of ['', '度', '打开', '点', 'abc']) {
      expect(readNumber(text, 0, NUMERALS)).toBeNull();
    }
  });
});

describe('quantities', () => {
  it.each([
    ['零下五度', -5, 'celsius'],
    ['-5°C', -5, 'celsius'],
    ['二十四度半', 24.5, 'celsius'],
    ['二十二点五度', 22.5, 'celsius'],
    ['半度', 0.5, 'celsius'],
    ['七十七华氏度', 25, 'celsius'],
    ['百分之六十三', 63, 'percent'],
    ['63%', 63, 'percent'],
    ['一半', 50, 'percent'],
    ['三成', 30, 'percent'],
    ['四分之三', 75, 'percent'],
    ['一挡', 1, 'level'],
    ['5档', 5, 'level'],
    ['两级', 2, 'level'],
    ['五百米', 500, 'm'],
    ['三公里', 3000, 'm'],
    ['第二个', 2, 'ordinal'],
    ['第十二首', 12, 'ordinal'],
    ['三十秒', 30, 's'],
    ['两分三十秒', 150, 's'],
    ['一分半', 90, 's'],
    ['一分二十', 80, 's'],
    ['一个半小时', 5400, 's'],
    ['半小时', 1800, 's'],
    ['一小时二十分钟', 4800, 's'],
  ])('reads %s', (text, value, unit) => {
    expect(read(text)).toEqual({ value, unit, to: text.length });
  });

  it('leaves what follows alone', () => {
    expect(read('二十三度打开座椅')).toEqual({ value: 23, unit: 'celsius', to: 4 });
    expect(read('三挡对着人吹')).toEqual({ value: 3, unit: 'level', to: 2 });
  });

  it('never throws and never reads beyond the text', () => {
    const texts = fc.string({
      unit: fc.constantFrom(...Array.from('零一两三十百千万亿点半度分之%个小时第-3')),
    });
    fc.assert(
      fc.property(texts, fc.nat(8), (text, at) => {
        const quantity = readQuantity(text, at, NUMERALS);
        if (quantity) {
          expect(quantity.to).toBeGreaterThan(at);
          expect(quantity.to).toBeLessThanOrEqual(text.length);
          expect(Number.isFinite(quantity.value)).toBe(true);
        }
      }),
    );
  });
});

const DIGITS = '零一二三四五六七八九';

/** A number below 10,000 as it is said. */
function spoken(value: number): string {
  if (value < 10) return DIGITS.charAt(value);
  const [unit, word] = value >= 1000 ? [1000, '千'] : value >= 100 ? [100, '百'] : [10, '十'];
  const rest = value % unit;
  const gap = rest > 0 && rest < unit / 10 ? '零' : '';
  return `${DIGITS.charAt(Math.floor(value / unit))}${word}${gap}${rest > 0 ? spoken(rest) : ''}`;
}
