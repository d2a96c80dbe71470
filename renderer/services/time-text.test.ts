import { expect, it } from 'vitest';
import { isoDay, momentText } from './time-text.ts';

// Constructed as local time: the display shows the time of where it is.
const at = (day: number, hour: number, minute: number) =>
  new Date(2026, 10, day, hour, minute).getTime();

it('writes the time alone today, with its day otherwise', () => {
  expect(momentText('zh-CN', at(25, 14, 5), at(25, 9, 0))).toBe('14:05');
  expect(momentText('zh-CN', at(26, 8, 30), at(25, 9, 0))).toMatch(/11月26日.*08:30/);
  expect(momentText('en-US', at(26, 8, 30), at(25, 9, 0))).toMatch(/Nov 26.*08:30/);
});

it('counts days on the clock of the car', () => {
  expect(isoDay(at(30, 23, 59), 0)).toBe('2026-11-30');
  expect(isoDay(at(30, 23, 59), 1)).toBe('2026-12-01');
});
