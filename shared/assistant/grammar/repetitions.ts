import { escaped } from './expression.ts';

/** At least so much of a name has to be said for it to be one that was begun. */
const BEGUN = 2;
/** Names of signs and of single letters are not begun like words. */
const SPOKEN_WORD = /^\p{L}+$/u;

/**
 * All but the last of words that are said again and again, whole or begun: "pl- play play". Of names
 * more than the first character is needed, for names hold doubled characters of their own; the one
 * after it may have been a slip ("John Lemon John Lennon").
 */
export function repetitionsOf(words: readonly string[], names: readonly string[]): RegExp {
  const longest = (sources: readonly string[]) => sources.toSorted((a, b) => b.length - a.length);
  const before = [
    ...longest(names)
      .filter((name) => name.length > BEGUN && SPOKEN_WORD.test(name))
      .map((name) => `${begunOf(name)}(?=${escaped(name)})`),
    ...longest(words).map((word) => {
      const whole = escaped(word);
      return `(?:${whole}|${escaped(word.charAt(0))}+)(?=${whole})`;
    }),
  ];
  return new RegExp(before.join('|'), 'gu');
}

/** The name, or its beginning and one character more. */
function begunOf(name: string): string {
  const begun = escaped(name.slice(0, BEGUN));
  const rest = escaped(name.slice(BEGUN, -1));
  return `${begun}${rest === '' ? '' : `(?:${rest})?`}[^,?]?`;
}
