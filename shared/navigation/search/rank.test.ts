import { describe, expect, it } from 'vitest';
import { bestOf, scoreOf, type Merits } from './rank.ts';

const merits: Merits = {
  grade: 'beginning',
  covered: 0.5,
  importance: 0.2,
  distanceM: 2000,
  chosen: null,
};

describe('the order of hits', () => {
  it('follows match, distance, importance, and history', () => {
    const score = scoreOf(merits);
    expect(scoreOf({ ...merits, grade: 'exact' })).toBeGreaterThan(score);
    expect(scoreOf({ ...merits, grade: 'insideError' })).toBeLessThan(score);
    expect(scoreOf({ ...merits, distanceM: 500 })).toBeGreaterThan(score);
    expect(scoreOf({ ...merits, distanceM: null })).toBeLessThan(score);
    expect(scoreOf({ ...merits, importance: 0.9 })).toBeGreaterThan(score);
    const chosen = scoreOf({ ...merits, chosen: { count: 3, daysAgo: 1 } });
    expect(chosen).toBeGreaterThan(score);
    expect(scoreOf({ ...merits, chosen: { count: 3, daysAgo: 300 } })).toBeLessThan(chosen);
  });

  it('prefers the name itself far away to a longer name next door', () => {
    const far = scoreOf({ ...merits, grade: 'exact', covered: 1, distanceM: 40_000 });
    expect(far).toBeGreaterThan(scoreOf({ ...merits, distanceM: 10 }));
  });

  it('shows other names among many places of one name', () => {
    const same = Array.from({ length: 8 }, (_, index) => ({
      grade: 'beginning' as const,
      score: 80 - index / 100,
      name: '公园路',
      id: String(index),
    }));
    const other = { grade: 'inside' as const, score: 54, name: '老公园路', id: 'other' };
    const best = bestOf([...same, other], 5);
    expect(best.map(({ id }) => id)).toContain('other');
    expect(best[0]?.id).toBe('0');
  });
});
