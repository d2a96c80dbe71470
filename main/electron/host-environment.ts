import { join } from 'node:path';
import type { Versions } from '../../shared/contract/host.ts';
import { HOST_CONFIG_VARIABLE, type HostConfig } from '../host/config.ts';
import type { ShellConfig } from './shell-config.ts';

/** The host's socket below the runtime directory. */
export function hostSocketPath(runtimeDir: string): string {
  return join(runtimeDir, 'host.sock');
}

/** The host's configuration on a head unit: no TCP port, the page from the application itself. */
export function hostConfig(
  config: ShellConfig,
  files: {
    readonly pageDir: string;
    readonly regionsDir: string;
    readonly servicesDir: string;
    readonly ownershipDir: string;
  },
  versions: Versions,
): HostConfig {
  const { zhilu, commit, electron, chromium } = versions;
  return {
    agent: config.agent,
    stateDir: join(config.stateDir, 'host'),
    gearbox: config.gearbox,
    bind: { kind: 'unix', socketPath: hostSocketPath(config.runtimeDir) },
    pageDir: files.pageDir,
    // The car's own packs come first: of two with one id the first is used.
    regionDirs: [...config.regionDirs, files.regionsDir],
    // A later one replaces: the product's own come first.
    serviceDirs: [files.servicesDir, ...config.serviceDirs],
    ownershipDirs: [files.ownershipDir, ...config.ownershipDirs],
    mediaDirs: [...config.mediaDirs],
    assistant: config.assistant,
    map: config.map,
    displays: Object.fromEntries(config.displays.map(({ name, zone }) => [name, zone])),
    versions: {
      zhilu,
      ...(commit !== undefined && { commit }),
      ...(electron !== undefined && { electron }),
      ...(chromium !== undefined && { chromium }),
    },
  };
}

/** What the host needs of the shell's own environment; `NODE_OPTIONS` and the like stay out. */
const INHERITED = ['HOME', 'LANG', 'LC_ALL', 'PATH', 'TZ', 'XDG_RUNTIME_DIR'] as const;

/** Secrets of services, which manifests name (`shared/services/manifest.ts`). */
const SERVICE_SECRET = /^ZHILU_SERVICE_[A-Z0-9_]+$/;

/** The complete environment of the host process. */
export function hostEnvironment(
  inherited: Readonly<Record<string, string | undefined>>,
  config: HostConfig,
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const name of INHERITED) {
    const value = inherited[name];
    if (value !== undefined) environment[name] = value;
  }
  for (const [name, value] of Object.entries(inherited)) {
    if (SERVICE_SECRET.test(name) && value !== undefined) environment[name] = value;
  }
  environment[HOST_CONFIG_VARIABLE] = JSON.stringify(config);
  return environment;
}
