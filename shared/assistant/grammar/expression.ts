import { parsePattern, PatternError, type Pattern } from './pattern.ts';

/** A word as the source of an expression that matches it, in lower case. */
export function escaped(word: string): string {
  return word.toLowerCase().replace(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);
}

/**
 * The source of an expression for any of some patterns, not written out: parts that may be combined
 * in thousands of ways stay as short as they are.
 *
 * @throws PatternError when a pattern cannot be read or holds a list or a slot.
 */
export function expressionOf(sources: readonly string[]): string {
  return sources.map((source) => sourceOf(parsePattern(source))).join('|');
}

function sourceOf(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'text':
      return escaped(pattern.text);
    case 'sequence':
      return pattern.parts.map(sourceOf).join('');
    case 'choice':
      return `(?:${pattern.options.map(sourceOf).join('|')})`;
    case 'list':
    case 'slot':
      throw new PatternError('Neither lists nor slots can stand in these words');
  }
}
