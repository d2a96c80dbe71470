import { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../../shared/clock.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import {
  PURPOSE_FACTS,
  PURPOSES,
  type Consent,
  type Purpose,
} from '../../shared/privacy/purpose.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import { openRowStorage, type RowStorage } from '../storage/row-storage.ts';

/** The database, below the state folder. */
export const CONSENTS_FILE = 'privacy.sqlite';

export interface ConsentsOptions {
  readonly stateDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
}

/** What the driver agreed to, kept across restarts. */
export interface Consents {
  /** Every purpose, in the order of {@link PURPOSES}; `records` counts nothing here. */
  readonly consents: readonly Consent[];
  /** Why decisions are not being kept, or `null`. */
  readonly problem: Reason | null;
  isGranted(purpose: Purpose): boolean;
  /**
   * Decides a purpose at once. Answers why the decision could not be stored, if so: a withdrawal then
   * holds until the host ends, an agreement does not hold at all.
   */
  set(purpose: Purpose, isGranted: boolean): Reason | null;
  /** Calls `listener` after every decision; the returned function stops that. */
  onChange(listener: () => void): () => void;
  close(): void;
}

/**
 * A decision as it is stored. `terms` is what was agreed to: when a release uses more data, or keeps it
 * longer, the old agreement does not cover that and is asked for anew (PIPL article 14).
 */
const rowSchema = z.object({
  isGranted: z.boolean(),
  since: z.number(),
  terms: z.string(),
});

interface Decision {
  readonly isGranted: boolean;
  readonly since: number;
}

/** Loads the decisions; everything that was never decided, or does not fit, is off. */
export function createConsents(options: ConsentsOptions): Consents {
  const { clock, log, rejections } = options;
  const emitter = new EventEmitter<{ change: [] }>();
  emitter.setMaxListeners(0);
  let problem: Reason | null = null;
  const storage = openOrReport();
  const decisions = load();

  function openOrReport(): RowStorage | null {
    try {
      const { wall } = clock.now();
      const { storage: opened, setAside } = openRowStorage(options.stateDir, CONSENTS_FILE, wall);
      if (setAside !== undefined) {
        rejections.add('privacy', 'broken-database');
        log.error(
          { error: setAside },
          'the database of consents was broken and has been set aside',
        );
      }
      return opened;
    } catch (error) {
      storageFailed(error);
      return null;
    }
  }

  function storageFailed(error: unknown): Reason {
    log.error({ error, stateDir: options.stateDir }, 'consents cannot be stored');
    problem = reason('host.storage', error instanceof Error ? error.message : String(error));
    return problem;
  }

  function load(): Map<Purpose, Decision> {
    const loaded = new Map<Purpose, Decision>();
    const rows = storage?.read() ?? new Map<string, string>();
    for (const purpose of PURPOSES) {
      const json = rows.get(purpose);
      if (json === undefined) continue;
      const row = rowSchema.safeParse(parseJson(json));
      if (!row.success) {
        rejections.add('privacy', 'invalid-row');
        log.warn({ purpose }, 'a stored consent does not fit and counts as not given');
      } else if (row.data.terms === termsOf(purpose)) {
        loaded.set(purpose, row.data);
      } else {
        log.info({ purpose }, 'what a consent covers has changed; it will be asked for again');
      }
    }
    return loaded;
  }

  function store(purpose: Purpose, { isGranted, since }: Decision): Reason | null {
    if (!storage) return problem;
    try {
      const row: z.infer<typeof rowSchema> = { isGranted, since, terms: termsOf(purpose) };
      storage.write(purpose, JSON.stringify(row));
      problem = null;
      return null;
    } catch (error) {
      return storageFailed(error);
    }
  }

  return {
    get consents() {
      return PURPOSES.map((purpose): Consent => {
        const decision = decisions.get(purpose);
        return decision
          ? { purpose, isGranted: decision.isGranted, since: decision.since, records: 0 }
          : { purpose, isGranted: false, records: 0 };
      });
    },
    get problem() {
      return problem;
    },
    isGranted: (purpose) => decisions.get(purpose)?.isGranted === true,
    set(purpose, isGranted) {
      const decision = { isGranted, since: clock.now().wall };
      // A repeated wish is not a new decision, unless the first one could not be stored.
      if (decisions.get(purpose)?.isGranted === isGranted && problem === null) return null;
      const failure = store(purpose, decision);
      if (failure === null || !isGranted) decisions.set(purpose, decision);
      emitter.emit('change');
      return failure;
    },
    onChange(listener) {
      emitter.on('change', listener);
      return () => emitter.off('change', listener);
    },
    close() {
      storage?.close();
    },
  };
}

function termsOf(purpose: Purpose): string {
  const { data, places, keptDays } = PURPOSE_FACTS[purpose];
  return JSON.stringify([[...data].sort(), [...places].sort(), keptDays]);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
