import { z } from 'zod';
import { createCanLogSource } from './can/can-log-source.ts';
import { openReplay } from './replay.ts';
import { readRouteFile } from './simulator/route-file.ts';
import { SCENARIOS } from './simulator/scenario.ts';
import { createSimulatorSource } from './simulator/simulator-source.ts';
import type { VehicleSource } from './source.ts';

const fileSchema = z.string().min(1);
const playbackSpeedSchema = z.number().min(0.01).max(1000).default(1);

interface SourceEntry {
  /** Checks options from outside; what does not fit the source is named, option by option. */
  readonly prepare: (options: unknown) => PreparedSource;
}

/** A source whose options are good, or what is wrong with them in one sentence each. */
export type PreparedSource =
  | { readonly ok: true; readonly open: () => Promise<VehicleSource> }
  | { readonly ok: false; readonly problems: readonly string[] };

function defineSource<Schema extends z.ZodType>(
  schema: Schema,
  open: (options: z.output<Schema>) => VehicleSource | Promise<VehicleSource>,
): SourceEntry {
  return {
    prepare: (options) => {
      const parsed = schema.safeParse(options);
      return parsed.success
        ? { ok: true, open: async () => open(parsed.data) }
        : { ok: false, problems: parsed.error.issues.map(problemOf) };
    },
  };
}

/** Names of the sources, as on the command line. */
export const SOURCE_KINDS = ['simulator', 'can-log', 'replay'] as const;

export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Every source of the agent. A new one is an entry here and a module with a `VehicleSource`. */
const SOURCES: Readonly<Record<SourceKind, SourceEntry>> = {
  simulator: defineSource(
    z.strictObject({
      scenario: z.enum(SCENARIOS).default('city'),
      seed: z.int().min(0).max(0xffff_ffff).default(1),
      speed: z.number().min(1).max(60).default(1),
      route: fileSchema.optional(),
    }),
    async ({ scenario, seed, speed, route }) =>
      createSimulatorSource({
        scenario,
        seed,
        clockFactor: speed,
        ...(route !== undefined && { route: await readRouteFile(route) }),
      }),
  ),
  'can-log': defineSource(
    z.strictObject({
      dbc: fileSchema,
      log: fileSchema,
      map: fileSchema,
      speed: playbackSpeedSchema,
      loop: z.boolean().default(false),
    }),
    createCanLogSource,
  ),
  replay: defineSource(
    z.strictObject({
      file: fileSchema,
      speed: playbackSpeedSchema,
      loop: z.boolean().default(false),
    }),
    openReplay,
  ),
};

/** Checks the options of a source without opening it. */
export function prepareSource(kind: SourceKind, options: unknown): PreparedSource {
  return SOURCES[kind].prepare(options);
}

function problemOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `${issue.keys.map((key) => `--${key}`).join(', ')} does not apply to this source.`;
  }
  const option = `--${issue.path.join('.')}`;
  if (issue.code === 'invalid_type' && issue.input === undefined) return `${option} is missing.`;
  return `${option}: ${issue.message}.`;
}
