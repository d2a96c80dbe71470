import type { Clock } from '../../../shared/clock.ts';
import type { Position } from '../../../shared/navigation/guidance.ts';
import {
  fixOf,
  headingBetween,
  isReachable,
  type Fix,
  type FixFault,
} from '../../../shared/navigation/position/fix.ts';
import { distanceBetween, lonLatOf } from '../../../shared/navigation/position/plane.ts';
import {
  isReckonable,
  reckonOn,
  type Reckoned,
} from '../../../shared/navigation/position/reckoning.ts';
import { freshValue, type Readings } from '../../../shared/vehicle/reading.ts';

/** How often the signals are looked at, ms: receivers report once to ten times per second. */
const LOOK_MS = 200;
/** Without a new fix for this long, the place is reckoned on, ms: one report may be late. */
const GAP_MS = 1500;
/** Pace of reckoned positions, ms. */
const RECKON_MS = 500;
/** Fixes that agree with each other this often show that the car is elsewhere, not that they are wrong. */
const AGREE_TIMES = 3;
/** Without the speed of the car, reckoning goes on this long only, ms. */
const WITHOUT_SPEED_MS = 5000;

export interface PositionsOptions {
  readonly clock: Clock;
  readonly vehicle: { readonly readings: Readings };
  /** Counts fixes that are not believed, by reason. */
  readonly onRejected: (fault: FixFault) => void;
  /** The place `movedM` farther along the route that is being driven; `null` without one. */
  readonly reckonAlong: (movedM: number) => Reckoned | null;
  readonly onPosition: (position: Position) => void;
}

/** Where the real car is. */
export interface Positions {
  /** `null` until the first fix. */
  readonly position: Position | null;
  close(): void;
}

/** Watches the vehicle's location signals and makes positions of them. */
export function createPositions(options: PositionsOptions): Positions {
  const { clock, vehicle, onRejected, reckonAlong, onPosition } = options;
  let position: Position | null = null;
  let fix: Fix | null = null;
  /** The last fix that showed a direction by having moved. */
  let anchor: Fix | null = null;
  let doubted: { readonly fix: Fix; readonly times: number } | null = null;
  let judgedTs = -Infinity;
  let lastFault: FixFault | null = null;
  let fixedAt = 0;
  let sentAt = 0;
  let reckonedM = 0;
  const cancel = clock.every(LOOK_MS, look);

  function look(): void {
    const found = fixOf(vehicle.readings);
    // The same bad report is looked at several times, and counts once.
    if (typeof found === 'string' && found !== lastFault) onRejected(found);
    lastFault = typeof found === 'string' ? found : null;
    if (found && typeof found === 'object' && found.ts !== judgedTs) {
      judgedTs = found.ts;
      if (isBelieved(found)) {
        accept(found);
        return;
      }
      onRejected('jump');
    }
    reckon();
  }

  function isBelieved(found: Fix): boolean {
    const speed = speedNow();
    if (!fix || found.ts < fix.ts || isReachable(fix, found, speed ?? FASTEST_UNKNOWN_MPS)) {
      doubted = null;
      return true;
    }
    const agrees = doubted && isReachable(doubted.fix, found, speed ?? 0);
    doubted = { fix: found, times: agrees && doubted ? doubted.times + 1 : 1 };
    if (doubted.times < AGREE_TIMES) return false;
    doubted = null;
    anchor = null;
    return true;
  }

  function accept(found: Fix): void {
    const heading = headingOf(found);
    const speedMps = speedNow() ?? speedBetween(fix, found);
    fix = found;
    fixedAt = clock.now().mono;
    reckonedM = 0;
    send({
      lon: found.lon,
      lat: found.lat,
      ...(heading !== undefined && { heading }),
      speedMps,
      accuracyM: found.accuracyM,
      quality: 'fix',
      simulated: false,
      onRoute: false,
      ts: found.ts,
    });
  }

  function headingOf(found: Fix): number | undefined {
    anchor ??= found;
    const moved = headingBetween(anchor, found);
    if (moved !== undefined) anchor = found;
    return found.heading ?? moved ?? position?.heading;
  }

  function reckon(): void {
    const { mono, wall } = clock.now();
    if (!position || position.quality === 'lost') return;
    if (mono - fixedAt < GAP_MS || mono - sentAt < RECKON_MS) return;
    const speed = speedNow();
    if (speed === undefined && mono - fixedAt > WITHOUT_SPEED_MS) {
      send({ ...position, quality: 'lost', ts: wall });
      return;
    }
    const speedMps = speed ?? position.speedMps;
    const movedM = (speedMps * (mono - sentAt)) / 1000;
    reckonedM += movedM;
    const along = reckonAlong(movedM);
    const quality = isReckonable(reckonedM, along !== null) ? 'estimated' : 'lost';
    send({ ...position, ...reckonOn(position, movedM, along), speedMps, quality, ts: wall });
  }

  function speedNow(): number | undefined {
    const kmh = freshValue(vehicle.readings, 'Vehicle.Speed');
    return kmh === undefined ? undefined : Math.abs(kmh) / 3.6;
  }

  function send(next: Position): void {
    position = next;
    sentAt = clock.now().mono;
    onPosition(next);
  }

  return {
    get position() {
      return position;
    },
    close: cancel,
  };
}

/** Where the car's speed is not known, it may have been this, m/s (120 km/h). */
const FASTEST_UNKNOWN_MPS = 33;

function speedBetween(from: Fix | null, to: Fix): number {
  const seconds = from ? (to.ts - from.ts) / 1000 : 0;
  return from && seconds > 0 ? distanceBetween(lonLatOf(from), lonLatOf(to)) / seconds : 0;
}
