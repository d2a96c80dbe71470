import { VSS_VERSION } from '../../shared/vehicle/catalogue.ts';

/** State of the sources a product was built from. */
export interface SourceState {
  /** Short commit hash; undefined outside of a checkout. */
  readonly commit: string | undefined;
  /** True when files differed from that commit. */
  readonly modified: boolean;
}

export interface Manifest {
  readonly product: 'zhilu';
  readonly version: string;
  readonly commit?: string;
  readonly modified?: true;
  /** ISO 8601, UTC. */
  readonly buildTime: string;
  readonly vss: string;
  readonly electron: string;
}

/**
 * The manifest of a product: what an integrator reads without starting anything.
 *
 * @param buildTime epoch ms
 */
export function createManifest(
  version: string,
  electron: string,
  source: SourceState,
  buildTime: number,
): Manifest {
  return {
    product: 'zhilu',
    version,
    ...(source.commit !== undefined && { commit: source.commit }),
    ...(source.modified && { modified: true }),
    buildTime: new Date(buildTime).toISOString(),
    vss: VSS_VERSION,
    electron,
  };
}

/**
 * Build time, epoch ms: `SOURCE_DATE_EPOCH` (seconds, reproducible-builds.org) when set, else `now`.
 *
 * @throws Error when `SOURCE_DATE_EPOCH` is set to something else than seconds
 */
export function buildTimeOf(sourceDateEpoch: string | undefined, now: number): number {
  if (sourceDateEpoch === undefined) return now;
  if (!/^\d{1,11}$/.test(sourceDateEpoch)) {
    throw new Error(`SOURCE_DATE_EPOCH must be whole seconds, not "${sourceDateEpoch}".`);
  }
  return Number(sourceDateEpoch) * 1000;
}
