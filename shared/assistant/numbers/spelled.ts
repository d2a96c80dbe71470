import type { Numerals } from './numerals.ts';

/**
 * Writes numbers that are spelled in letters as figures, whole words only: "twenty three and a half" is
 * 23.5, "a hundred and five" 105. Text of languages without such words is left alone.
 */
export function inFigures(
  text: string,
  { spelled, spelledHalf = [] }: Pick<Numerals, 'spelled' | 'spelledHalf'>,
): string {
  if (!spelled) return text;
  const word = `(?:${Object.keys(spelled).join('|')})`;
  const number = new RegExp(`\\b${word}(?:(?:[ -]| and )${word})*\\b`, 'giu');
  const figures = text.replace(number, (said) => valueOf(said, spelled));
  return spelledHalf.reduce(
    (whole, half) => whole.replace(new RegExp(`(\\d) ${half}\\b`, 'giu'), '$1.5'),
    figures,
  );
}

/** Tens and ones add up, hundreds multiply; what does not fit together stands side by side. */
function valueOf(said: string, spelled: Readonly<Record<string, number>>): string {
  const numbers: number[] = [];
  let last = 0;
  for (const part of said.toLowerCase().split(/[ -]/u)) {
    const value = spelled[part];
    if (value === undefined) continue;
    const before = numbers.at(-1);
    if (before !== undefined && value === 100 && before < 10)
      numbers[numbers.length - 1] = before * 100;
    else if (before !== undefined && isAdded(before, last, value)) {
      numbers[numbers.length - 1] = before + value;
    } else numbers.push(value);
    last = value;
  }
  return numbers.join(' ');
}

function isAdded(before: number, last: number, value: number): boolean {
  if (before >= 100 && before % 100 === 0) return value < 100;
  return last >= 20 && last < 100 && value < 10;
}
