import type { Battery } from './battery.ts';
import { stateOfCharge } from './battery.ts';
import { clamp, interpolate } from './math.ts';
import { between, STREAM } from './random.ts';
import { PLANNED_DECELERATION, type Route } from './route.ts';
import { lightColour } from './traffic-light.ts';

/** How the driver uses the drive mode: share of the usual acceleration. */
const MODE_FACTOR = { NORMAL: 1, SPORT: 1.3, ECONOMY: 0.75, SNOW: 0.6, RAIN: 0.8 } as const;
export type PerformanceMode = keyof typeof MODE_FACTOR;

/** Acceleration drivers use, m/s², by speed in m/s. */
const ACCELERATION = [
  [0, 1.9],
  [10, 1.5],
  [20, 1],
  [35, 0.5],
] as const;
/** Hardest braking of this driver, m/s²; harder would be an emergency. */
const HARDEST_BRAKING = 3.6;
/** Change of acceleration, m/s³, upwards and downwards. */
const JERK_UP = 2.5;
const JERK_DOWN = 5;
/** Time in which the driver closes a speed difference, s. */
const RESPONSE = 1.2;
/** How far before a stop line the driver comes to rest, m. */
const STOP_GAP = 1.2;
/** Braking above which the driver passes a light that turns yellow instead of stopping, m/s². */
const YELLOW_BRAKING = 3;
/** Signalling before a turn: at least this many metres, and this many seconds. */
const SIGNAL_DISTANCE = 45;
const SIGNAL_TIME = 4;
/** Charge, %, below which the driver pulls up because the car gives up. */
const EMPTY = 0.15;

type Phase = 'standing' | 'driving' | 'kerb' | 'stranded';
type Indicator = 'none' | 'left' | 'right';

/** The car on the road and what its driver is about. */
export interface Drive {
  readonly phase: Phase;
  /** Simulated time at which the phase began, s. */
  readonly since: number;
  /** Way along the route since its start, m, over all laps. */
  readonly s: number;
  /** m/s */
  readonly speed: number;
  /** m/s² */
  readonly acceleration: number;
  /** Acceleration the driver asks for, m/s². */
  readonly demand: number;
  /** Force of the friction brakes, N, zero or negative. */
  readonly brakeForce: number;
  readonly indicator: Indicator;
  /** Way of the last kerb stop that was served, m. */
  readonly served: number;
  /** What the driver decided about the light ahead, by its index; `null` while it is green. */
  readonly decision: { readonly light: number; readonly pass: boolean } | null;
}

export interface CruiseControl {
  readonly active: boolean;
  /** km/h */
  readonly set: number;
  /** Limit, km/h, for which the driver last set it. */
  readonly forLimit: number;
}

/** What the driver sees. */
interface DriverView {
  readonly seed: number;
  /** Simulated time, s. */
  readonly time: number;
  readonly route: Route;
  readonly battery: Battery;
  readonly mode: PerformanceMode;
  readonly cruise: CruiseControl;
  /** A door or the tailgate is open: the driver stays where the car is. */
  readonly somethingOpen: boolean;
}

/** How much slower than allowed the traffic flows: 0.88 to 1, wavering over minutes. */
function pace(seed: number, time: number): number {
  const wave = (index: number): number => {
    const period = between(40, 160, seed, STREAM.pace, index, 0);
    const phase = between(0, 2 * Math.PI, seed, STREAM.pace, index, 1);
    return Math.sin((2 * Math.PI * time) / period + phase);
  };
  return 0.94 + 0.03 * (wave(0) + wave(1));
}

/** Way to the next of `marks` (m within the lap) ahead of `s`, and its index; `null` for none. */
function nextMark(
  marks: readonly number[],
  s: number,
  lap: number,
): { distance: number; index: number } | null {
  let best: { distance: number; index: number } | null = null;
  const onLap = s % lap;
  for (const [index, mark] of marks.entries()) {
    const distance = mark >= onLap ? mark - onLap : mark + lap - onLap;
    if (best === null || distance < best.distance) best = { distance, index };
  }
  return best;
}

/** Acceleration that follows `target` speed, m/s². */
function follow(speed: number, target: number): number {
  return (target - speed) / RESPONSE;
}

/** Acceleration that brings the car to rest after `distance` metres, m/s². */
function stopAfter(speed: number, distance: number): number {
  if (distance <= 0.3) return -2;
  const allowed = Math.sqrt(2 * PLANNED_DECELERATION * distance);
  if (speed >= 0.95 * allowed) return -(speed * speed) / (2 * distance);
  return speed < 0.1 && distance < 2 ? -1 : follow(speed, allowed);
}

