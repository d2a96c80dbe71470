import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, foldText } from './fold.ts';

describe('folded text', () => {
  it.each([
    ['西湖', '西湖'],
    ['臺灣大道', '台湾大道'],
    ['ＸＩＨＵ', 'xihu'],
    ["Xi'hu", 'xi hu'],
    ['  West—Lake ', 'west lake'],
    ['Café', 'cafe'],
    ['Lüshun', 'lvshun'],
    ['西湖🚗', '西湖'],
    ['\u0000西\ud800湖', '西 湖'],
    ['①号门', '1号门'],
    ['🤷', ''],
  ])('of %j is %j', (text, folded) => expect(foldText(text)).toBe(folded));

  it('is stable, and holds letters, digits, and single spaces only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
        expect(compact(folded)).toMatch(/^[\p{L}\p{N}]*$/u);
        expect(folded.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
