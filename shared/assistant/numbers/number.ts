import { wordAt, type Numerals } from './numerals.ts';

/** A number that was read from a text: `to` is one after its last character. */
export interface ReadNumber {
  readonly value: number;
  readonly to: number;
}

/** More digits than a telephone number with its prefixes has are no number. */
const MAX_CHARACTERS = 24;

/**
 * The number that begins at `at`: `23.5`, 两百零三, 二十三点五, 幺八幺零, 2百, 三千五 (3500). Without sign and
 * unit; `null` where none begins.
 */
export function readNumber(text: string, at: number, numerals: Numerals): ReadNumber | null {
  const arabic = readArabic(text, at);
  const whole = arabic ? withUnit(text, arabic, numerals) : readSpoken(text, at, numerals);
  if (!whole) return null;
  return withFraction(text, whole, numerals, arabic !== null);
}

function readArabic(text: string, at: number): ReadNumber | null {
  const match = /^\d{1,18}(?:\.\d{1,4})?/u.exec(text.slice(at, at + MAX_CHARACTERS));
  if (!match) return null;
  return { value: Number(match[0]), to: at + match[0].length };
}

/** 2百, 3.5万. */
function withUnit(text: string, number: ReadNumber, { units, groups }: Numerals): ReadNumber {
  const character = text.charAt(number.to);
  const unit = units[character] ?? groups[character];
  return unit === undefined || unit < 100
    ? number
    : { ...number, value: number.value * unit, to: number.to + 1 };
}

/** Digits and their units; what is not of that form ends the number. */
function readSpoken(text: string, at: number, numerals: Numerals): ReadNumber | null {
  let to = at;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastUnit = 0;
  let digitsOnly = '';
  let hasUnit = false;
  for (; to < text.length && to - at < MAX_CHARACTERS; to += 1) {
    const character = text.charAt(to);
    const asDigit = numerals.digits[character];
    const asUnit = numerals.units[character];
    const asGroup = numerals.groups[character];
    if (asDigit !== undefined) {
      if (digit !== null && hasUnit && digit !== 0) break;
      digit = asDigit;
      digitsOnly += String(asDigit);
    } else if (asUnit !== undefined) {
      if (digitsOnly.length > 1 && !hasUnit) break;
      if (lastUnit !== 0 && asUnit >= lastUnit) break;
      section += (digit ?? 1) * asUnit;
      digit = null;
      lastUnit = asUnit;
      hasUnit = true;
    } else if (asGroup !== undefined && (digit !== null || section > 0)) {
      total += (section + (digit ?? 0)) * asGroup;
      section = 0;
      digit = null;
      lastUnit = 0;
      hasUnit = true;
    } else {
      break;
    }
  }
  if (to === at) return null;
  if (!hasUnit) {
    return { value: Number(digitsOnly), to };
  }
  return {
    value: total + section + trailing(text, to, digit, lastUnit, numerals),
    to,
  };
}

/** 三千五 is 3500, 两百零五 is 205, 二十五 is 25. */
function trailing(
  text: string,
  to: number,
  digit: number | null,
  lastUnit: number,
  numerals: Numerals,
): number {
  if (digit === null) return 0;
  const beforeDigit = numerals.digits[text.charAt(to - 2)];
  const isShort = lastUnit >= 100 && beforeDigit === undefined;
  return isShort ? (digit * lastUnit) / 10 : digit;
}

function withFraction(
  text: string,
  whole: ReadNumber,
  numerals: Numerals,
  isArabic: boolean,
): ReadNumber {
  const point = wordAt(text, whole.to, numerals.point);
  if (point === '' || (isArabic && !Number.isInteger(whole.value))) return whole;
  let to = whole.to + point.length;
  let digits = '';
  while (to < text.length && digits.length < 4) {
    const character = text.charAt(to);
    const digit = numerals.digits[character] ?? (/\d/u.test(character) ? Number(character) : null);
    if (digit === null) break;
    digits += String(digit);
    to += 1;
  }
  const hasUnitNext = numerals.units[text.charAt(to)] !== undefined;
  if (digits === '' || hasUnitNext) return whole;
  return { value: Number(`${String(Math.trunc(whole.value))}.${digits}`), to };
}
