import { expect, it } from 'vitest';
import { airQualityLevel } from './air-quality.ts';

it.each([
  [0, 'excellent'],
  [50, 'excellent'],
  [51, 'good'],
  [128, 'light'],
  [200, 'moderate'],
  [300, 'heavy'],
  [301, 'severe'],
  [500, 'severe'],
])('an index of %i is %s', (index, level) => {
  expect(airQualityLevel(index)).toBe(level);
});
