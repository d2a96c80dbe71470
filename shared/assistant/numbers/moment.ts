import { readNumber } from './number.ts';
import { wordAt, type Numerals } from './numerals.ts';
import { readQuantity } from './quantity.ts';

/** A date, a time of day, or both; `at` is the moment meant, in epoch ms. */
export interface ReadMoment {
  readonly at: number;
  readonly hasDate: boolean;
  readonly hasTime: boolean;
  /** One after the last character of the date, and of the whole. */
  readonly dateTo: number;
  readonly to: number;
}

/** What a moment is counted from. */
export interface LocalNow {
  /** Epoch ms. */
  readonly now: number;
  readonly utcOffsetMin: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * The moment that begins at `at`: 明早八点, 下周三下午三点半, 1月5日, 十五号, 一个半小时后, 周末. A time of day
 * without a date is the next one to come; an hour without a part of the day that has passed is taken in
 * the afternoon. `null` where none begins.
 */
export function readMoment(
  text: string,
  at: number,
  numerals: Numerals,
  local: LocalNow,
): ReadMoment | null {
  const later = readLater(text, at, numerals, local);
  if (later) return later;
  const offsetMs = local.utcOffsetMin * MINUTE_MS;
  const today = Math.floor((local.now + offsetMs) / DAY_MS);
  const date = readDate(text, at, numerals, today);
  const dateTo = date?.to ?? at;
  const clock = readClock(text, dateTo, numerals);
  if (!date && !clock) return null;
  const day = date?.day ?? today;
  if (!clock) {
    const start = day * DAY_MS - offsetMs;
    return { at: start, hasDate: true, hasTime: false, dateTo, to: dateTo };
  }
  const minutes = clock.minutes;
  const moment = day * DAY_MS + minutes * MINUTE_MS - offsetMs;
  const isPast = moment < local.now;
  const next =
    !isPast || date
      ? moment
      : clock.isExact || minutes >= 720
        ? moment + DAY_MS
        : moment + DAY_MS / 2 >= local.now
          ? moment + DAY_MS / 2
          : moment + DAY_MS;
  return { at: next, hasDate: date !== null, hasTime: true, dateTo, to: clock.to };
}

/** 一个半小时后, 十分钟以后. */
function readLater(
  text: string,
  at: number,
  numerals: Numerals,
  local: LocalNow,
): ReadMoment | null {
  const span = readQuantity(text, at, numerals);
  if (span?.unit !== 's') return null;
  const word = wordAt(text, span.to, numerals.time.later);
  if (word === '') return null;
  const to = span.to + word.length;
  return { at: local.now + span.value * 1000, hasDate: false, hasTime: true, dateTo: at, to };
}

function readDate(
  text: string,
  at: number,
  numerals: Numerals,
  today: number,
): { day: number; to: number } | null {
  return (
    readRelativeDay(text, at, numerals, today) ??
    readWeekday(text, at, numerals, today) ??
    readCalendarDay(text, at, numerals, today)
  );
}

function readRelativeDay(text: string, at: number, { time }: Numerals, today: number) {
  const word = wordAt(text, at, Object.keys(time.days));
  const days = time.days[word];
  return days === undefined ? null : { day: today + days, to: at + word.length };
}

function readWeekday(text: string, at: number, { time }: Numerals, today: number) {
  // 1970-01-01 was a Thursday.
  const weekday = ((((today + 3) % 7) + 7) % 7) + 1;
  const week = wordAt(text, at, Object.keys(time.weeks));
  const weeks = time.weeks[week];
  if (weeks === undefined) return null;
  const end = at + week.length;
  const weekend = wordAt(text, end, time.weekend);
  if (weekend !== '') return { day: today + 6 - weekday + weeks * 7, to: end + weekend.length };
  const word = wordAt(text, end, Object.keys(time.weekdays));
  const wanted = time.weekdays[word];
  if (wanted === undefined) return null;
  // "Wednesday" on a Friday means the one to come.
  const isPast = weeks === 0 && wanted < weekday;
  return { day: today + wanted - weekday + (isPast ? 7 : weeks * 7), to: end + word.length };
}

/** 1月5日, 十五号, 二零二六年三月一号. */
function readCalendarDay(text: string, at: number, numerals: Numerals, today: number) {
  const { time } = numerals;
  const current = new Date(today * DAY_MS);
  let to = at;
  let year = current.getUTCFullYear();
  let month: number | null = null;
  let number = readNumber(text, to, numerals);
  const yearWord = number ? wordAt(text, number.to, time.years) : '';
  if (number && yearWord !== '') {
    year = number.value < 100 ? 2000 + number.value : number.value;
    to = number.to + yearWord.length;
    number = readNumber(text, to, numerals);
  }
  const monthWord = number ? wordAt(text, number.to, time.months) : '';
  if (number && monthWord !== '') {
    month = number.value;
    to = number.to + monthWord.length;
    number = readNumber(text, to, numerals);
  }
  const dayWord = number ? wordAt(text, number.to, time.monthDays) : '';
  if (!number || dayWord === '' || number.value < 1 || number.value > 31) return null;
  to = number.to + dayWord.length;
  const inMonth = month ?? current.getUTCMonth() + 1;
  if (inMonth < 1 || inMonth > 12 || year < 1970 || year > 9999) return null;
  const day = Date.UTC(year, inMonth - 1, number.value) / DAY_MS;
  if (day >= today || yearWord !== '') return { day, to };
  const later =
    month === null
      ? Date.UTC(year, inMonth, number.value)
      : Date.UTC(year + 1, inMonth - 1, number.value);
  return { day: later / DAY_MS, to };
}

/** 八点, 下午三点半, 八点一刻, 20:15, 早上; minutes of the day. */
function readClock(
  text: string,
  at: number,
  numerals: Numerals,
): { minutes: number; to: number; isExact: boolean } | null {
  const { time } = numerals;
  const part = wordAt(text, at, Object.keys(time.parts));
  const [first, last] = time.parts[part] ?? [0, 24];
  const start = at + part.length;
  const hour = readHour(text, start, numerals);
  if (!hour) {
    return part === '' ? null : { minutes: first * 60, to: start, isExact: true };
  }
  if (hour.hour > 24) return null;
  const isAfternoon = part !== '' && hour.hour < 12 && hour.hour < first && hour.hour + 12 <= last;
  const hours = hour.hour + (isAfternoon ? 12 : 0);
  return {
    minutes: hours * 60 + hour.minutes,
    to: hour.to,
    isExact: part !== '' || hour.hour > 12,
  };
}

function readHour(text: string, at: number, numerals: Numerals) {
  const { time } = numerals;
  const digital = /^(\d{1,2}):(\d{2})/u.exec(text.slice(at, at + 5));
  if (digital) {
    return { hour: Number(digital[1]), minutes: Number(digital[2]), to: at + digital[0].length };
  }
  const number = readWholeHour(text, at, numerals);
  const word = number ? wordAt(text, number.to, time.hours) : '';
  if (!number || word === '') return null;
  let to = number.to + word.length;
  const half = wordAt(text, to, numerals.half);
  if (half.length === 1) return { hour: number.value, minutes: 30, to: to + 1 };
  const sharp = wordAt(text, to, time.sharp);
  if (sharp !== '') return { hour: number.value, minutes: 0, to: to + sharp.length };
  const minutes = readNumber(text, to, numerals);
  if (!minutes || minutes.value >= 60) return { hour: number.value, minutes: 0, to };
  const quarter = wordAt(text, minutes.to, time.quarters);
  if (quarter !== '') {
    return { hour: number.value, minutes: minutes.value * 15, to: minutes.to + quarter.length };
  }
  to = minutes.to + wordAt(text, minutes.to, time.minutes).length;
  return { hour: number.value, minutes: minutes.value, to };
}

/** The number before the word for hours, which may be the word for the decimal point, too. */
function readWholeHour(text: string, at: number, numerals: Numerals) {
  return readNumber(text, at, { ...numerals, point: [] });
}
