import type { Slot } from '../frame.ts';
import { readNumber } from './number.ts';
import { wordAt, type Numerals } from './numerals.ts';

/** A number with what it counts. */
export interface ReadQuantity {
  readonly value: number;
  /** Absent for a bare number. */
  readonly unit?: Exclude<Slot['unit'], undefined>;
  readonly to: number;
}

/**
 * The quantity that begins at `at`: 二十四度半, 零下五度, 百分之六十三, 63%, 一半, 三分之一, 两成, 一挡, 五百米, 一个半小时,
 * 两分三十秒, 第二个. Temperatures in °C (degrees Fahrenheit are converted), distances in metres, spans
 * of time in seconds. `null` where none begins.
 */
export function readQuantity(text: string, at: number, numerals: Numerals): ReadQuantity | null {
  return (
    readPercent(text, at, numerals) ??
    readOrdinal(text, at, numerals) ??
    readDuration(text, at, numerals) ??
    readMeasured(text, at, numerals)
  );
}

function readPercent(text: string, at: number, numerals: Numerals): ReadQuantity | null {
  const prefix = wordAt(text, at, numerals.percentBefore);
  if (prefix !== '') {
    const number = readNumber(text, at + prefix.length, numerals);
    return number && { value: number.value, unit: 'percent', to: number.to };
  }
  const half = wordAt(text, at, numerals.half);
  if (half.length > 1) return { value: 50, unit: 'percent', to: at + half.length };
  const number = readNumber(text, at, numerals);
  if (!number) return null;
  const sign = wordAt(text, number.to, numerals.percentAfter);
  if (sign !== '') return { value: number.value, unit: 'percent', to: number.to + sign.length };
  const parts = wordAt(text, number.to, numerals.partsOf);
  if (parts !== '') {
    const numerator = readNumber(text, number.to + parts.length, numerals);
    if (numerator && number.value > 0) {
      return { value: (100 * numerator.value) / number.value, unit: 'percent', to: numerator.to };
    }
  }
  const tenths = wordAt(text, number.to, numerals.tenths);
  const isTenths = tenths !== '' && number.value <= 10;
  return isTenths
    ? { value: number.value * 10, unit: 'percent', to: number.to + tenths.length }
    : null;
}

function readOrdinal(text: string, at: number, numerals: Numerals): ReadQuantity | null {
  const prefix = wordAt(text, at, numerals.ordinalBefore);
  if (prefix === '') return null;
  const number = readNumber(text, at + prefix.length, numerals);
  if (!number) return null;
  const counter = wordAt(text, number.to, numerals.counters);
  return { value: number.value, unit: 'ordinal', to: number.to + counter.length };
}

/** 两分三十秒, 一个半小时, 半小时, 一分半, 一分二十. */
function readDuration(text: string, at: number, numerals: Numerals): ReadQuantity | null {
  let total = 0;
  let to = at;
  let lastS = Number.POSITIVE_INFINITY;
  for (let part = readSpan(text, to, numerals); part; part = readSpan(text, to, numerals)) {
    if (part.unitS >= lastS) break;
    total += part.seconds;
    lastS = part.unitS;
    to = part.to;
    const half = wordAt(text, to, numerals.half);
    if (half !== '' && part.unitS >= 60) {
      total += part.unitS / 2;
      to += half.length;
      break;
    }
  }
  if (to === at) return null;
  return readRest(text, { value: total, unit: 's', to }, lastS, numerals);
}

/** "One minute twenty": what is said last may leave its unit out, which is the next smaller one. */
function readRest(
  text: string,
  whole: ReadQuantity,
  lastS: number,
  numerals: Numerals,
): ReadQuantity {
  const from = text.charAt(whole.to) === ' ' ? whole.to + 1 : whole.to;
  const rest = lastS >= 60 ? readNumber(text, from, numerals) : null;
  const isRest = rest?.to === text.length && Number.isInteger(rest.value) && rest.value < 60;
  return isRest ? { ...whole, value: whole.value + (rest.value * lastS) / 60, to: rest.to } : whole;
}

function readSpan(
  text: string,
  at: number,
  numerals: Numerals,
): { seconds: number; unitS: number; to: number } | null {
  const number = readNumber(text, at, numerals);
  const before = number ? '' : wordAt(text, at, numerals.half);
  if (!number && before === '') return null;
  let to = number ? number.to : at + before.length;
  let count = number ? number.value : 0.5;
  const counter = wordAt(text, to, numerals.counters);
  if (counter !== '') {
    const half = wordAt(text, to + counter.length, numerals.half);
    if (half !== '') count += 0.5;
    to += counter.length + half.length;
  }
  const unit = wordAt(text, to, Object.keys(numerals.seconds));
  const unitS = numerals.seconds[unit];
  if (unitS === undefined) return null;
  return { seconds: count * unitS, unitS, to: to + unit.length };
}

function readMeasured(text: string, at: number, numerals: Numerals): ReadQuantity | null {
  const minus = text.startsWith('-', at) ? '-' : wordAt(text, at, numerals.minus);
  const sign = minus === '' ? 1 : -1;
  const start = at + minus.length;
  const half = wordAt(text, start, numerals.half);
  const number =
    half === '' ? readNumber(text, start, numerals) : { value: 0.5, to: start + half.length };
  if (!number) return null;
  const halfOfUnit = half === '';
  const metre = wordAt(text, number.to, Object.keys(numerals.metres));
  const metres = numerals.metres[metre];
  if (metres !== undefined) {
    return { value: sign * number.value * metres, unit: 'm', to: number.to + metre.length };
  }
  const fahrenheit = wordAt(text, number.to, numerals.fahrenheit);
  if (fahrenheit !== '') {
    const celsius = ((sign * number.value - 32) * 5) / 9;
    return { value: celsius, unit: 'celsius', to: number.to + fahrenheit.length };
  }
  const celsius = wordAt(text, number.to, numerals.celsius);
  const level = celsius === '' ? wordAt(text, number.to, numerals.levels) : '';
  if (celsius === '' && level === '') {
    if (half !== '') return null;
    return { value: sign * number.value, to: number.to };
  }
  let to = number.to + celsius.length + level.length;
  let value = number.value;
  const after = halfOfUnit ? wordAt(text, to, numerals.half) : '';
  if (celsius !== '' && after.length === 1) {
    value += 0.5;
    to += after.length;
  }
  return { value: sign * value, unit: celsius === '' ? 'level' : 'celsius', to };
}
