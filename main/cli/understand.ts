import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import type { UnderstandingContext } from '../../shared/assistant/understanding-context.ts';
import { NOBODY } from '../../shared/assistant/understanding-context.ts';
import { languagesOf } from '../../shared/assistant/text/languages.ts';
import { understand } from '../../shared/assistant/understand.ts';
import type { Language } from '../../shared/settings/settings.ts';
import { loadGrammar } from '../assistant/understanding/load-grammar.ts';
import { EXIT, exitAfterParsing, type ExitCode } from './exit-codes.ts';
import { evaluate, readLines } from './mac-slu/evaluate.ts';

interface UnderstandOptions {
  readonly eval?: string;
  readonly json?: true;
}

/** `zhilu understand`: what an utterance comes to, and how well a benchmark is understood. */
export function understandCommand(): Command {
  return new Command('understand')
    .description('Understand an utterance, or score the lines of a MAC-SLU file')
    .exitOverride(exitAfterParsing)
    .argument('[utterance]', 'what was said, in Mandarin or English')
    .option('--eval <file>', 'score lines of MAC-SLU: {"id", "query", "semantics"}')
    .option('--json', 'with --eval: print one JSON object')
    .action((utterance: string | undefined, options: UnderstandOptions) => {
      process.exitCode = run(utterance, options);
    });
}

function run(utterance: string | undefined, { eval: file, json }: UnderstandOptions): ExitCode {
  if (file !== undefined) return score(file, json ?? false);
  if (utterance === undefined) {
    console.error('zhilu understand: say what to understand, or --eval FILE');
    return EXIT.usage;
  }
  const [language = 'en-US'] = languagesOf(utterance, 'en-US');
  const understood = understand(utterance, loadGrammar(language), contextOf(language));
  console.log(JSON.stringify(understood, null, 2));
  return EXIT.ok;
}

/** Nobody in particular, at no car, now. */
function contextOf(language: Language): UnderstandingContext {
  const now = new Date();
  return {
    ...NOBODY,
    language,
    now: now.getTime(),
    utcOffsetMin: -now.getTimezoneOffset(),
  };
}

function score(file: string, json: boolean): ExitCode {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    console.error(`zhilu understand: cannot read ${file}: ${String(error)}`);
    return EXIT.unavailable;
  }
  const lines = readLines(text);
  if (lines instanceof z.ZodError) {
    console.error(`zhilu understand: ${file} is not of MAC-SLU: ${z.prettifyError(lines)}`);
    return EXIT.unavailable;
  }
  const scores = evaluate(lines, loadGrammar('zh-CN'));
  if (json) {
    console.log(JSON.stringify(scores));
  } else {
    for (const [name, value] of Object.entries(scores)) {
      console.log(`${name.padEnd(18)} ${name === 'n' ? String(value) : Number(value).toFixed(4)}`);
    }
  }
  return EXIT.ok;
}
