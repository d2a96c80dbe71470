import { expect, it } from 'vitest';
import { textWidth } from './text-width.ts';

it('counts Han as one, other characters as about half', () => {
  expect(textWidth('西湖文化广场')).toBe(6);
  expect(textWidth('（西湖）')).toBe(4);
  expect(textWidth('West Lake')).toBeCloseTo(9 * 0.56);
});
