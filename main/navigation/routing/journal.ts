import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';

const entrySchema = z.object({ kind: z.string(), fingerprint: z.string() });

export type JournalEntry = z.infer<typeof entrySchema>;

/**
 * The job that native code works on, on disk: should it take the process with it, the next process
 * finds what it was. Nothing is synced to the disk, as what ends a process does not lose the
 * system's own cache; that makes an entry cost microseconds.
 */
export interface Journal {
  enter(entry: JournalEntry): void;
  clear(): void;
  close(): void;
}

/** @throws Error when the file cannot be written */
export function openJournal(path: string): Journal {
  const file = openSync(path, 'w');
  return {
    enter: (entry) => void writeSync(file, JSON.stringify(entry), 0),
    clear: () => ftruncateSync(file, 0),
    close: () => closeSync(file),
  };
}

/** The job a process before this one died in, if it did; the file is gone afterwards. */
export function takeLeftover(path: string): JournalEntry | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // No file: nobody died, or nobody was there before.
    return null;
  }
  rmSync(path, { force: true });
  try {
    return entrySchema.parse(JSON.parse(text));
  } catch {
    // Empty when all went well; half an entry cannot be told from none.
    return null;
  }
}
