import type { Logger } from 'pino';
import type { Clock } from '../../shared/clock.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import { openFeatureStorage, storageReason } from '../storage/feature-storage.ts';
import type { RowStorage } from '../storage/row-storage.ts';

export interface ServicesStorageParts {
  readonly stateDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
}

/** The databases of the services, below the state folder. */
export class ServicesStorage {
  readonly #parts: ServicesStorageParts;
  #problem: Reason | null = null;

  constructor(parts: ServicesStorageParts) {
    this.#parts = parts;
  }

  /** Why something could not be kept, or `null`. */
  get problem(): Reason | null {
    return this.#problem;
  }

  /**
   * Opens a database. Where nothing can be kept at all it is one that reads nothing and refuses every
   * write: nothing can be ordered then; everything else works.
   */
  open(file: string): RowStorage {
    const { stateDir, clock, log, rejections } = this.#parts;
    const { wall } = clock.now();
    let cause: unknown;
    const opened = openFeatureStorage(
      { stateDir, file, feature: 'services', wall, log, rejections },
      (error) => {
        cause = error;
        this.failed(error);
      },
    );
    return opened ?? noStorage(cause);
  }

  /** Takes note of what could not be stored. */
  failed(error: unknown): void {
    this.#parts.log.error({ error }, 'orders cannot be stored');
    this.#problem = storageReason(error);
  }
}

function noStorage(cause: unknown): RowStorage {
  const fail = () => {
    throw new Error('orders cannot be stored', { cause });
  };
  return { read: () => new Map(), write: fail, remove: fail, close: () => undefined };
}
