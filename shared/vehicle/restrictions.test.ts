import { describe, expect, it } from 'vitest';
import { GEAR_DRIVE, GEAR_PARK, inferDrivingState } from './driving-state.ts';
import type { Freshness, Readings } from './reading.ts';
import { RESTRICTION_FLAGS, isRestricted, restrictionsFor } from './restrictions.ts';

const AUTOMATIC = { hasPark: true };
const MANUAL = { hasPark: false };

interface Facts {
  readonly speed?: number;
  readonly gear?: number;
  readonly brake?: boolean;
}

function readings({ speed, gear, brake }: Facts, freshness: Freshness = 'fresh'): Readings {
  const entry = (value: unknown) => (value === undefined ? undefined : { freshness, value, ts: 0 });
  return {
    'Vehicle.Speed': entry(speed),
    'Vehicle.Powertrain.Transmission.SelectedGear': entry(gear),
    'Vehicle.Chassis.ParkingBrake.IsEngaged': entry(brake),
  } as Readings;
}

describe('inferDrivingState (AAOS inferDrivingStateLocked)', () => {
  it.each([
    ['P', { gear: GEAR_PARK }, AUTOMATIC, 'parked'],
    ['P at rest', { gear: GEAR_PARK, speed: 0 }, AUTOMATIC, 'parked'],
    ['P while the wheels turn', { gear: GEAR_PARK, speed: 12 }, AUTOMATIC, 'moving'],
    ['D at rest', { gear: GEAR_DRIVE, speed: 0 }, AUTOMATIC, 'idling'],
    ['D at 60 km/h', { gear: GEAR_DRIVE, speed: 60 }, AUTOMATIC, 'moving'],
    ['rolling backwards', { gear: -1, speed: -3 }, AUTOMATIC, 'moving'],
    ['sensor remainder at rest', { gear: GEAR_DRIVE, speed: 0.2 }, AUTOMATIC, 'idling'],
    ['manual, brake on', { gear: 0, speed: 0, brake: true }, MANUAL, 'parked'],
    ['manual, brake off', { gear: 0, speed: 0, brake: false }, MANUAL, 'idling'],
    ['automatic, brake on, not in P', { gear: 0, speed: 0, brake: true }, AUTOMATIC, 'idling'],
    ['no speed, not in P', { gear: GEAR_DRIVE }, AUTOMATIC, 'unknown'],
    ['nothing known', {}, AUTOMATIC, 'unknown'],
  ] as const)('%s', (_name, facts, gearbox, expected) => {
    expect(inferDrivingState(readings(facts), gearbox)).toBe(expected);
  });

  it('does not believe stale values', () => {
    expect(inferDrivingState(readings({ gear: GEAR_PARK, speed: 0 }, 'stale'), AUTOMATIC)).toBe(
      'unknown',
    );
  });
});

describe('restrictionsFor', () => {
  it('restricts everything while the state is unknown, on every display', () => {
    expect(restrictionsFor('unknown', 'driver').active).toEqual(RESTRICTION_FLAGS);
    expect(restrictionsFor('unknown', 'passenger').active).toEqual(RESTRICTION_FLAGS);
  });

  it('allows everything when parked, no video when idling', () => {
    expect(restrictionsFor('parked', 'driver').active).toEqual([]);
    expect(restrictionsFor('idling', 'driver').active).toEqual(['no-video']);
  });

  it('limits the driver on the way and exempts the passenger', () => {
    const driver = restrictionsFor('moving', 'driver');
    expect(isRestricted(driver, 'no-keyboard')).toBe(true);
    expect(driver).toMatchObject({ maxMessageLength: 31, maxItems: 21, maxDepth: 3 });
    expect(restrictionsFor('moving', 'passenger').active).toEqual([]);
  });
});
