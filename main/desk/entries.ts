import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Files the desk starts; in a checkout the sources themselves, when installed the bundles. */
export interface Entries {
  readonly cli: string;
  readonly host: string;
  readonly pageDir: string;
  readonly electronMain: string;
  /** True when this runs from the sources of a checkout. */
  readonly isCheckout: boolean;
}

/** The entries below the project's root folder. */
export function entriesBelow(root: string): Entries {
  const isCheckout = existsSync(join(root, 'main', 'host', 'main.ts'));
  return {
    isCheckout,
    cli: isCheckout ? join(root, 'main/cli/zhilu.ts') : join(root, 'out/cli/zhilu.js'),
    host: isCheckout ? join(root, 'main/host/main.ts') : join(root, 'out/main/host.js'),
    pageDir: join(root, 'out', 'renderer'),
    electronMain: join(root, 'out', 'main', 'index.js'),
  };
}
