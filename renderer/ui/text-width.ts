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

/** `text`, or as much of its beginning as is at most `fits` type sizes wide, with an ellipsis. */
export function shortened(text: string, fits: number): string {
  if (textWidth(text) <= fits) return text;
  const room = fits - textWidth('…');
  let kept = '';
  let width = 0;
  for (const character of text) {
    width += textWidth(character);
    if (width > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
