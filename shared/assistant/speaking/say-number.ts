import type { NumberWords } from './speech-words.ts';

/** Longest whole number that is said as a quantity, digits; what is longer is said digit by digit. */
const MAX_QUANTITY_DIGITS = 16;

/** Digits said one by one; anything else is left as it is. */
export function sayDigits(text: string, digits: readonly string[]): string {
  return text.replace(/\d/gu, (digit) => digits[Number(digit)] ?? digit);
}

/**
 * A number as a quantity.
 *
 * @param text digits, with or without commas and a decimal point
 * @param isCounted something is counted: two of it are a pair, and not the figure two
 */
export function sayQuantity(text: string, words: NumberWords, isCounted = false): string {
  const [whole = '', decimals = ''] = text.replaceAll(',', '').split('.');
  if (whole.length > MAX_QUANTITY_DIGITS || /^0\d/u.test(whole)) {
    return withDecimals(sayDigits(whole, words.digits), decimals, words);
  }
  const isPair = isCounted && whole === '2' && decimals === '';
  return isPair
    ? words.pair
    : withDecimals(withPairs(sayWhole(whole, words), words), decimals, words);
}

function withDecimals(whole: string, decimals: string, words: NumberWords): string {
  return decimals === '' ? whole : whole + words.point + sayDigits(decimals, words.digits);
}

function sayWhole(whole: string, words: NumberWords): string {
  const [zero = '', one = ''] = words.digits;
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 4) {
    groups.unshift(whole.slice(Math.max(0, end - 4), end));
  }
  let said = '';
  groups.forEach((group, at) => {
    const four = Number(group);
    const unit = words.groups[groups.length - 1 - at] ?? '';
    if (four === 0) return;
    if (said !== '' && four < 1000) said += zero;
    said += sayFour(four, words) + unit;
  });
  if (said === '') return zero;
  const [, ten = ''] = words.units;
  // Ten to nineteen, also of ten-thousands, begin without their one.
  return said.startsWith(one + ten) ? said.slice(one.length) : said;
}

/** 1 to 9999. */
function sayFour(value: number, { digits, units }: NumberWords): string {
  const [zero = ''] = digits;
  let said = '';
  let isGap = false;
  for (const power of [3, 2, 1, 0]) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      isGap = said !== '';
      continue;
    }
    if (isGap) said += zero;
    isGap = false;
    said += (digits[digit] ?? '') + (units[power] ?? '');
  }
  return said;
}

/** Two hundreds, thousands, and more are pairs; twenty never is. */
function withPairs(said: string, { digits, units, groups, pair }: NumberWords): string {
  const two = digits[2] ?? '';
  const [, ten = '', ...larger] = units;
  return [...larger, ...groups.slice(1)].reduce(
    (text, unit) =>
      // Twenty-two ten-thousands end in a two that is none of a pair.
      text.replaceAll(two + unit, (match, at: number) =>
        text[at - 1] === ten ? match : pair + unit,
      ),
    said,
  );
}
