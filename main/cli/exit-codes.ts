import type { CommanderError } from 'commander';

/** Exit codes of every subcommand; the same table stands in the `--help` of the program. */
export const EXIT = {
  /** Done, or stopped on request (SIGINT, SIGTERM). */
  ok: 0,
  /** Something the command needs is not usable: a source, a port, a host; the message says what. */
  unavailable: 1,
  /** The command line itself is wrong; nothing was started. */
  usage: 2,
  /** The command worked and reports a system that is not well (`zhilu health`). */
  degraded: 3,
} as const;

/** The same table for the `--help` of the program. */
export const EXIT_CODES_HELP = `
Exit codes: ${EXIT.ok} done or stopped, ${EXIT.unavailable} something needed cannot be used, ${EXIT.usage} wrong usage,
            ${EXIT.degraded} the system answers and is not well.`;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * For `exitOverride` of every command: help and version end with `ok`, everything else that the
 * parser refuses with `usage` (commander's own code for that is 1).
 */
export function exitAfterParsing(error: CommanderError): never {
  process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage);
}
