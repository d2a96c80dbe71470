import { minutesOf } from '../../../shared/services/plausible.ts';
import { CHINA_UTC_OFFSET_MIN, minuteOfDayAt } from '../../../shared/services/pricing.ts';

const MINUTE_MS = 60_000;
export const DAY_MS = 1440 * MINUTE_MS;
const OFFSET_MS = CHINA_UTC_OFFSET_MIN * MINUTE_MS;

/** The day in Hangzhou, `YYYY-MM-DD`. */
export function dayAt(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 10);
}

/** Midnight that begins a day in Hangzhou, epoch ms. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - OFFSET_MS;
}

/** 0 Sunday … 6 Saturday, in Hangzhou. */
export function weekdayAt(at: number): number {
  return new Date(at + OFFSET_MS).getUTCDay();
}

/** True at opening time and until just before closing time; hours may run over midnight. */
export function isOpenAt(
  hours: { readonly from: string; readonly to: string },
  at: number,
): boolean {
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  const minute = minuteOfDayAt(at);
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
