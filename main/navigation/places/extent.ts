import type { DatabaseSync } from 'node:sqlite';
import type { Bbox } from '../../../shared/contract/region.ts';
import type { Point } from '../../../shared/navigation/place.ts';

/** Where the places of an index are; `null` when there are none. */
export function extentOf(database: DatabaseSync): Bbox | null {
  const rows = database.prepare('SELECT key, value FROM meta').all();
  const meta = new Map(rows.map(({ key, value }) => [String(key), Number(value)]));
  const [west, south, east, north] = ['west', 'south', 'east', 'north'].map((side) =>
    meta.get(side),
  );
  if (west === undefined || south === undefined || east === undefined || north === undefined) {
    return null;
  }
  // A single place has no extent of its own; a kilometre around it does.
  const margin = 0.01;
  return [west - margin, south - margin, east + margin, north + margin];
}

export function middleOf(extent: Bbox | null): Point | null {
  if (extent === null) return null;
  const [west, south, east, north] = extent;
  return { lon: (west + east) / 2, lat: (south + north) / 2 };
}
