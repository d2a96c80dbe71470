import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { messageOf } from '../agent-error.ts';
import { CanLogError, type CanLogErrorCode } from './can-log-error.ts';
import { bindCanMap, parseCanMap, type CanBindings } from './can-map.ts';
import { parseCandumpLine, type CanFrame, type FrameFault } from './candump.ts';
import { decodeDbcText, parseDbc, type Dbc } from './dbc.ts';
import { linesOf, LONG_LINE } from './log-lines.ts';

/** Largest DBC or mapping file that is read; the largest DBC files in the field have a few MB. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** How far into a log the first frame is looked for. */
const PROBE_LENGTH = 1024 * 1024;

/**
 * Reads and parses a DBC file.
 *
 * @throws CanLogError `dbc-unreadable` or `dbc-invalid`.
 */
export async function readDbc(path: string): Promise<Dbc> {
  const bytes = await readBytes(path, 'dbc-unreadable', 'DBC file');
  try {
    return parseDbc(decodeDbcText(bytes));
  } catch (cause) {
    throw new CanLogError('dbc-invalid', `DBC file ${path}: ${messageOf(cause)}`, { cause });
  }
}

/**
 * Reads a mapping file and ties it to a DBC.
 *
 * @throws CanLogError `map-unreadable` or `map-invalid`.
 */
export async function readBindings(path: string, dbc: Dbc): Promise<CanBindings> {
  const bytes = await readBytes(path, 'map-unreadable', 'mapping file');
  try {
    const content: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return bindCanMap(parseCanMap(content), dbc);
  } catch (cause) {
    throw new CanLogError('map-invalid', `mapping file ${path}: ${messageOf(cause)}`, { cause });
  }
}

async function readBytes(path: string, code: CanLogErrorCode, what: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(path);
    if (bytes.length <= MAX_FILE_BYTES) return bytes;
  } catch (cause) {
    throw new CanLogError(code, `cannot read the ${what}: ${reasonOf(cause, path)}`, { cause });
  }
  throw new CanLogError(code, `the ${what} ${path} has more than ${MAX_FILE_BYTES} bytes`);
}

/** What went wrong with a file, in words that say what to do. */
export function reasonOf(cause: unknown, path: string): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT') return `${path} does not exist`;
  if (code === 'EACCES') return `${path} may not be read by this user`;
  if (code === 'EISDIR') return `${path} is a folder`;
  return `${path}: ${messageOf(cause)}`;
}

/** One line of a log: a frame, or why it is none. */
export type LogEntry = CanFrame | FrameFault | 'line-too-long';

/**
 * Streams a candump log; empty lines are left out. Rejects as the file system does.
 *
 * @param signal ends the reading (with an `AbortError`) and closes the file.
 */
export async function* readLog(path: string, signal?: AbortSignal): AsyncGenerator<LogEntry[]> {
  // Latin-1 turns any byte into one character: binary garbage stays cheap and is rejected by line.
  const stream = createReadStream(path, { encoding: 'latin1', ...(signal ? { signal } : {}) });
  for await (const lines of linesOf(stream)) {
    const entries: LogEntry[] = [];
    for (const line of lines) {
      const entry = line === LONG_LINE ? 'line-too-long' : parseCandumpLine(line);
      if (entry !== null) entries.push(entry);
    }
    yield entries;
  }
}

/**
 * Makes sure that a file is a log with frames, by looking for the first one.
 *
 * @throws CanLogError `log-unreadable` or `log-invalid`.
 */
export async function probeLog(path: string): Promise<void> {
  const faults = new Map<string, number>();
  let length = 0;
  const stream = createReadStream(path, { encoding: 'latin1', end: PROBE_LENGTH });
  try {
    for await (const lines of linesOf(stream)) {
      for (const line of lines) {
        const entry = line === LONG_LINE ? 'line-too-long' : parseCandumpLine(line);
        if (entry !== null && typeof entry !== 'string') return;
        if (entry !== null) faults.set(entry, (faults.get(entry) ?? 0) + 1);
        length += 1;
      }
    }
  } catch (cause) {
    const reason = reasonOf(cause, path);
    throw new CanLogError('log-unreadable', `cannot read the CAN log: ${reason}`, { cause });
  }
  throw new CanLogError('log-invalid', `CAN log ${path}: ${emptyReason(length, faults)}`);
}

function emptyReason(lines: number, faults: ReadonlyMap<string, number>): string {
  if (lines === 0) return 'the file is empty';
  if (faults.has('no-timestamp')) {
    return 'the lines carry no time stamps; record with `candump -l` or `candump -ta`';
  }
  const counts = [...faults].map(([fault, count]) => `${count} × ${fault}`).join(', ');
  return (
    `no CAN frame found in its first ${lines} lines (${counts || 'all empty'}); ` +
    'expected lines such as «(1757617431.821276) can0 167#727FC3000019E500», as `candump -l` writes'
  );
}
