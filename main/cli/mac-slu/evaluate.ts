import { z } from 'zod';
import type { Grammar } from '../../../shared/assistant/grammar/create-grammar.ts';
import { framesOf } from '../../../shared/assistant/frames-of.ts';
import rules from '../../../resources/assistant/mac-slu/compare.json' with { type: 'json' };
import { labelsOf } from './labels-of.ts';
import { scoresOf, type Scores } from './metrics.ts';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  query: z.string(),
  semantics: z.array(
    z.object({
      domain: z.string(),
      intent: z.string(),
      slots: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)),
    }),
  ),
});

/** A line of the benchmark. */
export type MacSluLine = z.infer<typeof lineSchema>;

/** The benchmark's figures, and how long understanding took. */
export interface Evaluation extends Scores {
  /** Of an utterance, in milliseconds: 99 % took no longer. */
  readonly p99Ms: number;
}

/** Reads a file of the benchmark; the error names the first line that is not of its form. */
export function readLines(text: string): readonly MacSluLine[] | z.ZodError {
  const lines: MacSluLine[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const parsed = z.string().transform(parsedJson).pipe(lineSchema).safeParse(line);
    if (!parsed.success) return parsed.error;
    lines.push(parsed.data);
  }
  return lines;
}

function parsedJson(line: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    context.addIssue({ code: 'custom', message: String(error) });
    return z.NEVER;
  }
}

/** Times are counted from a fixed moment, so that scores are the same on every day. */
const NOW = { now: Date.UTC(2026, 0, 7, 2), utcOffsetMin: 480 };

/** Understands every line twice, the second time on the clock, and compares it with its labels. */
export function evaluate(lines: readonly MacSluLine[], grammar: Grammar): Evaluation {
  for (const { query } of lines) framesOf(query, grammar, NOW);
  const took: number[] = [];
  const pairs = lines.map(({ query, semantics }) => {
    const started = performance.now();
    const understood = framesOf(query, grammar, NOW);
    took.push(performance.now() - started);
    return { predicted: labelsOf(understood), expected: semantics };
  });
  took.sort((a, b) => a - b);
  const p99Ms = took[Math.min(took.length - 1, Math.ceil(took.length * 0.99) - 1)] ?? 0;
  return { ...scoresOf(pairs, rules.numerals), p99Ms };
}
