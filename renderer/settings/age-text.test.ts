import { expect, it } from 'vitest';
import { ageText } from './age-text.ts';

it.each([
  [-500, '0.0 sec'],
  [0, '0.0 sec'],
  [480, '0.4 sec'],
  [59_990, '59.9 sec'],
  [60_000, '1 min'],
  [3_599_999, '59 min'],
  [7_200_000, '2 hr'],
  [172_800_000, '2 days'],
])('%s ms reads %s', (age, text) => {
  expect(ageText(age, 'en-US')).toBe(text);
});

it('speaks Chinese', () => {
  expect(ageText(480, 'zh-CN')).toBe('0.4秒');
});
