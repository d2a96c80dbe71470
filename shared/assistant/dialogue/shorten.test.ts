import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingLength, shortened } from './shorten.ts';

describe('a text for one glance', () => {
  it.each([
    ['空调已打开。', 31, '空调已打开。'],
    ['空调已打开。温度二十六度，风量三挡。', 12, '空调已打开'],
    ['空调已打开。温度二十六度，风量三挡。', 14, '空调已打开'],
    ['好。停车位很少，建议停在附近的商场再走过去', 14, '好。停车位很少'],
    ['西湖边停车位很少，建议停在附近的商场再走过去', 12, '西湖边停车位很少'],
    ['没有任何标点的一句很长的话说个没完没了', 10, '没有任何标点的一句…'],
    ['现在是26.5度挺合适', 5, '现在是…'],
    ['It is 26.5 degrees outside now', 6, 'It is 26.5…'],
    ['Wonderfully', 4, 'Wonder…'],
  ])('makes of %s within %i: %s', (text, maxLength, expected) => {
    expect(shortened(text, maxLength)).toBe(expected);
  });

  it('never exceeds the limit, and leaves alone what does not', () => {
    const texts = fc.string({
      unit: fc.constantFrom('西', '，', '。', '3', '.', '5', ',', 'a', 'b', ' '),
      maxLength: 80,
    });
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, maxLength) => {
        const short = shortened(text, maxLength);
        expect(readingLength(short)).toBeLessThanOrEqual(maxLength);
        if (readingLength(text) <= maxLength) expect(short).toBe(text);
      }),
    );
  });

  it('never tells a part of a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), (maxLength) => {
        const short = shortened('目标温度设为12345.75度就好', maxLength);
        expect(short.replace(/[^\d.]/g, '')).toMatch(/^(12345\.75)?$/);
      }),
    );
  });
});
