import type { Point } from '../place.ts';
import type { LonLat } from '../polyline.ts';

/** Where a point lies relative to a route. */
export interface Beside {
  /** Way along the route to the place's height, metres from its start. */
  readonly alongM: number;
  /** Straight distance from the route there, metres. */
  readonly asideM: number;
}

const M_PER_DEGREE = 111_195;

/** Roads to a place beside the route are longer than the straight line, there and back. */
const DETOUR_PER_ASIDE = 2 * 1.3;

/** How much longer the way probably gets by a place beside the route, metres. */
export function estimateDetourM({ asideM }: Beside): number {
  return asideM * DETOUR_PER_ASIDE;
}

/** How far from the route a place may be for a detour, metres. */
export function asideForDetourM(maxDetourM: number): number {
  return maxDetourM / DETOUR_PER_ASIDE;
}

/** A route prepared for finding what lies beside it. */
export interface Corridor {
  /** Points along the route at most `stepM` apart, with the way to them. */
  readonly stations: readonly (Point & { readonly alongM: number })[];
  /** Where a point lies relative to the route, `null` when the route has no points. */
  beside(point: Point): Beside | null;
}

/** Prepares a route, `[lon, lat]` points in order. */
export function corridorOf(line: readonly LonLat[], stepM: number): Corridor {
  const segments: { from: LonLat; to: LonLat; startM: number; lengthM: number; shrink: number }[] =
    [];
  const stations: (Point & { alongM: number })[] = [];
  let alongM = 0;
  line.forEach((to, index) => {
    const from = line[index - 1] ?? to;
    const shrink = Math.cos((((from[1] + to[1]) / 2) * Math.PI) / 180);
    const lengthM = Math.hypot((to[0] - from[0]) * shrink, to[1] - from[1]) * M_PER_DEGREE;
    if (index > 0) segments.push({ from, to, startM: alongM, lengthM, shrink });
    const steps = Math.max(1, Math.ceil(lengthM / stepM));
    for (let step = 1; step <= steps; step += 1) {
      const share = step / steps;
      const station = {
        lon: from[0] + (to[0] - from[0]) * share,
        lat: from[1] + (to[1] - from[1]) * share,
        alongM: alongM + lengthM * share,
      };
      const last = stations.at(-1);
      if (
        last === undefined ||
        index === line.length - 1 ||
        station.alongM - last.alongM > stepM / 2
      ) {
        stations.push(station);
      }
    }
    alongM += lengthM;
  });
  const beside = (point: Point): Beside | null => {
    let best: Beside | null = null;
    for (const { from, to, startM, lengthM, shrink } of segments) {
      const x = (point.lon - from[0]) * shrink * M_PER_DEGREE;
      const y = (point.lat - from[1]) * M_PER_DEGREE;
      const dx = (to[0] - from[0]) * shrink * M_PER_DEGREE;
      const dy = (to[1] - from[1]) * M_PER_DEGREE;
      const share =
        lengthM === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / (lengthM * lengthM)));
      const asideM = Math.hypot(x - dx * share, y - dy * share);
      if (best === null || asideM < best.asideM)
        best = { asideM, alongM: startM + lengthM * share };
    }
    return best;
  };
  return { stations, beside };
}
