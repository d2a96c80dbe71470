import { degreesApart } from '../position/plane.ts';
import type { Route } from '../route.ts';
import { headingAt, segmentAt, type Line } from './route-line.ts';

/** A way to drive, and how fast it may be driven. */
export interface SpeedPlan {
  readonly line: Line;
  /** Most on each segment, m/s. */
  readonly segmentMps: readonly number[];
  /** Most at each point, m/s, so that braking in time is possible. */
  readonly pointMps: readonly number[];
}

export interface Motion {
  readonly alongM: number;
  readonly speedMps: number;
}

/** A calm driver: acceleration, braking, and in bends, m/s². */
const ACCELERATION = 1.6;
const BRAKING = 1.8;
const LATERAL = 2;
/** A bend is driven within at most this, metres, however far the points of the line lie apart. */
const BEND_M = 15;
/** Nothing is driven slower than walking, m/s: a hairpin is not a stop. */
const LEAST_MPS = 1.5;
/** Driven where neither a limit nor a duration is known, m/s (30 km/h). */
const UNKNOWN_MPS = 8.3;
const MOST_MPS = 33;
/** Mean speeds contain the slow parts; between them one drives faster by about this. */
const ABOVE_MEAN = 1.3;
/** Longest step of the reckoning, s. */
const STEP_S = 0.2;

/** The plan for driving a line with one speed for each segment; it ends at a stand. */
export function planSpeeds(line: Line, speedOf: (segment: number) => number): SpeedPlan {
  const segments = line.points.length - 1;
  const segmentMps = Array.from({ length: segments }, (_, index) =>
    Math.max(LEAST_MPS, Math.min(MOST_MPS, speedOf(index))),
  );
  const pointMps: number[] = new Array<number>(line.points.length).fill(0);
  for (let index = segments - 1; index >= 0; index--) {
    const ahead = pointMps[index + 1] ?? 0;
    const braking = Math.sqrt(ahead ** 2 + 2 * BRAKING * lengthOf(line, index));
    const own = Math.min(segmentMps[index] ?? 0, segmentMps[index - 1] ?? Infinity);
    pointMps[index] = Math.min(braking, own, bendSpeed(line, index));
  }
  return { line, segmentMps, pointMps };
}

/** The plan for a route: its limits where known, else the speeds its durations tell. */
export function planRoute(route: Route, line: Line): SpeedPlan {
  const meanMps = meanSpeeds(route, line);
  return planSpeeds(line, (segment) => {
    const mean = (meanMps[segment] ?? UNKNOWN_MPS) * ABOVE_MEAN;
    const limit = route.speedLimits.findLast(({ fromShapeIndex }) => fromShapeIndex <= segment);
    return limit?.kmh ? Math.min(limit.kmh / 3.6, Math.max(mean, UNKNOWN_MPS)) : mean;
  });
}

function meanSpeeds(route: Route, line: Line): (number | undefined)[] {
  const means: (number | undefined)[] = [];
  route.manoeuvres.forEach(({ beginShapeIndex, durationS }, index) => {
    const end = route.manoeuvres[index + 1]?.beginShapeIndex ?? line.points.length - 1;
    const lengthM = (line.along[end] ?? 0) - (line.along[beginShapeIndex] ?? 0);
    const mean = durationS > 0 && lengthM > 0 ? lengthM / durationS : undefined;
    for (let segment = beginShapeIndex; segment < end; segment++) means[segment] = mean;
  });
  return means;
}

/** The motion `seconds` later; it ends standing at the end of the line. */
export function drive(plan: SpeedPlan, motion: Motion, seconds: number): Motion {
  let { alongM, speedMps } = motion;
  for (let left = seconds; left > 0; left -= STEP_S) {
    const step = Math.min(STEP_S, left);
    const allowed = allowedAt(plan, alongM);
    const wanted = Math.min(allowed, speedMps + ACCELERATION * step);
    const next = Math.max(wanted, speedMps - 2 * BRAKING * step, 0);
    alongM = Math.min(plan.line.lengthM, alongM + ((speedMps + next) / 2) * step);
    speedMps = next;
  }
  return alongM >= plan.line.lengthM - END_M
    ? { alongM: plan.line.lengthM, speedMps: 0 }
    : { alongM, speedMps };
}

/** Nearer to the end than this, metres, the car stands: braking never quite gets there. */
const END_M = 0.3;

function allowedAt({ line, segmentMps, pointMps }: SpeedPlan, alongM: number): number {
  const segment = segmentAt(line, alongM);
  const ahead = pointMps[segment + 1] ?? 0;
  const left = Math.max(0, (line.along[segment + 1] ?? alongM) - alongM);
  const braking = Math.sqrt(ahead ** 2 + 2 * BRAKING * left);
  return Math.max(0.3, Math.min(segmentMps[segment] ?? 0, braking));
}

/** How fast the bend at a point can be driven, from its radius. */
function bendSpeed(line: Line, index: number): number {
  if (index === 0) return Infinity;
  const at = line.along[index] ?? 0;
  const before = headingAt(line, Math.max(0, at - 0.01));
  const turn = (degreesApart(before, headingAt(line, at)) * Math.PI) / 180;
  if (turn < 0.05) return Infinity;
  const room = Math.min(BEND_M, (lengthOf(line, index - 1) + lengthOf(line, index)) / 2);
  return Math.max(LEAST_MPS, Math.sqrt((LATERAL * room) / turn));
}

function lengthOf({ along }: Line, segment: number): number {
  return (along[segment + 1] ?? 0) - (along[segment] ?? 0);
}
