import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadGrammar } from '../../main/assistant/understanding/load-grammar.ts';
import { evaluate, readLines, type MacSluLine } from '../../main/cli/mac-slu/evaluate.ts';
import { alone, type Figure } from './figure.ts';

/** The benchmark's development half, which is not part of this project. */
const LINES = join(import.meta.dirname, '../../../shared/data/nlu/mac-slu-dev.jsonl');

const FOLDS = 5;

/**
 * How well MAC-SLU is understood, by its own definition, and how long an utterance takes. The folds
 * (number modulo five) show how far the parts lie from each other: one that is much better than the
 * others was learnt by heart.
 */
export function measureUnderstanding(): Figure[] {
  if (!existsSync(LINES)) {
    console.log(`understand: skipped, ${LINES} is not there`);
    return [];
  }
  const lines = readLines(readFileSync(LINES, 'utf8'));
  if (!Array.isArray(lines)) throw new Error(`${LINES} is not of MAC-SLU`);
  const { p99Ms, ...scores } = scored(lines);
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const own = scored(lines.filter(({ id }) => Number(id) % FOLDS === fold));
    return [
      alone(`understand.intent.fold-${String(fold)}`, own.intent_accuracy, ''),
      alone(`understand.slot-f1.fold-${String(fold)}`, own.slot_f1, ''),
      alone(`understand.exact.fold-${String(fold)}`, own.overall_accuracy, ''),
    ];
  });
  return [
    alone('understand.intent', scores.intent_accuracy, ''),
    alone('understand.slot-f1', scores.slot_f1, ''),
    alone('understand.exact', scores.overall_accuracy, ''),
    alone('understand.p99', p99Ms, 'ms'),
    ...folds.flat(),
  ];
}

const scored = (lines: readonly MacSluLine[]) => evaluate(lines, loadGrammar('zh-CN'));
