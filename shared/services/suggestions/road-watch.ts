import type { NavigationState } from '../../navigation/navigation-state.ts';

/** What the road allows: a new card, only the one that is there, or none. */
export type Allowance = 'show' | 'keep' | 'nothing';

/** What is remembered of guidance from one look to the next. */
export interface RoadWatch {
  /** The manoeuvre headed for; `null` while nobody is guided. */
  readonly ahead: string | null;
  /** When another one came ahead, ms of the monotonic clock. */
  readonly since: number;
  readonly allowance: Allowance;
}

export const OPEN_ROAD: RoadWatch = { ahead: null, since: -Infinity, allowance: 'show' };

/**
 * Near a manoeuvre the driver has something else to read: from ten seconds before it, and the time that
 * a car which speeds up gains. The distance counts where traffic is slow.
 */
const NEAR = { distanceM: 250, seconds: 15 } as const;

/** A new card needs time to be read before it must go: 8 s (Design for Driving) and the time to act. */
const APPROACHING = { distanceM: 400, seconds: 26 } as const;

/** After a manoeuvre, or on a new way, the road comes first, ms. */
const SETTLING_MS = 8000;

/** Slower than this, m/s, the car is held up, and may be faster any moment. */
const LEAST_SPEED_MPS = 5;

/**
 * Looks at the way ahead.
 *
 * @param speedMps speed of the car, or of the simulated drive; `undefined`: not known
 * @param mono monotonic clock, ms
 */
export function stepRoadWatch(
  watch: RoadWatch,
  { session, guidance }: Pick<NavigationState, 'session' | 'guidance'>,
  speedMps: number | undefined,
  mono: number,
): RoadWatch {
  if (!session || guidance?.status === 'arrived') return OPEN_ROAD;
  // A lost or new way, no fix, or nothing ahead although there is a way: not knowing means careful.
  if (session.isRerouting || guidance?.status !== 'following' || !guidance.next) {
    return { ahead: '', since: mono, allowance: 'nothing' };
  }
  const { manoeuvre, distanceM } = guidance.next;
  const ahead = [session.id, session.reroutes, guidance.waypoint, manoeuvre].join();
  const since = watch.ahead === ahead ? watch.since : mono;
  const seconds = distanceM / Math.max(speedMps ?? FAST_MPS, LEAST_SPEED_MPS);
  const isWithin = (limit: { readonly distanceM: number; readonly seconds: number }) =>
    distanceM < limit.distanceM || seconds < limit.seconds;
  if (isWithin(NEAR)) return { ahead, since, allowance: 'nothing' };
  const isSettling = mono - since < SETTLING_MS;
  return { ahead, since, allowance: isSettling || isWithin(APPROACHING) ? 'keep' : 'show' };
}

/** Assumed while the speed is not known: 130 km/h. */
const FAST_MPS = 36;
