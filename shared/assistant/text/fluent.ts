import type { Grammar } from '../grammar/create-grammar.ts';

/**
 * A text without sounds of thinking and without words that were begun or said twice ("um, play, play the
 * song"); names in quotes stay as they are.
 */
export function fluent(
  text: string,
  { hesitations, repetitions }: Pick<Grammar, 'hesitations' | 'repetitions'>,
): string {
  return text.replace(/《[^》]*》|[^《]+/gu, (part) =>
    part.startsWith('《') ? part : part.replace(hesitations, '').replace(repetitions, ''),
  );
}
