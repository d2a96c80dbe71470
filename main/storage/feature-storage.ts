import type { Logger } from 'pino';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { RejectionArea, Rejections } from '../../shared/vehicle/rejections.ts';
import { openRowStorage, type RowStorage } from './row-storage.ts';

/** Where a feature keeps its values, and where it tells of trouble with them. */
export interface FeatureDatabase {
  readonly stateDir: string;
  readonly file: string;
  /** The name that a broken database is counted under. */
  readonly feature: RejectionArea;
  /** Epoch ms. */
  readonly wall: number;
  readonly log: Logger;
  readonly rejections: Rejections;
}

/**
 * Opens the database of a feature. One that is broken is set aside, counted, and logged; the feature
 * then begins anew.
 *
 * @returns `null` when nothing can be kept at all; `onFailed` has been told why
 */
export function openFeatureStorage(
  { stateDir, file, feature, wall, log, rejections }: FeatureDatabase,
  onFailed: (error: unknown) => void,
): RowStorage | null {
  try {
    const { storage, setAside } = openRowStorage(stateDir, file, wall);
    if (setAside !== undefined) {
      rejections.add(feature, 'broken-database');
      log.error({ error: setAside, file }, 'a database was broken and has been set aside');
    }
    return storage;
  } catch (error) {
    onFailed(error);
    return null;
  }
}

/** Why something is not being kept, by the error that said so. */
export function storageReason(error: unknown): Reason {
  return reason('host.storage', error instanceof Error ? error.message : String(error));
}

/** A stored value as it was written; `undefined` when it is not JSON, which fits no schema. */
export function parseStored(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
