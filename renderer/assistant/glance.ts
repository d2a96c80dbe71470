import { readingLength } from '../../shared/assistant/dialogue/shorten.ts';

/** The end of what is being said, as much as is read at one glance: the beginning was read before. */
export function endOf(text: string, maxLength: number): string {
  if (readingLength(text) <= maxLength) return text;
  let end = '';
  for (const character of Array.from(text).toReversed()) {
    if (readingLength(`${character}${end}`) > maxLength - 1) break;
    end = `${character}${end}`;
  }
  return `…${end}`;
}

/** Whether several texts together are read at one glance. */
export function isGlance(texts: readonly string[], maxLength: number): boolean {
  return texts.reduce((sum, text) => sum + readingLength(text), 0) <= maxLength;
}
