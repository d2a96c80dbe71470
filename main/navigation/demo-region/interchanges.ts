import type { Arterials } from './arterials.ts';
import { at, crossing, distance, moved, type Point } from './plane.ts';
import { lengthOf, project, simplify, stationAt } from './polyline.ts';
import { createRamp, markExit, tagsAt, type Exits } from './ramp.ts';
import type { RoadsSource } from './source.ts';
import { createNode, nodeAt, type Strand, type Tags } from './strand.ts';

/** From an interchange's middle to where its outer ramps and its loops begin, m. */
const OUTER_M = 330;
const LOOP_M = 75;
/** How far a ramp runs on in the direction of the road it leaves: share of those distances. */
const OUTER_PULL = 0.62;
const LOOP_PULL = 3.1;
/** Speed limits of outer ramps and of loops, km/h. */
const SPEED = { outer: '60', loop: '40' } as const;
/** Ramps keep away from the ends of the expressways, m. */
const END_M = 60;

interface Curve {
  /** Metres along the strand that it leaves, and along the one it joins. */
  readonly leave: number;
  readonly join: number;
  readonly layer: number;
  readonly pullM: number;
  readonly maxspeed: string;
}

/** A ramp on a Bézier curve that runs on in the direction of both roads. */
function curvedRamp(a: Strand, b: Strand, { leave, join, layer, pullM, maxspeed }: Curve): Strand {
  const destination = tagsAt(b, join);
  const [p, q] = [nodeAt(a, leave), nodeAt(b, join)];
  const c = moved(p, stationAt(a.nodes, leave).angle, pullM);
  const d = moved(q, stationAt(b.nodes, join).angle, -pullM);
  const curve = Array.from({ length: 25 }, (_, index): Point => {
    const t = index / 24;
    const [w0, w1, w2, w3] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
    return {
      x: w0 * p.x + w1 * c.x + w2 * d.x + w3 * q.x,
      y: w0 * p.y + w1 * c.y + w2 * d.y + w3 * q.y,
    };
  });
  const nodes = [p, ...simplify(curve, 0.4).slice(1, -1).map(createNode), q];
  return createRamp(nodes, layer, maxspeed, destination);
}

function crossingOf(a: Strand, b: Strand): Point | null {
  for (let i = 0; i + 1 < a.nodes.length; i++) {
    for (let j = 0; j + 1 < b.nodes.length; j++) {
      const hit = crossing(at(a.nodes, i), at(a.nodes, i + 1), at(b.nodes, j), at(b.nodes, j + 1));
      if (hit) return hit.point;
    }
  }
  return null;
}

/** The turn from one expressway to another: direct to the right, by a loop to the left. */
function turnRamp(from: Strand, to: Strand, layer: number, exits: Exits, name: Tags): Strand[] {
  const middle = crossingOf(from, to);
  if (!middle) return [];
  const [s, t] = [project(from.nodes, middle).s, project(to.nodes, middle).s];
  const heading = stationAt(from.nodes, s).angle;
  const right = Math.sin(stationAt(to.nodes, t).angle - heading) < 0;
  if (!right) {
    const leave = Math.min(lengthOf(from.nodes) - END_M, s + LOOP_M);
    const join = Math.max(END_M, t - LOOP_M);
    const pullM = LOOP_M * LOOP_PULL;
    return [curvedRamp(from, to, { leave, join, layer, pullM, maxspeed: SPEED.loop })];
  }
  const leave = Math.max(END_M, s - OUTER_M);
  const join = Math.min(lengthOf(to.nodes) - END_M, t + OUTER_M);
  markExit(nodeAt(from, leave), exits, name);
  const pullM = OUTER_M * OUTER_PULL;
  return [curvedRamp(from, to, { leave, join, layer, pullM, maxspeed: SPEED.outer })];
}

/** All turns of all interchanges. */
export function buildInterchanges(
  { expressways, interchanges }: RoadsSource,
  arterials: Arterials,
  exits: Exits,
): Strand[] {
  return interchanges.flatMap(({ a, b, name, en }) => {
    const [one, other] = [arterials.expressways.get(a), arterials.expressways.get(b)];
    if (!one || !other) return [];
    const layers = expressways.filter(({ id }) => id === a || id === b).map(({ layer }) => layer);
    const layer = Math.max(...layers);
    const turns = one.flatMap((p) => other.flatMap((q) => [[p, q] as const, [q, p] as const]));
    return turns.flatMap(([from, to]) => turnRamp(from, to, layer, exits, { name, 'name:en': en }));
  });
}

/** Middles of the interchanges, for what must keep away from them. */
export function interchangePlaces({ interchanges }: RoadsSource, arterials: Arterials): Point[] {
  return interchanges.flatMap(({ a, b }) => {
    const [one, other] = [arterials.expressways.get(a)?.[0], arterials.expressways.get(b)?.[0]];
    const middle = one && other ? crossingOf(one, other) : null;
    return middle ? [middle] : [];
  });
}

/** True when `point` lies within an interchange. */
export function inInterchange(places: readonly Point[], point: Point): boolean {
  return places.some((middle) => distance(middle, point) < OUTER_M * 0.8);
}
