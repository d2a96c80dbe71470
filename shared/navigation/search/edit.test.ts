import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNear, oneEditAway, withinOneEdit } from './edit.ts';

const letters = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'x', 'y', 'z'),
  minLength: 1,
  maxLength: 10,
});

describe('one typing error', () => {
  it('leads to texts within one error, and to each of them', () => {
    const near = new Set([...oneEditAway('xihu', 4)].map(({ text }) => text));
    for (const text of ['xhu', 'xihuu', 'xiju', 'xhiu', 'axihu', 'xihua']) {
      expect(near).toContain(text);
    }
    fc.assert(
      fc.property(letters, (typed) => {
        for (const { text } of oneEditAway(typed, typed.length)) {
          expect(withinOneEdit(Array.from(typed), Array.from(text))).toBe(true);
        }
      }),
    );
  });

  it('is one, not two', () => {
    expect(withinOneEdit(['a', 'b'], ['b', 'a'])).toBe(true);
    expect(withinOneEdit(['a', 'b', 'c'], ['b', 'c', 'a'])).toBe(false);
    expect(withinOneEdit(['a'], ['b', 'c'])).toBe(false);
  });

  it('is found at the beginning and inside of a name', () => {
    const name = Array.from('大地原点');
    expect(findNear(Array.from('大地园点'), name)).toBe('whole');
    expect(findNear(Array.from('大弟原'), name)).toBe('beginning');
    expect(findNear(Array.from('地园点'), name)).toBe('inside');
    expect(findNear(Array.from('西湖风景'), name)).toBeNull();
  });
});
