import { expect, it } from 'vitest';
import { shortened, textWidth } from './text-width.ts';

it('counts Han as one, other characters as about half', () => {
  expect(textWidth('西湖文化广场')).toBe(6);
  expect(textWidth('（西湖）')).toBe(4);
  expect(textWidth('West Lake')).toBeCloseTo(9 * 0.56);
});

it('shortens what is too wide, and says so', () => {
  expect(shortened('西湖文化广场', 6)).toBe('西湖文化广场');
  expect(shortened('西湖文化广场', 4)).toBe('西湖文…');
  expect(textWidth(shortened('West Lake State Guest House', 8))).toBeLessThanOrEqual(8);
});
