/** The units a model writes, with their numbers. */
export type Tokens = ReadonlyMap<string, number>;

/** Fewer are no language. */
const MIN_TOKENS = 10;

/**
 * Reads `tokens.txt`: one unit and its number per line; a line with a number alone is the space.
 * sherpa-onnx ends the process at a line that it does not understand, hence this.
 *
 * @returns what is wrong when the text does not fit
 */
export function parseTokens(text: string): Tokens | string {
  const tokens = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    const parts = line.trim().split(/[ \t\r]+/);
    if (parts[0] === '' && parts.length === 1) continue;
    const number = parts.at(-1) ?? '';
    if (parts.length > 2 || !/^\d{1,7}$/.test(number)) {
      return `line ${index + 1} is not "unit number"`;
    }
    tokens.set(parts.length === 2 ? (parts[0] ?? '') : ' ', Number(number));
  }
  return tokens.size < MIN_TOKENS ? `has ${tokens.size} units only` : tokens;
}

/**
 * Checks a keywords file: on each line the units of a wake word, then `:score`, `#threshold`, and
 * `@name` as wanted.
 *
 * @returns the wake words as they are told, or what is wrong when one cannot be listened for
 */
export function parseKeywords(text: string, tokens: Tokens): readonly string[] | string {
  const words: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const parts = line
      .trim()
      .split(/\s+/)
      .filter((part) => part !== '');
    if (parts.length === 0) continue;
    const units = parts.filter((part) => tokens.has(part) || !/^[:#@]/.test(part));
    const unknown = units.find((unit) => !tokens.has(unit));
    if (unknown !== undefined) return `line ${index + 1}: "${unknown}" is not in tokens.txt`;
    if (units.length === 0) return `line ${index + 1} has no units`;
    const odd = parts.find((part) => !tokens.has(part) && /^[:#](?!\d+(\.\d+)?$)/.test(part));
    if (odd !== undefined) return `line ${index + 1}: "${odd}" is no number`;
    words.push(parts.find((part) => part.startsWith('@'))?.slice(1) ?? units.join(' '));
  }
  return words.length === 0 ? 'has no wake word' : words;
}
