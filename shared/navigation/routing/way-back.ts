import { decodePolyline } from '../polyline.ts';

/** Grid on which two ways count as the same, degrees (about 50 m). */
const CELL = 0.0005;
/** Shortest piece between two looked-at points of a way, in cells. */
const STEP = 0.5;
/** How much longer a way back may take for being another one. */
const MAX_DETOUR = 1.35;
/** Share of the way there that is still another way: the first and last streets are often the same. */
const OTHER_WAY = 0.4;

export interface WayBack {
  readonly shape: string;
  readonly durationS: number;
}

/**
 * Index of the way back to take for a round trip: among those that are not much slower than the
 * fastest (which comes first), the one that repeats least of the way there; the fastest when all
 * repeat most of it anyway.
 */
export function chooseWayBack(outward: string, back: readonly WayBack[]): number {
  const cells = cellsOf(outward);
  const fastest = back[0]?.durationS ?? 0;
  const shares = back.map(({ shape, durationS }) =>
    durationS > fastest * MAX_DETOUR ? 1 : sharedOf(cellsOf(shape), cells),
  );
  const least = Math.min(...shares);
  if (shares[0] === undefined || shares[0] <= OTHER_WAY || least > shares[0] - 0.1) return 0;
  return shares.indexOf(least);
}

function sharedOf(cells: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (cells.size === 0) return 1;
  let shared = 0;
  for (const cell of cells) if (others.has(cell)) shared += 1;
  return shared / cells.size;
}

function cellsOf(shape: string): Set<string> {
  const cells = new Set<string>();
  let previous: readonly [number, number] | undefined;
  for (const [lon, lat] of decodePolyline(shape)) {
    const [fromLon, fromLat] = previous ?? [lon, lat];
    const steps = Math.ceil(Math.hypot(lon - fromLon, lat - fromLat) / (CELL * STEP)) || 1;
    for (let step = 1; step <= steps; step += 1) {
      const x = Math.round((fromLon + ((lon - fromLon) * step) / steps) / CELL);
      const y = Math.round((fromLat + ((lat - fromLat) * step) / steps) / CELL);
      cells.add(`${x},${y}`);
    }
    previous = [lon, lat];
  }
  return cells;
}
