import { expect, it } from 'vitest';
import { speakingTimeMs } from './speaking-time.ts';

it('takes about as long as a voice would', () => {
  expect(speakingTimeMs('前方300米右转，进入北山街')).toBeGreaterThan(2500);
  expect(speakingTimeMs('前方300米右转，进入北山街')).toBeLessThan(4000);
  expect(speakingTimeMs('In 300 meters, turn right onto Beishan Street')).toBeLessThan(4500);
  expect(speakingTimeMs('')).toBe(1000);
});
