import type { Bbox } from '../../shared/contract/region.ts';
import type { Point } from '../../shared/navigation/place.ts';
import { distanceBetween } from '../../shared/navigation/position/plane.ts';
import { seededRandom } from './seeded-random.ts';

export interface Pair {
  readonly from: Point;
  readonly to: Point;
}

const SEED = 20_261_122;
/** Nobody has himself led to the next corner, metres. */
const LEAST_APART_M = 1000;
/** The rim of an extract has roads that lead nowhere; share of its width that is left out. */
const RIM = 0.1;

/** Random places of a region to drive between, the same in every run, without end. */
export function* routePairs([west, south, east, north]: Bbox): Generator<Pair> {
  const random = seededRandom(SEED);
  const between = (low: number, high: number) =>
    low + (high - low) * (RIM + (1 - 2 * RIM) * random());
  const point = (): Point => ({ lon: between(west, east), lat: between(south, north) });
  for (;;) {
    const [from, to] = [point(), point()];
    if (distanceBetween([from.lon, from.lat], [to.lon, to.lat]) >= LEAST_APART_M)
      yield { from, to };
  }
}
