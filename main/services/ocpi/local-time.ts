import { DAYS_OF_WEEK } from './messages/tariff.ts';

/** A moment on the clock of a place. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly dayOfWeek: (typeof DAYS_OF_WEEK)[number];
  /** Minutes since midnight. */
  readonly minute: number;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/**
 * The date and time at a moment in a zone of the IANA database; `null` when there is no such zone.
 *
 * @param at epoch ms
 */
export function localTime(at: number, timeZone: string): LocalTime | null {
  const format = formatOf(timeZone);
  if (!format) return null;
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  const dayOfWeek = DAYS_OF_WEEK.find((day) => day === part('weekday').toUpperCase());
  if (!dayOfWeek) return null;
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    dayOfWeek,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = FORMATS.get(timeZone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'long',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    FORMATS.set(timeZone, format);
    return format;
  } catch {
    return null;
  }
}
