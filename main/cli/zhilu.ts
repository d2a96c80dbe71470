#!/usr/bin/env node
import { Command } from 'commander';
import { actionsCommand } from './actions.ts';
import { agentCommand } from './agent.ts';
import { assistantCommand } from './assistant.ts';
import { canReportCommand } from './can-report.ts';
import { EXIT_CODES_HELP, exitAfterParsing } from './exit-codes.ts';
import { gatewayCommand } from './gateway.ts';
import { healthCommand } from './health.ts';
import { regionCommand } from './region.ts';
import { serviceCommand } from './service.ts';
import { signalsCommand } from './signals.ts';
import { startCommand } from './start.ts';
import { understandCommand } from './understand.ts';
import { readVersion } from './versions.ts';

/** The command line: `npm run -s zhilu -- …` in a checkout, `zhilu …` when installed. */
export function zhiluProgram(): Command {
  // Positional, because `region build --version` is the version of the data.
  return new Command('zhilu')
    .description('Zhilu in-vehicle HMI: start it on the desk, run its agent, inspect it.')
    .version(readVersion())
    .enablePositionalOptions()
    .exitOverride(exitAfterParsing)
    .addHelpText('after', EXIT_CODES_HELP)
    .addCommand(startCommand())
    .addCommand(agentCommand())
    .addCommand(canReportCommand())
    .addCommand(healthCommand())
    .addCommand(actionsCommand())
    .addCommand(signalsCommand())
    .addCommand(regionCommand())
    .addCommand(gatewayCommand())
    .addCommand(serviceCommand())
    .addCommand(understandCommand())
    .addCommand(assistantCommand());
}

await zhiluProgram().parseAsync(process.argv);
