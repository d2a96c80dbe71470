import { expect, it } from 'vitest';
import { clockTime } from './clock-time.ts';

it.each(['zh-CN', 'en-US'] as const)('counts hours from 00 to 23 in %s', (language) => {
  // Constructed as local time: the display shows the time of where it is.
  expect(clockTime(language, new Date(2026, 0, 1, 0, 5).getTime())).toBe('00:05');
  expect(clockTime(language, new Date(2026, 0, 1, 17, 30).getTime())).toBe('17:30');
});
