import type { Position } from './guidance.ts';
import { distanceBetween, moved, normalDegrees, planeAt, turnBetween } from './position/plane.ts';
import { headingAlong, pointAlong, projectOnTrack, type RouteTrack } from './map-track.ts';
import type { LonLat } from './polyline.ts';

/**
 * How the car moves on the screen between two fixes. Each fix is reckoned on to the moment of the
 * frame; what was shown before and differs from it melts away within half a second, so that the arrow
 * neither lags behind the car nor jumps.
 */
export interface Motion {
  readonly from: Fix;
  /** What the screen showed besides the reckoning when the fix came, to be melted away. */
  readonly error: {
    readonly east: number;
    readonly north: number;
    readonly along: number;
    readonly turn: number;
  };
  /** When that was, epoch ms, and how fast it melts, s. */
  readonly since: number;
  readonly meltS: number;
}

interface Fix {
  readonly point: LonLat;
  /** Degrees; `null` until the car has moved. */
  readonly heading: number | null;
  readonly speedMps: number;
  readonly ts: number;
  /** The way the car is on, and how far along. */
  readonly on: { readonly track: RouteTrack; readonly alongM: number } | null;
}

/** Where the car is drawn. */
export interface CarPose {
  readonly point: LonLat;
  readonly heading: number | null;
  /** Along the track of the fix; `null` off the route. */
  readonly alongM: number | null;
  /** True when the next frame would show the same, until there is a new fix. */
  readonly settled: boolean;
}

/** A fix is reckoned on for so long; after that the host must have said something new, ms. */
const MAX_AHEAD_MS = 1500;
/** How fast a difference melts, s. */
const MELT_S = 0.35;
const MAX_MELT_S = 3;
/** Further than this is not drift but another place: the arrow goes there at once. */
const JUMP_M = 80;
/** Slower than this is standing; a receiver's noise must not turn the arrow. */
const STANDING_MPS = 0.3;
const SETTLED_M = 0.05;
const SETTLED_DEGREES = 0.2;

/**
 * Takes in a position.
 *
 * @param track the way being followed, if any; used while the host says the car is on it
 * @param travelledM how far along the host says the car is
 * @param now epoch ms
 */
export function observe(
  motion: Motion | null,
  position: Position,
  track: RouteTrack | null,
  travelledM: number | undefined,
  now: number,
): Motion {
  const point: LonLat = [position.lon, position.lat];
  const shown = motion && poseAt(motion, now);
  const isOn = position.onRoute && track !== null;
  const known = motion?.from.on;
  const expectedM = known?.track === track ? known.alongM : undefined;
  const on = isOn ? { track, alongM: projectOnTrack(track, point, travelledM ?? expectedM) } : null;
  const from: Fix = {
    point,
    heading: headingOf(position, on, shown),
    // A lost car is shown where it was last known, not where it may have got to.
    speedMps: position.quality === 'lost' ? 0 : position.speedMps,
    ts: position.ts,
    on,
  };
  return withError(motion, shown, from, now);
}

function headingOf(position: Position, on: Fix['on'], shown: CarPose | null): number | null {
  if (on) return headingAlong(on.track, on.alongM);
  if (position.heading === undefined) return shown?.heading ?? null;
  const isStanding = position.speedMps < STANDING_MPS;
  return isStanding && shown && shown.heading !== null ? shown.heading : position.heading;
}

function withError(before: Motion | null, shown: CarPose | null, from: Fix, now: number): Motion {
  const clean: Motion = {
    from,
    error: { east: 0, north: 0, along: 0, turn: 0 },
    since: now,
    meltS: MELT_S,
  };
  if (!before || !shown) return clean;
  const reckoned = poseAt(clean, now);
  if (distanceBetween(reckoned.point, shown.point) > JUMP_M) return clean;
  const turn =
    shown.heading === null || reckoned.heading === null
      ? 0
      : turnBetween(reckoned.heading, shown.heading);
  const sameTrack = from.on && before.from.on?.track === from.on.track;
  if (sameTrack && shown.alongM !== null && reckoned.alongM !== null) {
    const along = shown.alongM - reckoned.alongM;
    return {
      ...clean,
      error: { east: 0, north: 0, along, turn },
      // An arrow that is ahead slows down; it never rolls back.
      meltS: along > 0 ? meltAhead(along, from.speedMps) : MELT_S,
    };
  }
  const [east, north] = planeAt(reckoned.point).toMetres(shown.point);
  return { ...clean, error: { east, north, along: 0, turn } };
}

function meltAhead(aheadM: number, speedMps: number): number {
  if (speedMps < STANDING_MPS) return MELT_S;
  return Math.min(Math.max(aheadM / (0.7 * speedMps), MELT_S), MAX_MELT_S);
}

/** Where the car is drawn at `now` (epoch ms). */
export function poseAt({ from, error, since, meltS }: Motion, now: number): CarPose {
  const aheadMs = Math.min(Math.max(now - from.ts, 0), MAX_AHEAD_MS);
  const gone = from.speedMps < STANDING_MPS ? 0 : (from.speedMps * aheadMs) / 1000;
  const left = Math.exp(-Math.max(now - since, 0) / 1000 / meltS);
  const settled =
    (gone === 0 || aheadMs >= MAX_AHEAD_MS) &&
    Math.hypot(error.east, error.north, error.along) * left < SETTLED_M &&
    Math.abs(error.turn) * left < SETTLED_DEGREES;

  if (from.on) {
    const { track } = from.on;
    const alongM = Math.min(Math.max(from.on.alongM + gone + error.along * left, 0), track.lengthM);
    const base = pointAlong(track, alongM);
    return {
      point: moved(base, error.east * left, error.north * left),
      heading: normalDegrees(headingAlong(track, alongM) + error.turn * left),
      alongM,
      settled,
    };
  }
  const direction = ((from.heading ?? 0) * Math.PI) / 180;
  const ahead = from.heading === null ? 0 : gone;
  return {
    point: moved(
      from.point,
      Math.sin(direction) * ahead + error.east * left,
      Math.cos(direction) * ahead + error.north * left,
    ),
    heading: from.heading === null ? null : normalDegrees(from.heading + error.turn * left),
    alongM: null,
    settled,
  };
}
