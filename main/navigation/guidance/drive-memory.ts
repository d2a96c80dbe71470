import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import {
  interruptedDrive,
  type Interrupted,
  type StoredDrive,
} from '../../../shared/navigation/guidance/stored-drive.ts';

/** One place to keep a text in, durable across restarts. */
export interface DriveStorage {
  /** `null` when nothing is kept. */
  read(): string | null;
  /** @throws Error when it cannot be stored */
  write(json: string): void;
  /** @throws Error when it cannot be cleared */
  clear(): void;
}

/** How much of a drive a power cut may cost, ms; each write is one small row. */
const EVERY_MS = 10_000;

/** Keeps the running drive in storage. A storage that fails is reported once and costs nothing else. */
export interface DriveMemory {
  /** What the last run of the host left; what cannot be read is cleared. */
  recall(): Interrupted;
  keep(drive: StoredDrive): void;
  forget(): void;
  close(): void;
}

/** @param current the drive to keep from time to time, or `null` when there is none */
export function createDriveMemory(
  clock: Clock,
  log: Logger,
  storage: DriveStorage,
  current: () => StoredDrive | null,
): DriveMemory {
  let hasFailed = false;
  const cancel = clock.every(EVERY_MS, () => {
    const drive = current();
    if (drive) keep(drive);
  });

  function attempt(run: () => void): void {
    try {
      run();
      hasFailed = false;
    } catch (error) {
      if (!hasFailed) log.error({ error }, 'the drive under way cannot be stored');
      hasFailed = true;
    }
  }

  function keep(drive: StoredDrive): void {
    attempt(() => storage.write(JSON.stringify(drive)));
  }

  function forget(): void {
    attempt(() => storage.clear());
  }

  return {
    recall() {
      let json: string | null = null;
      attempt(() => (json = storage.read()));
      const found = interruptedDrive(json, clock.now().wall);
      if (found.kind === 'broken') {
        log.warn({ fault: found.fault }, 'the stored drive is unreadable and was cleared');
        forget();
      }
      return found;
    },
    keep,
    forget,
    close: cancel,
  };
}
