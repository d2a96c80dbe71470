import { loadGrammar } from '../../main/assistant/understanding/load-grammar.ts';
import { understand } from '../../shared/assistant/understand.ts';
import { carCommands } from '../fixtures/assistant/car-commands.ts';
import { contextOf } from '../fixtures/assistant/car-context.ts';
import { judge } from '../fixtures/assistant/judge-command.ts';
import { alone, quantile, type Figure } from './figure.ts';

/** How often each wish is understood for the time it takes. */
const ROUNDS = 5;

/**
 * The list of wishes drivers say to the car: the share that is understood exactly, the risky actions
 * that nobody wished for, and how long an utterance takes on one core once the grammars are made.
 */
export function measureCarCommands(): Figure[] {
  const commands = carCommands();
  const verdicts = commands.map((command) => judge(command, loadGrammar));
  const right = verdicts.filter(({ isRight }) => isRight).length;
  const wrongRisky = verdicts.filter(({ isWrongRisky }) => isWrongRisky).length;
  const millis: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const command of commands) {
      const context = contextOf(command);
      const started = performance.now();
      understand(command.say, loadGrammar(context.language), context);
      millis.push(performance.now() - started);
    }
  }
  return [
    alone('car-commands.wishes', commands.length, ''),
    alone('car-commands.right', right / commands.length, ''),
    alone('car-commands.wrong-risky', wrongRisky, ''),
    alone('car-commands.p50', quantile(millis, 0.5), 'ms'),
    alone('car-commands.p99', quantile(millis, 0.99), 'ms'),
  ];
}
