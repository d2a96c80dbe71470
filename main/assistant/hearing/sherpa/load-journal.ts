import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { filesOf, type HearingModels } from './models.ts';

/** Below the state folder: which models are being loaded. */
const FILE = 'hearing-load.json';
/** A car may lose its power once while they are loaded; twice is no accident. */
const MAX_TRIES = 2;

const entrySchema = z.object({ fingerprint: z.string(), tries: z.int().min(1) });

/**
 * Remembers that models are being loaded, across the end of the process: onnxruntime aborts it at a
 * model that it cannot read. Without this a host with such a model would end again and again.
 */
export class LoadJournal {
  readonly #file: string;
  readonly #fingerprint: string;

  /** @param file its name, below `stateDir`; one for each engine that loads models */
  constructor(stateDir: string, fingerprint: string, file = FILE) {
    mkdirSync(stateDir, { recursive: true, mode: 0o700 });
    this.#file = join(stateDir, file);
    this.#fingerprint = fingerprint;
  }

  /** Whether these very files have ended the process before, too often to try again. */
  get refuses(): boolean {
    return this.#tries() >= MAX_TRIES;
  }

  /** They are being loaded from now on. @throws when it cannot be written */
  begin(): void {
    const entry = { fingerprint: this.#fingerprint, tries: this.#tries() + 1 };
    writeFileSync(this.#file, JSON.stringify(entry), { flush: true });
  }

  /** They are loaded, or were refused without harm. */
  end(): void {
    rmSync(this.#file, { force: true });
  }

  #tries(): number {
    try {
      const entry = entrySchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
      return entry.fingerprint === this.#fingerprint ? entry.tries : 0;
    } catch {
      // None, or one that was cut short: nothing is known against these models.
      return 0;
    }
  }
}

/** What tells one set of model files from another: names, sizes, and times of change. */
export async function fingerprintOf({
  recogniser,
  wakeWord,
  voiceActivity,
}: HearingModels): Promise<string> {
  const files = [
    ...filesOf(recogniser.files),
    recogniser.tokens,
    ...(wakeWord ? [...filesOf(wakeWord.files), wakeWord.keywords] : []),
    ...(voiceActivity ? [voiceActivity.file] : []),
  ];
  const facts = await Promise.all(
    files.map(async (file) => {
      const { size, mtimeMs } = await stat(file);
      return [file, size, mtimeMs];
    }),
  );
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
