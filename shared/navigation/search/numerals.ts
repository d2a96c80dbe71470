import numerals from '../../../resources/search/numerals.json' with { type: 'json' };
import { charactersOf } from './fold.ts';

const DIGITS = new Map(Object.entries(numerals.digits));
const UNITS = new Map(Object.entries(numerals.units));
const NUMERAL = new RegExp(`[${[...DIGITS.keys(), ...UNITS.keys()].join('')}]+`, 'gu');

/** How the digits 0 to 9 are said in Chinese, in pinyin. */
export const SPOKEN_DIGITS: readonly string[] = numerals.spoken;

/**
 * The text with Chinese numerals as digits (the second road and 2 road are one), or `null` when it
 * has none. Numbers up to thousands are added up; runs of plain digits are read one by one.
 */
export function withDigits(text: string): string | null {
  const digits = text.replace(NUMERAL, numeralValue);
  return digits === text ? null : digits;
}

function numeralValue(numeral: string): string {
  const characters = charactersOf(numeral);
  if (!characters.some((character) => UNITS.has(character))) {
    return characters.map((character) => DIGITS.get(character)).join('');
  }
  // A unit alone is a word more often than a number ("hundred goods" is a department store).
  if (characters.every((character) => (UNITS.get(character) ?? 0) > 10)) return numeral;
  let sum = 0;
  let pending: number | null = null;
  for (const character of characters) {
    const unit = UNITS.get(character);
    if (unit === undefined) {
      pending = DIGITS.get(character) ?? 0;
    } else {
      sum += (pending ?? 1) * unit;
      pending = null;
    }
  }
  return String(sum + (pending ?? 0));
}
