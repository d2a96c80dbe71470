import type { Arterials } from './arterials.ts';
import { buildInterchanges } from './interchanges.ts';
import { angleOf, at, between, distance, moved, type Point } from './plane.ts';
import { distancesAlong, project, resample, sliceLine, stationAt } from './polyline.ts';
import { createRamp, markExit, tagsAt, type Exits } from './ramp.ts';
import type { ExpresswaySource, RoadsSource } from './source.ts';
import { createNode, nodeAt, type Strand } from './strand.ts';

/** How far before and after a way up or down its ramps begin and end, m. */
const NEAR_M = 50;
const FAR_M = 290;
const LENGTH_M = FAR_M - NEAR_M;
/** Speed limit of the ramps, km/h. */
const SPEED = '40';
/** From one point of a ramp to the next, m. */
const STEP_M = 30;
/** Carriageways further apart than this are not the two of one road, m. */
const APART_M = 40;

/**
 * A ramp between two carriageways that run side by side, from `a` at `from` metres to `b`. It leads to
 * the left on the way up, because elevated roads stand in the middle, and to the right on the way down.
 */
function sideRamp(a: Strand, b: Strand, from: number, layer: number, up: boolean): Strand | null {
  const landing = project(b.nodes, stationAt(a.nodes, from + LENGTH_M).point);
  if (landing.distanceM > APART_M) return null;
  const destination = tagsAt(b, landing.s);
  const lane = resample(sliceLine(a.nodes, from, from + LENGTH_M), STEP_M);
  const [start, end] = [nodeAt(a, from), nodeAt(b, landing.s)];
  const away = project(lane, end).distanceM;
  const along = distancesAlong(lane);
  const shape = lane.map((point, index): Point => {
    const share = at(along, index) / LENGTH_M;
    const sideways = share * share * (3 - 2 * share) * away;
    const next = at(lane, Math.min(lane.length - 1, index + 1));
    const angle = angleOf(at(lane, Math.max(0, index - 1)), next);
    return moved(point, angle, 0, up ? sideways : -sideways);
  });
  // The ends may lie a little before or after, on nodes that were there already.
  const clear = shape.filter((point) => distance(point, start) > 5 && distance(point, end) > 5);
  return createRamp([start, ...clear.map(createNode), end], layer, SPEED, destination);
}

/** The ramps of one expressway, down to the road below it and up again. */
function expresswayRamps(source: ExpresswaySource, arterials: Arterials, exits: Exits): Strand[] {
  const carriageways = arterials.expressways.get(source.id) ?? [];
  const below = arterials.strands.filter(({ road }) => road.startsWith(`${source.id}-ground`));
  return source.ramps.flatMap((place) => {
    const index = Math.floor(place);
    const [a, b] = [at(source.line, index), at(source.line, index + 1)];
    const middle = between(a.point, b.point, place - index);
    return carriageways.flatMap((carriageway) => {
      const { s } = project(carriageway.nodes, middle);
      const heading = stationAt(carriageway.nodes, s).angle;
      const ground = below.find((strand) => {
        const near = project(strand.nodes, middle);
        const along = stationAt(strand.nodes, near.s).angle;
        return near.distanceM < 60 && Math.cos(along - heading) > 0.8;
      });
      if (!ground) return [];
      const down = sideRamp(carriageway, ground, s - FAR_M, source.layer, false);
      if (down) markExit(at(down.nodes, 0), exits);
      const foot = project(ground.nodes, stationAt(carriageway.nodes, s + NEAR_M).point).s;
      const up = sideRamp(ground, carriageway, foot, source.layer, true);
      return [down, up].filter((ramp) => ramp !== null);
    });
  });
}

/** Ways up to and down from the expressways, and the interchanges between them. */
export function buildRamps(roads: RoadsSource, arterials: Arterials): Strand[] {
  const exits: Exits = { next: 1 };
  return [
    ...roads.expressways.flatMap((source) => expresswayRamps(source, arterials, exits)),
    ...buildInterchanges(roads, arterials, exits),
  ];
}
