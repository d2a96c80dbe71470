import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Reason } from '../../../shared/contract/reason.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import { openFeatureStorage, parseStored, storageReason } from '../../storage/feature-storage.ts';

/** The database of what the driver made and played, below the state folder. */
export const MEDIA_FILE = 'media.sqlite';

export interface MediaMemoryOptions {
  readonly stateDir: string;
  /** Epoch ms. */
  readonly wall: number;
  readonly log: Logger;
  readonly rejections: Rejections;
}

/** What of media outlives the host. */
export interface MediaMemory {
  /** A value as it was stored; `undefined` when there is none that fits. */
  read<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> | undefined;
  /** Stores a value; music plays on when that fails. */
  write(name: string, value: unknown): void;
  /** Why nothing is being kept, or `null`. */
  readonly problem: Reason | null;
  close(): void;
}

/** Opens the memory; a broken database is set aside and counted. */
export function openMediaMemory(options: MediaMemoryOptions): MediaMemory {
  const { stateDir, wall, log, rejections } = options;
  let problem: Reason | null = null;
  const storage = openFeatureStorage(
    { stateDir, file: MEDIA_FILE, feature: 'media', wall, log, rejections },
    failed,
  );
  const rows = readOrReport();

  function failed(error: unknown): void {
    log.error({ error }, 'playlists and playback cannot be kept');
    problem = storageReason(error);
  }

  function readOrReport(): ReadonlyMap<string, string> {
    try {
      return storage?.read() ?? new Map<string, string>();
    } catch (error) {
      failed(error);
      return new Map<string, string>();
    }
  }

  return {
    get problem() {
      return problem;
    },
    read(name, schema) {
      const json = rows.get(name);
      if (json === undefined) return undefined;
      const parsed = schema.safeParse(parseStored(json));
      if (parsed.success) return parsed.data;
      rejections.add('media', 'invalid-row');
      log.warn({ name }, 'a stored value of media does not fit and was left out');
      return undefined;
    },
    write(name, value) {
      try {
        storage?.write(name, JSON.stringify(value));
        if (storage) problem = null;
      } catch (error) {
        failed(error);
      }
    },
    close: () => storage?.close(),
  };
}
