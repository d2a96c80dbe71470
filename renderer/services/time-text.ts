import type { Language } from '../../shared/settings/settings.ts';
import { clockTime } from '../ui/clock-time.ts';

const DAY_MS = 86_400_000;

/** `11月25日 周三`, `Wed, Nov 25`. */
export function dayText(language: Language, at: number): string {
  return new Intl.DateTimeFormat(language, {
    month: 'short',
    day: 'numeric',
    weekday: 'short',
  }).format(at);
}

/** A moment near `now`: the time alone today, else with its day. */
export function momentText(language: Language, at: number, now: number): string {
  const time = clockTime(language, at);
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? time : `${dayText(language, at)} ${time}`;
}

/** The day `days` after the one of `now`, `YYYY-MM-DD` on the clock of the car. */
export function isoDay(now: number, days: number): string {
  const day = new Date(now + days * DAY_MS);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
