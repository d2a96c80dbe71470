import { CHINA_UTC_OFFSET_MIN } from '../../../shared/services/pricing.ts';

const OFFSET_MS = CHINA_UTC_OFFSET_MIN * 60_000;

const MOMENT = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;
const TIME_STAMP = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;
const TIME_OF_DAY = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)$/;

/** `yyyyMMddHHmmss`, the TimeStamp of a request (T/CEC 102.4, 4.5), by the clock of Beijing. */
export function timeStampOf(epochMs: number): string {
  return isoOf(epochMs).replaceAll(/[-T:]/g, '');
}

/** `yyyy-MM-dd HH:mm:ss`, every other time of the standard, by the clock of Beijing. */
export function timeTextOf(epochMs: number): string {
  return isoOf(epochMs).replace('T', ' ');
}

/** The moment of a TimeStamp, epoch ms, or `null` when it is none. */
export function momentOfTimeStamp(text: string): number | null {
  return fromParts(TIME_STAMP.exec(text));
}

/** The moment of `yyyy-MM-dd HH:mm:ss`, epoch ms, or `null` when it is none. */
export function momentOf(text: string): number | null {
  return fromParts(MOMENT.exec(text));
}

/** Seconds since midnight of `HHmmss`, or `null` when it is none. */
export function secondOfDayOf(text: string): number | null {
  const match = TIME_OF_DAY.exec(text);
  if (!match) return null;
  const [, hours, minutes, seconds] = match.map(Number);
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}

function isoOf(epochMs: number): string {
  return new Date(epochMs + OFFSET_MS).toISOString().slice(0, 19);
}

function fromParts(match: RegExpExecArray | null): number | null {
  if (!match) return null;
  const [, year, month, day, hours, minutes, seconds] = match;
  const iso = `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}`;
  const epochMs = Date.parse(`${iso}Z`);
  // Date.parse takes 31 February for a day of March.
  return Number.isNaN(epochMs) || new Date(epochMs).toISOString().slice(0, 19) !== iso
    ? null
    : epochMs - OFFSET_MS;
}
