import { Command } from 'commander';
import { ACTIONS } from '../../shared/actions/registry.ts';
import { actionPage, actionTable, toolSchemas } from '../../shared/actions/describe.ts';
import { exitAfterParsing } from './exit-codes.ts';

/** `zhilu actions`: every command a person can give, generated from the registry. */
export function actionsCommand(): Command {
  return new Command('actions')
    .description('List every action of the registry')
    .option('--json', "print the actions as a language model's tool list (JSON schema)")
    .exitOverride(exitAfterParsing)
    .option('--page', 'print the page docs/actions.md')
    .action(({ json, page }: { json?: boolean; page?: boolean }) => {
      if (json) console.log(JSON.stringify(toolSchemas(ACTIONS), null, 2));
      else if (page) process.stdout.write(actionPage(ACTIONS));
      else console.log(actionTable(ACTIONS));
    });
}