/** Whether braking that the driver would do for a yellow light is enough, after a moment's thought. */
function canStop(speed: number, distance: number): boolean {
  const way = distance - 0.3 * speed;
  return way > 0 && (speed * speed) / (2 * way) <= YELLOW_BRAKING;
}

interface Stops {
  /** Acceleration that the stops ahead allow, m/s². */
  readonly demand: number;
  readonly decision: Drive['decision'];
  /** Way to the kerb stop that is still to be served, m. */
  readonly kerb: number;
}

function stopsAhead(drive: Drive, view: DriverView): Stops {
  const { route, seed, time } = view;
  const { s, speed } = drive;
  let decision: Drive['decision'] = null;
  let demand = Infinity;
  const light = nextMark(route.lights, s, route.length);
  const colour = light ? lightColour(seed, light.index, time) : 'green';
  if (light && colour !== 'green') {
    const distance = light.distance - STOP_GAP;
    // Decided once, when the light turns: near the line every braking looks too hard.
    decision =
      drive.decision?.light === light.index
        ? drive.decision
        : { light: light.index, pass: colour === 'yellow' && !canStop(speed, distance) };
    if (!decision.pass) demand = stopAfter(speed, distance);
  }
  let kerb = Infinity;
  const mark = nextMark(route.kerbs, s, route.length);
  if (mark && s + mark.distance - drive.served > route.length / 2) {
    kerb = mark.distance;
    demand = Math.min(demand, stopAfter(speed, kerb - STOP_GAP));
  }
  return { demand, decision, kerb };
}

function indicatorFor(drive: Drive, route: Route, kerb: number): Indicator {
  const onLap = drive.s % route.length;
  const reach = Math.max(SIGNAL_DISTANCE, SIGNAL_TIME * drive.speed);
  for (const turn of route.turns) {
    const until = (turn.to - onLap + route.length) % route.length;
    if (until <= reach + (turn.to - turn.from)) return turn.direction;
  }
  if (kerb < reach) return 'right';
  return drive.served > 0 && drive.s - drive.served < 25 ? 'left' : 'none';
}

/** What the driver does next: the demand, the indicator, and the phase of the drive. */
export function decide(drive: Drive, view: DriverView, dt: number): Drive {
  if (drive.phase !== 'driving') return { ...drive, demand: 0 };
  const { route, time } = view;
  const stops = stopsAhead(drive, view);
  const indicator = indicatorFor(drive, route, stops.kerb);
  const stopped = drive.speed === 0;

  const empty = stateOfCharge(view.battery) < EMPTY;
  if (stopped && empty) return { ...drive, phase: 'stranded', since: time, demand: 0 };
  if (stopped && stops.kerb < 2 * STOP_GAP) {
    const served = drive.s + stops.kerb;
    return { ...drive, phase: 'kerb', since: time, demand: 0, indicator: 'none', served };
  }

  const ahead = Math.min(route.speedAt(drive.s), route.speedAt(drive.s + drive.speed * RESPONSE));
  const cruising = view.cruise.active;
  const target = cruising ? Math.min(ahead, view.cruise.set / 3.6) : ahead * pace(view.seed, time);
  const strongest = interpolate(ACCELERATION, drive.speed) * MODE_FACTOR[view.mode];
  let wish = Math.min(follow(drive.speed, target), stops.demand);
  if (empty) wish = Math.min(wish, -1.2);
  if (view.somethingOpen) wish = Math.min(wish, stopped ? 0 : -1.5);
  wish = clamp(wish, -HARDEST_BRAKING, strongest);
  // A car that holds still has let go of its last braking.
  const before = stopped ? Math.max(0, drive.demand) : drive.demand;
  const demand = clamp(wish, before - JERK_DOWN * dt, before + JERK_UP * dt);
  return { ...drive, demand, indicator, decision: stops.decision };
}

/**
 * The driver keeps cruise control at the limit: sets it anew wherever the limit changes, and
 * leaves it alone in between, so that a change made by hand lasts until the next sign.
 */
export function driverCruise(cruise: CruiseControl, limit: number, speed: number): CruiseControl {
  if (limit === cruise.forLimit) return cruise;
  return { active: speed * 3.6 >= CRUISE_MINIMUM, set: limit, forLimit: limit };
}

/** Slowest speed cruise control takes, km/h. */
export const CRUISE_MINIMUM = 30;
