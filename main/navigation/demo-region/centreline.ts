import {
  at,
  angleOf,
  crossing,
  distance,
  moved,
  turn,
  type Extent,
  type Point,
  inside,
} from './plane.ts';
import { project, simplify, smoothParts } from './polyline.ts';
import type { SourceVertex } from './vertex.ts';
import { type Section } from './strand.ts';

/** The middle of a road, smooth, with what lies on each of its stretches. */
export interface Centreline {
  points: Point[];
  /** `sections[i]` lies between `points[i]` and `points[i + 1]`. */
  sections: Section[];
  /** Whether either end runs into a road across it, instead of ending in the open. */
  readonly meets: { start: boolean; end: boolean };
}

const STEP_M = 22;
const TOLERANCE_M = 0.6;

/** Draws a smooth line through the vertices; `sectionOf(i)` is what lies between vertex `i` and the next. */
export function centrelineOf(
  vertices: readonly SourceVertex[],
  sectionOf: (index: number) => Section,
): Centreline {
  const parts = smoothParts(
    vertices.map(({ point }) => point),
    STEP_M,
  );
  const points: Point[] = [at(vertices, 0).point];
  const sections: Section[] = [];
  parts.forEach((part, index) => {
    const section = sectionOf(index);
    for (const point of simplify(part, TOLERANCE_M).slice(1)) {
      points.push(point);
      sections.push(section);
    }
  });
  return { points, sections, meets: { start: false, end: false } };
}

/** The parts of the line that lie within the extent, cut at its edge. */
export function clipped(line: Centreline, extent: Extent): Centreline[] {
  const { west, south, east, north } = extent;
  const corners = [
    { x: west, y: south },
    { x: east, y: south },
    { x: east, y: north },
    { x: west, y: north },
  ];
  const parts: Centreline[] = [];
  let current: Centreline | null = null;
  const begin = (point: Point): Centreline => {
    const part = { points: [point], sections: [], meets: { start: false, end: false } };
    parts.push(part);
    return part;
  };
  line.sections.forEach((section, index) => {
    const [a, b] = [at(line.points, index), at(line.points, index + 1)];
    const cuts = corners
      .flatMap((c, side) => crossing(a, b, c, at(corners, (side + 1) % 4)) ?? [])
      // A cut at the start of a stretch is the one at the end of the stretch before.
      .filter(({ t }) => t > 1e-9)
      .sort((p, q) => p.t - q.t)
      .map(({ point }) => point);
    if (inside(extent, a)) current ??= begin(a);
    for (const cut of cuts) {
      if (current) {
        current.points.push(cut);
        current.sections.push(section);
        current = null;
      } else current = begin(cut);
    }
    if (!inside(extent, b)) current = null;
    else if (current && distance(at(current.points, -1), b) > 0.01) {
      current.points.push(b);
      current.sections.push(section);
    }
  });
  return parts.filter(({ sections }) => sections.length > 0);
}

export interface Snappable {
  readonly line: Centreline;
  /** From the middle to the outer carriageway, m. */
  readonly reachM: number;
}

/** Ends nearer than this to another road run into it. */
const SNAP_M = 45;
/** How far an end is led beyond the far carriageway; the rest is cut off once the crossing is made. */
const BEYOND_M = 14;
/** Roads that meet in a smaller angle than this go on as one another. */
const SMALLEST_ANGLE = (32 * Math.PI) / 180;

/** Leads the ends of roads across the roads they end at. */
export function meetRoads(roads: readonly Snappable[]): void {
  for (const road of roads) {
    meetAtEnd(road, roads);
    road.line.points.reverse();
    road.line.sections.reverse();
    meetAtEnd(road, roads, true);
    road.line.points.reverse();
    road.line.sections.reverse();
  }
}

function meetAtEnd(road: Snappable, roads: readonly Snappable[], atStart = false): void {
  const { points, sections, meets } = road.line;
  if (at(sections, -1).kind !== 'ground') return;
  const end = at(points, -1);
  const direction = angleOf(at(points, -2), end);
  let best: { target: Snappable; point: Point; distanceM: number } | null = null;
  for (const target of roads) {
    if (target === road) continue;
    const { point, distanceM, segment } = project(target.line.points, end);
    if (distanceM > SNAP_M || at(target.line.sections, segment).kind !== 'ground') continue;
    const along = angleOf(at(target.line.points, segment), at(target.line.points, segment + 1));
    if (Math.abs(Math.sin(turn(along, direction))) < Math.sin(SMALLEST_ANGLE)) continue;
    if (best === null || distanceM < best.distanceM) best = { target, point, distanceM };
  }
  if (best === null) return;
  const { point, target } = best;
  // The stretch that is led on keeps its own section, not that of the one before.
  let section = at(sections, -1);
  do {
    points.pop();
    section = sections.pop() ?? section;
  } while (points.length > 1 && distance(at(points, -1), point) < 30);
  const heading = angleOf(at(points, -1), point);
  points.push(point, moved(point, heading, target.reachM + BEYOND_M));
  sections.push(section, section);
  if (atStart) meets.start = true;
  else meets.end = true;
}
