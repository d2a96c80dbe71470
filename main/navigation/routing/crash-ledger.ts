import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { JournalEntry } from './journal.ts';

const MINUTE = 60_000;
/** How long a job that crashed the router is refused: the first time, and after it did it again. */
const FIRST_MS = 10 * MINUTE;
const AGAIN_MS = 24 * 60 * MINUTE;
/** Enough for any car; the oldest goes first. */
const MAX_CRASHES = 32;

const crashSchema = z.object({
  kind: z.string(),
  fingerprint: z.string(),
  /** Epoch ms of the last crash, and how many there were. */
  at: z.number(),
  count: z.number().int().positive(),
});

export type Crash = z.infer<typeof crashSchema>;

/**
 * Jobs in which a process died, so that a host which comes back does not die of the same one again.
 * A car that was switched off in the middle of a route looks the same; that is why a job is refused
 * for ten minutes only, and for a day when it happens again.
 */
export interface CrashLedger {
  readonly crashes: readonly Crash[];
  add(entry: JournalEntry, now: number): void;
  /** True while the job is not to be tried. */
  refuses(fingerprint: string, now: number): boolean;
}

/** Opens the ledger; one that cannot be read starts anew. */
export function openCrashLedger(path: string): CrashLedger {
  let crashes = readCrashes(path);
  return {
    get crashes() {
      return crashes;
    },
    add({ kind, fingerprint }, now) {
      const before = crashes.find((crash) => crash.fingerprint === fingerprint);
      const others = crashes.filter((crash) => crash !== before);
      const crash = { kind, fingerprint, at: now, count: (before?.count ?? 0) + 1 };
      crashes = [...others, crash].slice(-MAX_CRASHES);
      const draft = `${path}.new`;
      writeFileSync(draft, JSON.stringify(crashes));
      renameSync(draft, path);
    },
    refuses(fingerprint, now) {
      const crash = crashes.find((known) => known.fingerprint === fingerprint);
      if (!crash) return false;
      // A clock set back must not refuse for ever.
      const since = Math.abs(now - crash.at);
      return since < (crash.count > 1 ? AGAIN_MS : FIRST_MS);
    },
  };
}

function readCrashes(path: string): Crash[] {
  try {
    return z.array(crashSchema).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Not there, or nonsense: the next crash writes it anew.
    return [];
  }
}
