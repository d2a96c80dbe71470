import type { Logger } from 'pino';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { Showroom } from '../../shared/ownership/showroom.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import { loadShowroom } from './load-showroom.ts';

export interface OwnershipOptions {
  /** Folders with the files of the showroom; later ones replace earlier ones. */
  readonly ownershipDirs: readonly string[];
  readonly log: Logger;
  readonly rejections: Rejections;
}

/** The showroom as the host offers it to its displays. */
export interface Ownership {
  readonly showroom: Showroom;
  /** What is wrong, for the health report. */
  readonly problems: readonly Reason[];
}

/** Loads the showroom; it does not change while the host runs. */
export function createOwnership({ ownershipDirs, log, rejections }: OwnershipOptions): Ownership {
  const showroom = loadShowroom(ownershipDirs);
  for (const fault of showroom.faults) {
    rejections.add('ownership', fault.code);
    log.error({ fault }, 'a file of the showroom was set aside');
  }
  return {
    showroom,
    problems: showroom.faults.map(({ file, message }) =>
      reason('ownership.fileSetAside', `${file}: ${message}`),
    ),
  };
}
