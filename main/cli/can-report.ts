import { Command } from 'commander';
import { messageOf } from '../agent/agent-error.ts';
import { describeCanLog, formatCanReport } from '../agent/can/can-report.ts';
import { EXIT, exitAfterParsing, type ExitCode } from './exit-codes.ts';

interface CanReportOptions {
  readonly dbc: string;
  readonly log: string;
  readonly map?: string;
  readonly signals?: boolean;
  readonly json?: boolean;
}

/** `zhilu can-report`: what a CAN log holds, for whoever writes a mapping for a new car. */
export function canReportCommand(): Command {
  return new Command('can-report')
    .description(
      'Tell what a CAN log holds: ids, messages, signals, and what a mapping makes of it',
    )
    .exitOverride(exitAfterParsing)
    .requiredOption('--dbc <file>', 'DBC file that describes the bus')
    .requiredOption('--log <file>', 'candump log')
    .option('--map <file>', 'mapping of DBC signals to VSS paths')
    .option('--signals', 'decode every signal of the DBC and tell its range')
    .option('--json', 'print JSON')
    .action(async (options: CanReportOptions) => {
      process.exitCode = await report(options);
    });
}

async function report({ json, signals = false, ...files }: CanReportOptions): Promise<ExitCode> {
  try {
    const found = await describeCanLog({ ...files, signals });
    console.log(json ? JSON.stringify(found, null, 2) : formatCanReport(found));
    return EXIT.ok;
  } catch (error) {
    console.error(`zhilu can-report: ${messageOf(error)}`);
    return EXIT.unavailable;
  }
}
