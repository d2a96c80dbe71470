import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import data from '../../../resources/assistant/zh-CN/numerals.json' with { type: 'json' };
import { readMoment } from './moment.ts';
import { numeralsSchema } from './numerals.ts';

const NUMERALS = numeralsSchema.parse(data);
const OFFSET_MIN = 480;
/** Wednesday, 7 January 2026, 10:00 in China. */
const NOW = Date.UTC(2026, 0, 7, 2);

function local(text: string, now = NOW): string | null {
  const moment = readMoment(text, 0, NUMERALS, { now, utcOffsetMin: OFFSET_MIN });
  if (moment?.to !== text.length) return null;
  return new Date(moment.at + OFFSET_MIN * 60_000).toISOString().slice(0, 16);
}

describe('moments', () => {
  it.each([
    ['今天', '2026-01-07T00:00'],
    ['后天', '2026-01-09T00:00'],
    ['明早八点', '2026-01-08T08:00'],
    ['明天晚上', '2026-01-08T18:00'],
    ['下周三下午三点半', '2026-01-14T15:30'],
    ['周五', '2026-01-09T00:00'],
    ['周一', '2026-01-12T00:00'],
    ['下星期天', '2026-01-18T00:00'],
    ['周末', '2026-01-10T00:00'],
    ['十五号', '2026-01-15T00:00'],
    ['三号', '2026-02-03T00:00'],
    ['1月5日', '2027-01-05T00:00'],
    ['三月一号上午十点', '2026-03-01T10:00'],
    ['二零二七年五月一日', '2027-05-01T00:00'],
    ['下午三点', '2026-01-07T15:00'],
    ['晚上八点二十', '2026-01-07T20:20'],
    ['八点一刻', '2026-01-07T20:15'],
    ['十一点', '2026-01-07T11:00'],
    ['早上九点', '2026-01-08T09:00'],
    ['20:15', '2026-01-07T20:15'],
    ['一个半小时后', '2026-01-07T11:30'],
    ['十分钟以后', '2026-01-07T10:10'],
  ])('reads %s', (text, expected) => {
    expect(local(text)).toBe(expected);
  });

  it('takes no number for a time', () => {
    for (const text of ['二十三', '二十三度', '三十五点', '打开', ''])
      expect(local(text)).toBeNull();
  });

  it('is never before now, where only a time of day was said', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 86_399 }),
        (hour, s) => {
          const now = NOW + s * 1000;
          const moment = readMoment(`${String(hour)}点`, 0, NUMERALS, {
            now,
            utcOffsetMin: OFFSET_MIN,
          });
          expect(moment?.at).toBeGreaterThanOrEqual(now);
          expect(moment?.at).toBeLessThan(now + 86_400_000);
        },
      ),
    );
  });
});
