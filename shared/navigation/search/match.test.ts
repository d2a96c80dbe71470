import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchName } from './match.ts';
import type { ReadUnit } from './reading.ts';

const READINGS: Readonly<Record<string, readonly string[]>> = {
  杭: ['hang'],
  州: ['zhou'],
  东: ['dong'],
  站: ['zhan'],
  长: ['chang', 'zhang'],
  乐: ['le', 'yue'],
};

function units(name: string): ReadUnit[] {
  return Array.from(name, (text) => ({ text, kind: 'han', readings: READINGS[text] ?? ['x'] }));
}

describe('a name', () => {
  it.each([
    ['杭州东站', { from: 0, to: 4, open: false, initials: 0, loose: 0 }],
    ['杭州dz', { from: 0, to: 4, open: false, initials: 2, loose: 0 }],
    ['hangzh', { from: 0, to: 2, open: true, initials: 0, loose: 0 }],
    ['hangz', { from: 0, to: 2, open: false, initials: 1, loose: 0 }],
    ['hzdongzhan', { from: 0, to: 4, open: false, initials: 2, loose: 0 }],
    ['东zhan', { from: 2, to: 4, open: false, initials: 0, loose: 0 }],
    ['hanzhou', { from: 0, to: 2, open: false, initials: 0, loose: 1 }],
    ['杭东', null],
    ['hangzhoux', null],
    ['', null],
  ])('matches %j as %j', (typed, match) => {
    const found = matchName(typed, units('杭州东站'));
    if (match === null) expect(found).toBeNull();
    else expect(found).toMatchObject(match);
  });

  it('is matched by any of its readings', () => {
    expect(matchName('zhangle', units('长乐'))).not.toBeNull();
    expect(matchName('changyue', units('长乐'))).not.toBeNull();
  });

  it('answers any typed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        expect(() => matchName(typed, units('杭州东站'))).not.toThrow();
      }),
    );
  });
});
