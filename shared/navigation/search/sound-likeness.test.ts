import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundLikeness } from './sound-likeness.ts';
import { SYLLABLES } from './syllable.ts';

const sounds = (...syllables: string[]) => syllables.map((syllable) => [syllable]);

describe('the likeness of sounds', () => {
  it('is greatest for the same, then for sounds often confused, then for near ones', () => {
    const name = sounds('xi', 'shan', 'lu');
    const same = soundLikeness(name, name);
    const loose = soundLikeness(sounds('xi', 'san', 'lu'), name);
    const near = soundLikeness(sounds('xu', 'shan', 'lu'), name);
    const missing = soundLikeness(sounds('xi', 'lu'), name);
    expect([same, loose, near, missing]).toEqual(
      [same, loose, near, missing].toSorted((a, b) => b - a),
    );
    expect(same).toBe(1);
    expect(soundLikeness(sounds('da', 'qiao'), name)).toBeLessThan(0.2);
    expect(soundLikeness([['zhang', 'chang']], [['chang']])).toBe(1);
  });

  it('lies between 0 and 1 and is the same both ways', () => {
    const text = fc.array(fc.array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: 2 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const likeness = soundLikeness(a, b);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(soundLikeness(b, a)).toBeCloseTo(likeness, 9);
      }),
    );
  });
});
