import type { Clock } from '../../../shared/clock.ts';
import type { Position } from '../../../shared/navigation/guidance.ts';
import {
  headingAt,
  measureLine,
  pointAt,
  project,
  type Line,
} from '../../../shared/navigation/guidance/route-line.ts';
import {
  drive,
  planRoute,
  planSpeeds,
  type Motion,
  type SpeedPlan,
} from '../../../shared/navigation/guidance/simulated-motion.ts';
import { lonLatOf } from '../../../shared/navigation/position/plane.ts';
import { decodePolyline, type LonLat } from '../../../shared/navigation/polyline.ts';
import type { Route } from '../../../shared/navigation/route.ts';

/** Positions per second: enough for a smooth arrow, little work for the host. */
const RATE_HZ = 5;
const ACCURACY_M = 3;
/** Off the planned way nothing tells how fast, m/s (40 km/h). */
const DETOUR_MPS = 11.1;
/** While the router answered, the car has come this far at most, metres. */
const STARTS_WITHIN_M = 60;
/** After a pause of the process the car does not leap, s. */
const LONGEST_STEP_S = 1;

export interface SimulatedDriveOptions {
  readonly clock: Clock;
  readonly onPosition: (position: Position) => void;
}

/** A car that is not there. It stands until it is given a way. */
export interface SimulatedDrive {
  readonly paused: boolean;
  /** Drives `route` from where the car is near its start, at the speed it has. */
  follow(route: Route, from: Position): void;
  /** Drives any line instead, and stands at its end. */
  leave(points: readonly LonLat[], from: Position): void;
  pause(paused: boolean): void;
  stop(): void;
}

/** Starts the simulated car; it sends a position at once when it is given its way. */
export function createSimulatedDrive({ clock, onPosition }: SimulatedDriveOptions): SimulatedDrive {
  let plan: SpeedPlan | null = null;
  let motion: Motion = { alongM: 0, speedMps: 0 };
  let paused = false;
  let last = clock.now().mono;
  const cancel = clock.every(1000 / RATE_HZ, tick);

  function tick(): void {
    const now = clock.now().mono;
    const seconds = Math.min(LONGEST_STEP_S, (now - last) / 1000);
    last = now;
    if (!plan) return;
    if (!paused) motion = drive(plan, motion, seconds);
    send(plan.line);
  }

  function send(line: Line): void {
    onPosition(positionOn(line, paused ? { ...motion, speedMps: 0 } : motion, clock.now().wall));
  }

  function take(next: SpeedPlan, from: Position): void {
    plan = next;
    const start = project(next.line, lonLatOf(from), { fromM: 0, toM: STARTS_WITHIN_M });
    motion = { alongM: start?.alongM ?? 0, speedMps: motion.speedMps };
  }

  return {
    get paused() {
      return paused;
    },
    follow(route, from) {
      take(planRoute(route, measureLine(decodePolyline(route.geometry))), from);
    },
    leave(points, from) {
      take(
        planSpeeds(measureLine(points), () => DETOUR_MPS),
        from,
      );
    },
    pause(next) {
      paused = next;
      if (paused) motion = { ...motion, speedMps: 0 };
    },
    stop() {
      cancel();
      plan = null;
    },
  };
}

/** Where a simulated drive of `route` begins. */
export function simulatedStart({ geometry }: Route, ts: number): Position {
  return positionOn(measureLine(decodePolyline(geometry)), { alongM: 0, speedMps: 0 }, ts);
}

function positionOn(line: Line, { alongM, speedMps }: Motion, ts: number): Position {
  const [lon, lat] = pointAt(line, alongM);
  return {
    lon,
    lat,
    heading: headingAt(line, alongM),
    speedMps,
    accuracyM: ACCURACY_M,
    quality: 'fix',
    simulated: true,
    onRoute: false,
    ts,
  };
}
