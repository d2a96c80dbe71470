import type { Tokens } from './tokens.ts';

/** More cost memory and time for each sound, and favour nothing any more. */
const MAX_HOT_WORDS = 2000;
/** A longer name is never said whole. */
const MAX_UNITS = 24;
const HAN = /^\p{Script=Han}$/u;
const LATIN = /^[a-zA-Z]$/;

/**
 * The words that a model can write, in the form sherpa-onnx takes: one per line. A word with one unit
 * that is not in the model would be favoured without it, and one that begins like a score ends the
 * process; both are left out.
 *
 * @param hasBpe whether the model writes English in pieces of words
 */
export function hotWordLines(
  words: Iterable<string>,
  tokens: Tokens,
  hasBpe: boolean,
): readonly string[] {
  const lines = new Set<string>();
  for (const word of words) {
    if (lines.size >= MAX_HOT_WORDS) break;
    const units = Array.from(word.normalize('NFKC').replaceAll(/\s+/g, ''));
    const isWritable = units.every((unit) =>
      LATIN.test(unit) ? hasBpe : HAN.test(unit) && tokens.has(unit),
    );
    const hasHan = units.some((unit) => HAN.test(unit));
    if (isWritable && hasHan && units.length >= 2 && units.length <= MAX_UNITS) {
      lines.add(units.join('').toUpperCase());
    }
  }
  return [...lines];
}

/** The words to favour, the latest first: names, and what can be said on the screen. */
export class HotWords {
  readonly #write: (words: Iterable<string>) => readonly string[];
  /** In the order of their last mention, the latest last. */
  readonly #words = new Set<string>();
  #loaded: ReadonlySet<string> = new Set();

  /** @param write the lines that a model can make of words; none when it cannot favour any */
  constructor(write: (words: Iterable<string>) => readonly string[]) {
    this.#write = write;
  }

  /** Words that may be said now. */
  add(words: readonly string[]): void {
    for (const word of words.toReversed()) {
      this.#words.delete(word);
      this.#words.add(word);
    }
    for (const word of this.#words) {
      if (this.#words.size <= MAX_HOT_WORDS) break;
      this.#words.delete(word);
    }
  }

  /** Whether there are lines that were not there at the last {@link take}. */
  get hasNew(): boolean {
    return this.#lines().some((line) => !this.#loaded.has(line));
  }

  /** The lines to load. */
  take(): readonly string[] {
    const lines = this.#lines();
    this.#loaded = new Set(lines);
    return lines;
  }

  #lines(): readonly string[] {
    return this.#write([...this.#words].reverse());
  }
}
