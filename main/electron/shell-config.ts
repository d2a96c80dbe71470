import { join } from 'node:path';
import { z } from 'zod';
import { OFFLINE_MAP, mapConfigSchema } from '../../shared/contract/map-config.ts';
import { assistantConfigSchema } from '../host/config.ts';
import { DISPLAY_NAME } from './page-url.ts';

/** Where an integrator's file is looked for on a head unit. */
export const SHELL_CONFIG_FILE = '/etc/zhilu/shell.json';

const pixels = z.int().min(-32_768).max(32_767);
const absolutePath = z.string().max(4096).startsWith('/', 'must be an absolute path');

const displaySchema = z.strictObject({
  /** Host of the page's address, `hmi://<name>/`. */
  name: z.string().regex(DISPLAY_NAME, 'must be lower case letters, digits, and hyphens'),
  zone: z.enum(['driver', 'passenger']),
  /** Index of the screen in the order the compositor reports. */
  screen: z.int().min(0).max(15).default(0),
  /** Place of the window in CSS pixels; without it a kiosk window fills its screen. */
  bounds: z
    .strictObject({
      x: pixels,
      y: pixels,
      width: z.int().min(320).max(16_384),
      height: z.int().min(240).max(16_384),
    })
    .optional(),
  /** Full screen, without frame, not to be closed. */
  kiosk: z.boolean().default(true),
});

const displaysSchema = z
  .array(displaySchema)
  .min(1)
  .max(8)
  .refine(
    (displays) => new Set(displays.map(({ name }) => name)).size === displays.length,
    'display names must differ',
  )
  .refine(
    (displays) => displays.some(({ zone }) => zone === 'driver'),
    'one display must be in the driver zone',
  );

/** The shell's configuration file. Unknown keys are errors: a misspelt key must not be ignored. */
export const shellConfigSchema = z.strictObject({
  displays: displaysSchema,
  agent: z.strictObject({
    url: z.url({ protocol: /^https?$/, hostname: /^(127\.0\.0\.1|\[::1\]|localhost)$/ }),
    tokenFile: absolutePath,
  }),
  /** Whether the gear selector has a park position; without one, standing still is not parked. */
  gearbox: z.strictObject({ hasPark: z.boolean() }),
  /** Folders with region packs, besides the one that comes with the application. */
  regionDirs: z.array(absolutePath).max(64),
  /** Folders with services, besides those that come with the application. */
  serviceDirs: z.array(absolutePath).max(64),
  /** Folders with the files of the showroom, besides those that come with the application. */
  ownershipDirs: z.array(absolutePath).max(64),
  /** Folders in which sticks with music appear. */
  mediaDirs: z.array(absolutePath).max(16),
  assistant: assistantConfigSchema,
  map: mapConfigSchema,
  /** Everything that is kept; nothing is written outside of it but sockets. */
  stateDir: absolutePath,
  /** Directory of the host's socket, 0700. */
  runtimeDir: absolutePath,
  /** Directory of crash dumps; they are never uploaded. */
  crashDir: absolutePath,
});

const shellConfigFileSchema = shellConfigSchema.partial();

export type ShellConfig = z.infer<typeof shellConfigSchema>;
export type DisplayConfig = z.infer<typeof displaySchema>;

export interface LoadedShellConfig {
  readonly config: ShellConfig;
  /** Why the file was set aside; absent when it was used, or when there is none to use. */
  readonly problem?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What holds without a file: one driver's display on the first screen and the places systemd gives
 * the unit (`StateDirectory=`, `RuntimeDirectory=`; of several, the first).
 */
export function defaultShellConfig(environment: Environment): ShellConfig {
  const first = (name: string) => environment[name]?.split(':')[0];
  const stateDir = first('STATE_DIRECTORY') ?? '/var/lib/zhilu';
  return {
    displays: [{ name: 'centre', zone: 'driver', screen: 0, kiosk: true }],
    agent: { url: 'http://127.0.0.1:4710', tokenFile: '/run/zhilu-agent/agent.token' },
    gearbox: { hasPark: true },
    regionDirs: [join(stateDir, 'regions')],
    serviceDirs: ['/etc/zhilu/services'],
    ownershipDirs: ['/etc/zhilu/ownership'],
    // Where udisks and systemd mount what is plugged in.
    mediaDirs: ['/media', '/run/media'],
    assistant: { recogniserDir: join(stateDir, 'hearing') },
    map: OFFLINE_MAP,
    stateDir,
    runtimeDir: first('RUNTIME_DIRECTORY') ?? '/run/zhilu',
    crashDir: join(stateDir, 'crashes'),
  };
}

/**
 * The configuration from the text of a file, each absent key from the defaults. A file that does not
 * parse is set aside whole, with the reason, and the defaults hold: a head unit with a broken file
 * still has a screen.
 *
 * @param text contents of the file; undefined when there is none
 */
export function parseShellConfig(
  text: string | undefined,
  environment: Environment,
): LoadedShellConfig {
  const defaults = defaultShellConfig(environment);
  if (text === undefined) return { config: defaults };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return { config: defaults, problem: `not JSON: ${String(cause)}` };
  }
  const parsed = shellConfigFileSchema.safeParse(json);
  if (!parsed.success) {
    return { config: defaults, problem: z.prettifyError(parsed.error) };
  }
  const { displays, agent, gearbox, regionDirs, serviceDirs, mediaDirs, map } = parsed.data;
  const { stateDir, runtimeDir, crashDir } = parsed.data;
  return {
    config: {
      displays: displays ?? defaults.displays,
      agent: agent ?? defaults.agent,
      gearbox: gearbox ?? defaults.gearbox,
      regionDirs: regionDirs ?? defaults.regionDirs,
      serviceDirs: serviceDirs ?? defaults.serviceDirs,
      ownershipDirs: parsed.data.ownershipDirs ?? defaults.ownershipDirs,
      mediaDirs: mediaDirs ?? defaults.mediaDirs,
      assistant: { ...defaults.assistant, ...parsed.data.assistant },
      map: map ?? defaults.map,
      stateDir: stateDir ?? defaults.stateDir,
      runtimeDir: runtimeDir ?? defaults.runtimeDir,
      crashDir: crashDir ?? join(stateDir ?? defaults.stateDir, 'crashes'),
    },
  };
}
