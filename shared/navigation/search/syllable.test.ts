import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPinyin, mayBePinyin, splitPinyin, SYLLABLES } from './syllable.ts';

describe('typed pinyin', () => {
  it('is cut into syllables in every way there is, the last perhaps unfinished', () => {
    const readings = splitPinyin('xian').map(({ syllables }) => syllables.join(' '));
    expect(readings).toContain('xian');
    expect(readings).toContain('xi an');
    expect(splitPinyin('xih')).toEqual([{ syllables: ['xi', 'h'], open: true }]);
    expect(splitPinyin('dxq')).toEqual([]);
    expect(splitPinyin('wen2lu')[0]?.syllables).toEqual(['wen', '2', 'lu']);
  });

  it('knows the syllables of the language', () => {
    for (const one of ['zhuang', 'lve', 'nv', 'er', 'a', 'dia', 'jiong', 'cen']) {
      expect(SYLLABLES).toContain(one);
    }
    for (const none of ['fai', 'bv', 'xo', 'zhong2', 'ing']) expect(SYLLABLES).not.toContain(none);
  });

  it('is recognised in whatever is made of syllables, and the quick look never says no to it', () => {
    const syllable = fc.constantFrom(...SYLLABLES);
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 1, maxLength: 8 }), (syllables) => {
        const letters = syllables.join('');
        expect(isPinyin(letters)).toBe(true);
        expect(mayBePinyin(letters, 0, letters.length)).toBe(true);
        expect(splitPinyin(letters).every((s) => s.syllables.join('') === letters)).toBe(true);
      }),
    );
  });

  it('is not recognised where no syllable fits, and never takes long', () => {
    expect(isPinyin('xihvu')).toBe(false);
    expect(isPinyin('bcdf')).toBe(false);
    expect(splitPinyin('a'.repeat(64)).length).toBeLessThanOrEqual(6);
  });
});
