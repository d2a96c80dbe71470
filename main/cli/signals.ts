import { Command } from 'commander';
import { SIGNAL_PATHS, definitionOf } from '../../shared/vehicle/signal.ts';
import { exitAfterParsing } from './exit-codes.ts';

/** `zhilu signals`: the catalogue of vehicle signals, for integrators. */
export function signalsCommand(): Command {
  return new Command('signals')
    .description('List the vehicle signals this build knows')
    .option('--json', 'print JSON')
    .exitOverride(exitAfterParsing)
    .action(({ json }: { json?: boolean }) => {
      const signals = SIGNAL_PATHS.map((path) => ({ path, ...definitionOf(path) }));
      if (json) {
        console.log(JSON.stringify(signals, null, 2));
        return;
      }
      for (const { path, type, datatype, unit } of signals) {
        console.log([path, type, datatype, unit ?? '-'].join('\t'));
      }
    });
}
