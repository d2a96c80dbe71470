// Every project that sees this module needs the types, wherever its own files lie.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./polylabel.d.ts" />
import polylabel from 'polylabel';
import type { Bbox } from '../../../../shared/contract/region.ts';
import { areaOf, type Polygon, type Position, type Ring } from './multipolygon.ts';
import { roundedDegrees } from './node-store.ts';

/** About ten metres, in degrees: closer than a label or a pin can be seen to be off. */
const PRECISION = 1e-4;

/**
 * Where the label of an area belongs: inside the largest part that lies in the region, away from the
 * outline. A river that flows through is labelled where it can be seen. Null when nothing of the area
 * lies in the region.
 */
export function labelPoint(polygons: readonly Polygon[], bbox: Bbox): Position | null {
  let largest: Polygon | null = null;
  let largestArea = 0;
  for (const polygon of polygons) {
    const inside = polygon
      .map((ring) => clippedRing(ring, bbox))
      .filter((ring) => ring.length >= 4);
    const area = Math.abs(areaOf(inside[0] ?? []));
    if (area <= largestArea) continue;
    largest = inside;
    largestArea = area;
  }
  if (!largest) return null;
  const precision = Math.min(PRECISION, Math.sqrt(largestArea) / 50);
  const [lon, lat] = polylabel(largest, precision);
  return Number.isFinite(lon) && Number.isFinite(lat)
    ? [roundedDegrees(lon), roundedDegrees(lat)]
    : null;
}

interface Side {
  readonly isInside: (position: Position) => boolean;
  readonly crossing: (from: Position, to: Position) => Position;
}

/** Sutherland and Hodgman: a ring cut by the four sides of a box, closed again along them. */
function clippedRing(ring: Ring, [west, south, east, north]: Bbox): Ring {
  const isWithin = ([lon, lat]: Position) =>
    lon >= west && lon <= east && lat >= south && lat <= north;
  if (ring.every(isWithin)) return ring;
  const sides: readonly Side[] = [
    { isInside: ([lon]) => lon >= west, crossing: (from, to) => atLon(from, to, west) },
    { isInside: ([lon]) => lon <= east, crossing: (from, to) => atLon(from, to, east) },
    { isInside: ([, lat]) => lat >= south, crossing: (from, to) => atLat(from, to, south) },
    { isInside: ([, lat]) => lat <= north, crossing: (from, to) => atLat(from, to, north) },
  ];
  let clipped: Ring = ring.slice(0, -1);
  for (const side of sides) clipped = clippedAt(clipped, side);
  const [first] = clipped;
  return first ? [...clipped, first] : [];
}

function clippedAt(ring: Ring, { isInside, crossing }: Side): Ring {
  const clipped: Ring = [];
  let previous = ring.at(-1);
  for (const corner of ring) {
    if (previous && isInside(previous) !== isInside(corner)) {
      clipped.push(crossing(previous, corner));
    }
    if (isInside(corner)) clipped.push(corner);
    previous = corner;
  }
  return clipped;
}

function atLon(from: Position, to: Position, lon: number): Position {
  return [lon, from[1] + ((to[1] - from[1]) * (lon - from[0])) / (to[0] - from[0])];
}

function atLat(from: Position, to: Position, lat: number): Position {
  return [from[0] + ((to[0] - from[0]) * (lat - from[1])) / (to[1] - from[1]), lat];
}
