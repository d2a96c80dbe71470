import { describe, expect, it } from 'vitest';
import type { DrivingState } from '../../vehicle/driving-state.ts';
import { NO_DRIVE, stepDriveClock } from './drive-clock.ts';

const MINUTE_MS = 60_000;

function after(...states: readonly (readonly [number, DrivingState])[]) {
  return states.reduce(
    (clock, [minute, state]) => stepDriveClock(clock, state, minute * MINUTE_MS),
    NO_DRIVE,
  );
}

describe('stepDriveClock', () => {
  it('counts from the departure to the arrival', () => {
    expect(
      after([0, 'parked'], [5, 'moving'], [9, 'idling'], [30, 'parked'], [31, 'parked']),
    ).toEqual({
      wasParked: true,
      setOffAt: 5 * MINUTE_MS,
      endedAt: 30 * MINUTE_MS,
    });
  });

  it('does not know a drive that began before it looked', () => {
    expect(after([0, 'moving'], [9, 'idling'], [10, 'moving'])).toEqual(NO_DRIVE);
  });

  it('goes on after a stop shorter than a rest, and begins anew after a longer one', () => {
    const stop = [
      [0, 'parked'],
      [1, 'moving'],
      [60, 'parked'],
    ] as const;
    expect(after(...stop, [79, 'moving'])).toEqual({ wasParked: true, setOffAt: MINUTE_MS });
    expect(after(...stop, [81, 'moving'])).toEqual({ wasParked: true, setOffAt: 81 * MINUTE_MS });
  });

  it('takes moving the car for no drive', () => {
    expect(after([0, 'parked'], [1, 'moving'], [2, 'parked'])).toEqual({ wasParked: true });
  });

  it('learns nothing from an unknown state', () => {
    expect(after([0, 'parked'], [1, 'unknown'])).toEqual({ wasParked: true });
  });
});
