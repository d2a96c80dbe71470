import type { DrivingState } from '../../vehicle/driving-state.ts';

/** When the drive began and ended, ms of the monotonic clock; absent: not seen. */
export interface DriveClock {
  /** False until the car was seen parked: a drive that began before is of unknown age. */
  readonly wasParked: boolean;
  readonly setOffAt?: number;
  readonly endedAt?: number;
}

export const NO_DRIVE: DriveClock = { wasParked: false };

/**
 * A stop shorter than this does not end a drive for who gets tired: Chinese law counts driving as
 * continuous until a rest of 20 minutes (implementing regulations of the Road Traffic Safety Law,
 * article 62).
 */
const REST_MS = 20 * 60_000;

/** Shorter than this is not a drive but moving the car. */
const SHUNTING_MS = 2 * 60_000;

/** Follows the driving state. Standing at a light and an unknown state change nothing. */
export function stepDriveClock(
  clock: DriveClock,
  drivingState: DrivingState,
  mono: number,
): DriveClock {
  switch (drivingState) {
    case 'parked':
      return parked(clock, mono);
    case 'moving':
      return moving(clock, mono);
    case 'idling':
    case 'unknown':
      return clock;
  }
}

function parked(clock: DriveClock, mono: number): DriveClock {
  const { setOffAt, endedAt } = clock;
  if (setOffAt === undefined || endedAt !== undefined) {
    return clock.wasParked ? clock : { ...clock, wasParked: true };
  }
  if (mono - setOffAt < SHUNTING_MS) return { wasParked: true };
  return { wasParked: true, setOffAt, endedAt: mono };
}

function moving(clock: DriveClock, mono: number): DriveClock {
  const { wasParked, setOffAt, endedAt } = clock;
  if (!wasParked) return clock;
  if (setOffAt === undefined) return { wasParked, setOffAt: mono };
  if (endedAt === undefined) return clock;
  return { wasParked, setOffAt: mono - endedAt < REST_MS ? setOffAt : mono };
}
