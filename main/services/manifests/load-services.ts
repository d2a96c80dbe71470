import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ServiceFault } from '../../../shared/services/services-state.ts';
import { MANIFEST_FILE, readService, type LoadedService } from './read-service.ts';

/** More folders than this are not services but a mistake. */
const MAX_FOLDERS = 64;

export interface LoadedServices {
  /** In their order on the screen. */
  readonly services: readonly LoadedService[];
  readonly faults: readonly ServiceFault[];
}

/**
 * Loads the services of every folder in `dirs`. A later directory replaces a service of an earlier one
 * whole, by its id, or switches it off. What is broken is set aside, and what it would have replaced
 * stays.
 *
 * @param dirs those of the product first, then overlays; one that does not exist counts as empty
 */
export function loadServices(dirs: readonly string[]): LoadedServices {
  const services = new Map<string, LoadedService>();
  const faults: ServiceFault[] = [];
  for (const dir of dirs) {
    for (const folder of foldersOf(dir, faults)) {
      const read = readService(folder);
      switch (read.kind) {
        case 'fault':
          faults.push(read.fault);
          break;
        case 'off':
          services.delete(read.id);
          break;
        case 'service':
          services.set(read.service.manifest.id, read.service);
      }
    }
  }
  const order = ({ manifest: { placement, id } }: LoadedService) => [placement.order, id] as const;
  const sorted = [...services.values()].sort((a, b) => {
    const [one, other] = [order(a), order(b)];
    return one[0] - other[0] || (one[1] < other[1] ? -1 : 1);
  });
  return { services: sorted, faults };
}

function foldersOf(dir: string, faults: ServiceFault[]): readonly string[] {
  try {
    const entries = readdirSync(dir, { withFileTypes: true });
    for (const { name } of entries.filter((entry) => entry.isSymbolicLink())) {
      const message = 'It is a link; links are not followed.';
      faults.push({ folder: name.slice(0, 80), code: 'unreadable', message });
    }
    const folders = entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => join(dir, name))
      // What has no manifest is no service, e.g. the data of the demo merchants.
      .filter((folder) => existsSync(join(folder, MANIFEST_FILE)))
      .sort();
    if (folders.length > MAX_FOLDERS) {
      const message = `Only the first ${MAX_FOLDERS} of ${folders.length} folders are looked at.`;
      faults.push({ folder: basename(dir), code: 'unreadable', message });
    }
    return folders.slice(0, MAX_FOLDERS);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    const message = 'The folder cannot be read by the user that runs the host.';
    faults.push({ folder: basename(dir), code: 'unreadable', message });
    return [];
  }
}
