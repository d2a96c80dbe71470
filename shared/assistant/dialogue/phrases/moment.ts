import type { Message } from '../../../language/message.ts';

/** What a moment is told from. */
export interface LocalNow {
  /** Epoch ms, and minutes that local time is ahead of UTC. */
  readonly now: number;
  readonly utcOffsetMin: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Days since 1970-01-01 of the local date. */
export function localDay(at: number, { utcOffsetMin }: Pick<LocalNow, 'utcOffsetMin'>): number {
  return Math.floor((at + utcOffsetMin * MINUTE_MS) / DAY_MS);
}

/** A local day as `YYYY-MM-DD`. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The local time of day, `15:30`. */
export function timeText(at: number, { utcOffsetMin }: Pick<LocalNow, 'utcOffsetMin'>): string {
  return new Date(at + utcOffsetMin * MINUTE_MS).toISOString().slice(11, 16);
}

/** A day as one says it: today, tomorrow, the day after, March 5. */
export function dayMessage(day: number, local: LocalNow): Message {
  const relative = ['today', 'tomorrow', 'afterTomorrow'][day - localDay(local.now, local)];
  return relative === undefined ? dateMessage(day) : { key: `day.${relative}` };
}

/** A day of the calendar: March 5. */
export function dateMessage(day: number): Message {
  const date = new Date(day * DAY_MS);
  return {
    key: 'day.date',
    values: {
      month: { key: `words.month.${date.getUTCMonth() + 1}` },
      day: date.getUTCDate(),
    },
  };
}

/** A day of the week by its ISO number. */
export function weekdayMessage(day: number): Message {
  // 1970-01-01 was a Thursday.
  return { key: `words.weekday.${((((day + 3) % 7) + 7) % 7) + 1}` };
}

/** A moment as one says it: today at 15:30. */
export function momentMessage(at: number, local: LocalNow): Message {
  return {
    key: 'moment',
    values: { day: dayMessage(localDay(at, local), local), time: timeText(at, local) },
  };
}
