import { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../../shared/clock.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import {
  isConfiguredPurpose,
  PURPOSE_FACTS,
  PURPOSES,
  type Consent,
  type Purpose,
  type Recipients,
} from '../../shared/privacy/purpose.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import { openFeatureStorage, parseStored, storageReason } from '../storage/feature-storage.ts';

/** The database, below the state folder. */
export const CONSENTS_FILE = 'privacy.sqlite';

export interface ConsentsOptions {
  readonly stateDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  /** Who gets the data of the purposes that are configured; one without anybody does not exist. */
  readonly recipients: Recipients;
}

/** What the driver agreed to, kept across restarts. */
export interface Consents {
  /**
   * Every purpose that this car has, in the order of {@link PURPOSES}; `records` counts nothing here.
   */
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
 * A decision as it is stored. `terms` is what was agreed to: when a release uses more data, keeps it
 * longer, or gives it to somebody else, the old agreement does not cover that and is asked for anew (PIPL article 14).
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
  const { stateDir, clock, log, rejections } = options;
  const recipientOf = (purpose: Purpose) =>
    isConfiguredPurpose(purpose) ? options.recipients[purpose] : null;
  const purposes = PURPOSES.filter(
    (purpose) => !isConfiguredPurpose(purpose) || options.recipients[purpose] !== null,
  );
  const emitter = new EventEmitter<{ change: [] }>();
  emitter.setMaxListeners(0);
  let problem: Reason | null = null;
  const { wall } = clock.now();
  const storage = openFeatureStorage(
    { stateDir, file: CONSENTS_FILE, feature: 'privacy', wall, log, rejections },
    storageFailed,
  );
  const decisions = load();

  function storageFailed(error: unknown): Reason {
    log.error({ error, stateDir }, 'consents cannot be stored');
    problem = storageReason(error);
    return problem;
  }

  function load(): Map<Purpose, Decision> {
    const loaded = new Map<Purpose, Decision>();
    const rows = storage?.read() ?? new Map<string, string>();
    for (const purpose of purposes) {
      const json = rows.get(purpose);
      if (json === undefined) continue;
      const row = rowSchema.safeParse(parseStored(json));
      if (!row.success) {
        rejections.add('privacy', 'invalid-row');
        log.warn({ purpose }, 'a stored consent does not fit and counts as not given');
      } else if (row.data.terms === termsOf(purpose, recipientOf(purpose))) {
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
      const terms = termsOf(purpose, recipientOf(purpose));
      const row: z.infer<typeof rowSchema> = { isGranted, since, terms };
      storage.write(purpose, JSON.stringify(row));
      problem = null;
      return null;
    } catch (error) {
      return storageFailed(error);
    }
  }

  return {
    get consents() {
      return purposes.map((purpose): Consent => {
        const decision = decisions.get(purpose);
        const recipient = recipientOf(purpose);
        return {
          purpose,
          isGranted: decision?.isGranted ?? false,
          ...(decision && { since: decision.since }),
          records: 0,
          ...(recipient !== null && { recipient }),
        };
      });
    },
    get problem() {
      return problem;
    },
    isGranted: (purpose) => decisions.get(purpose)?.isGranted === true,
    set(purpose, isGranted) {
      if (!purposes.includes(purpose)) {
        return isGranted ? reason('request.invalidInput', 'nobody would get the data') : null;
      }
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

function termsOf(purpose: Purpose, recipient: string | null): string {
  const { data, places, keptDays } = PURPOSE_FACTS[purpose];
  const terms = [[...data].sort(), [...places].sort(), keptDays];
  return JSON.stringify(recipient === null ? terms : [...terms, recipient]);
}
