import { z } from 'zod';
import { modelConfigSchema } from '../../shared/assistant/model/model-config.ts';
import { OFFLINE_MAP, mapConfigSchema } from '../../shared/contract/map-config.ts';
import { walletLimitsSchema } from '../../shared/services/wallet.ts';
import { hearingConfigSchema } from '../assistant/hearing/hearing-config.ts';
import { speakingConfigSchema } from '../assistant/speaking/speaking-config.ts';

const bindSchema = z.discriminatedUnion('kind', [
  /** The desk: 127.0.0.1 only, guarded by the token. Port 0 lets the system choose. */
  z.object({
    kind: z.literal('tcp'),
    port: z.number().int().min(0).max(65_535),
    tokenFile: z.string().min(1),
  }),
  /** The head unit: no TCP port; whoever may open the socket file may ask. */
  z.object({ kind: z.literal('unix'), socketPath: z.string().min(1).max(107) }),
]);

/** How the assistant hears, speaks, and thinks. */
export const assistantConfigSchema = z.strictObject({
  ...hearingConfigSchema.shape,
  ...speakingConfigSchema.shape,
  /** The language model that helps; none when absent. */
  model: modelConfigSchema.exactOptional(),
});

/** How a host is started; JSON in the environment variable `ZHILU_HOST_CONFIG`. */
export const hostConfigSchema = z.strictObject({
  agent: z.object({
    /** Address of the telematics agent, e.g. `http://127.0.0.1:4710`. */
    url: z.url({ protocol: /^https?$/ }),
    /** File with the agent's token; read again for every connection. */
    tokenFile: z.string().min(1),
  }),
  /** Folder for settings; created when missing. */
  stateDir: z.string().min(1),
  gearbox: z.object({ hasPark: z.boolean() }).default({ hasPark: true }),
  bind: bindSchema,
  /** Folder of the built page. */
  pageDir: z.string().min(1),
  /** Displays by name, and where each is mounted. */
  displays: z
    .record(z.string().regex(/^[a-z][a-z0-9-]{0,31}$/), z.enum(['driver', 'passenger']))
    .default({ centre: 'driver', passenger: 'passenger' }),
  /** Folders with region packs: each a pack, or a folder of packs. */
  regionDirs: z.array(z.string().min(1)).default([]),
  /** Folders with service manifests, one folder each inside; later ones replace earlier ones. */
  serviceDirs: z.array(z.string().min(1)).default([]),
  /** Folders with music; one that is not there now is a stick that may be plugged in later. */
  mediaDirs: z.array(z.string().min(1)).default([]),
  /** Folders with the files of the showroom; a file of a later one replaces one of an earlier one. */
  ownershipDirs: z.array(z.string().min(1)).default([]),
  /** What may be paid from the seat; the product's limits when absent. */
  wallet: walletLimitsSchema.exactOptional(),
  /** How many times faster than real the demo merchants work: for demonstrations and tests. */
  demoPace: z.number().min(1).max(1000).exactOptional(),
  assistant: assistantConfigSchema.default({}),
  map: mapConfigSchema.default(OFFLINE_MAP),
  versions: z.object({
    zhilu: z.string(),
    commit: z.string().exactOptional(),
    electron: z.string().exactOptional(),
    chromium: z.string().exactOptional(),
  }),
});

export type HostConfig = z.infer<typeof hostConfigSchema>;
export type HostBind = HostConfig['bind'];

/** The environment variable that carries the {@link HostConfig}. */
export const HOST_CONFIG_VARIABLE = 'ZHILU_HOST_CONFIG';

/** Reads a {@link HostConfig}; throws an error that names every field that does not fit. */
export function parseHostConfig(json: string | undefined): HostConfig {
  if (json === undefined) {
    throw new Error(`${HOST_CONFIG_VARIABLE} is not set: it must hold the host's configuration.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Error(`${HOST_CONFIG_VARIABLE} is not JSON.`, { cause: error });
  }
  const parsed = hostConfigSchema.safeParse(value);
  if (!parsed.success) {
    throw new Error(`${HOST_CONFIG_VARIABLE} does not fit:\n${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
