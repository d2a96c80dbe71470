import { createHash } from 'node:crypto';
import type { Point } from '../../../shared/navigation/place.ts';
import type { RouterJob } from './router-messages.ts';

/** About 100 m: a moving car asks for the same way from a little further on. */
const START_DIGITS = 3;

/** Names a job of a region: the same for a job that would make native code do the same. */
export function fingerprintOf(job: RouterJob, regionId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([regionId, job.kind, essenceOf(job)]))
    .digest('base64url');
}

function essenceOf(job: RouterJob): unknown {
  switch (job.kind) {
    case 'open':
      return job.input.graphFile;
    case 'route': {
      const { from, to, vias, avoid, alternatives, roundTrip } = job.input;
      return [roughly(from), [...vias, to].map(exactly), avoid, alternatives, roundTrip];
    }
    case 'reachable':
      return [roughly(job.input.from), Math.round(job.input.electric.soc)];
    case 'matrix':
      return job.input;
    case 'speedLimits':
      return job.input.map(({ geometry }) => geometry);
  }
}

function roughly({ lon, lat }: Point): readonly string[] {
  return [lon.toFixed(START_DIGITS), lat.toFixed(START_DIGITS)];
}

function exactly({ lon, lat }: Point): readonly number[] {
  return [lon, lat];
}
