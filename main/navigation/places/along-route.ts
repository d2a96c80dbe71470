import type { PlaceCategory, PlaceHit } from '../../../shared/navigation/place.ts';
import type { LonLat } from '../../../shared/navigation/polyline.ts';
import {
  asideForDetourM,
  corridorOf,
  estimateDetourM,
  type Corridor,
} from '../../../shared/navigation/search/corridor.ts';
import type { PlaceStore, StoredPlace } from './place-store.ts';
import { CELL } from './schema.ts';

/** What is looked for along a route. */
export interface RouteSearch {
  /** The rest of the route, `[lon, lat]` in driving order. */
  readonly line: readonly LonLat[];
  /** How much longer the way may get, metres. */
  readonly maxDetourM: number;
}

/** Stations are this far apart: about the width of a cell. */
const STATION_M = 1000;

const CELL_M = CELL * 111_195 * 0.7;

/**
 * Places of a category beside a route, in the order in which they are passed. `distanceM` is the way
 * to them along the route, `detourM` an estimate of the extra driving.
 */
export function categoryAlongRoute(
  store: PlaceStore,
  category: PlaceCategory,
  { line, maxDetourM }: RouteSearch,
  limit: number,
): PlaceHit[] {
  const corridor = corridorOf(line, STATION_M);
  const asideM = asideForDetourM(maxDetourM);
  const ring = Math.min(16, Math.max(1, Math.ceil((asideM + STATION_M) / CELL_M)));
  const hits = new Map<number, PlaceHit>();
  let lookedToM = -Infinity;
  for (const station of corridor.stations) {
    // A ring reaches far; the next look is only needed where the last one ends.
    if (station.alongM < lookedToM) continue;
    lookedToM = station.alongM + Math.max(STATION_M, ring * CELL_M - asideM);
    for (const { row } of store.spotsAround([category], station, ring)) {
      if (hits.has(row)) continue;
      const stored = store.byRow(row);
      const hit = stored && hitBeside(corridor, store, stored, asideM);
      if (hit) hits.set(row, hit);
    }
    const passed = [...hits.values()].filter(
      ({ distanceM = 0 }) => distanceM < station.alongM - asideM,
    );
    if (passed.length >= limit) break;
  }
  return inOrder([...hits.values()]).slice(0, limit);
}

/** Of the given places those beside a route, in the order in which they are passed. */
export function placesAlongRoute(
  store: PlaceStore,
  places: readonly StoredPlace[],
  { line, maxDetourM }: RouteSearch,
): PlaceHit[] {
  const corridor = corridorOf(line, STATION_M);
  const asideM = asideForDetourM(maxDetourM);
  return inOrder(places.flatMap((stored) => hitBeside(corridor, store, stored, asideM) ?? []));
}

function hitBeside(
  corridor: Corridor,
  store: PlaceStore,
  stored: StoredPlace,
  asideM: number,
): PlaceHit | null {
  let best: { alongM: number; asideM: number } | null = null;
  for (const point of store.pointsOf(stored)) {
    const beside = corridor.beside(point);
    if (beside && (best === null || beside.asideM < best.asideM)) best = beside;
  }
  if (best === null || best.asideM > asideM) return null;
  return {
    ...stored.place,
    distanceM: Math.round(best.alongM),
    detourM: Math.round(estimateDetourM(best)),
  };
}

function inOrder(hits: PlaceHit[]): PlaceHit[] {
  return hits.sort(
    (a, b) =>
      (a.distanceM ?? 0) - (b.distanceM ?? 0) ||
      (a.detourM ?? 0) - (b.detourM ?? 0) ||
      (a.id < b.id ? -1 : 1),
  );
}
