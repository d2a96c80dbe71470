/** Han characters and full-width signs are as wide as the type is high. */
const FULL_WIDTH = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFF60]/u;

/** Mean width of the other characters of the font, in type sizes. */
const NARROW = 0.56;

/**
 * About how wide a text is, in type sizes: exact for Chinese, a mean for Latin. Decides between sizes
 * before anything is drawn; the style sheets still wrap what it misjudges.
 */
export function textWidth(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (FULL_WIDTH.test(character) ? 1 : NARROW),
    0,
  );
}
