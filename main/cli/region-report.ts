import { RegionError, messageOf } from '../navigation/region/region-error.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** Tells why a command on packs failed: the code and the message, never a stack trace. */
export function reportFailure(command: string, error: unknown, json = false): ExitCode {
  const code = error instanceof RegionError ? error.code : 'tool-failed';
  const message = messageOf(error);
  if (json) console.log(JSON.stringify({ error: { code, message } }, null, 2));
  console.error(`zhilu region ${command}: ${code}: ${message}`);
  return EXIT.unavailable;
}
