import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  momentOf,
  momentOfTimeStamp,
  secondOfDayOf,
  timeStampOf,
  timeTextOf,
} from './beijing-time.ts';

const MOMENT = Date.parse('2026-03-01T20:05:09Z');

describe('the clock of Beijing', () => {
  it('is eight hours ahead', () => {
    expect(timeStampOf(MOMENT)).toBe('20260302040509');
    expect(timeTextOf(MOMENT)).toBe('2026-03-02 04:05:09');
    expect(momentOf('2026-03-02 04:05:09')).toBe(MOMENT);
    expect(momentOfTimeStamp('20260302040509')).toBe(MOMENT);
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_577_836_800, max: 4_102_444_800 }), (second) => {
        expect(momentOf(timeTextOf(second * 1000))).toBe(second * 1000);
        expect(momentOfTimeStamp(timeStampOf(second * 1000))).toBe(second * 1000);
      }),
    );
  });

  it.each([
    '',
    '2026-03-02',
    '2026-02-30 00:00:00',
    '2026-13-01 00:00:00',
    '2026-03-02 24:00:01',
    '2026-03-02T04:05:09',
    ' 2026-03-02 04:05:09',
  ])('takes nothing else: %j', (text) => {
    expect(momentOf(text)).toBeNull();
  });

  it('reads times of the day', () => {
    expect(secondOfDayOf('000000')).toBe(0);
    expect(secondOfDayOf('235959')).toBe(86_399);
    expect(secondOfDayOf('240000')).toBeNull();
    expect(secondOfDayOf('08:00')).toBeNull();
  });
});
