import { describe, expect, it } from 'vitest';
import type { Readings } from '../../vehicle/reading.ts';
import type { SignalPath } from '../../vehicle/signal.ts';
import type { Weather } from '../weather.ts';
import { NO_DRIVE } from './drive-clock.ts';
import { driveFacts, localTimeOf, type FactSources } from './trigger-facts.ts';

const WALL = Date.UTC(2026, 5, 1, 8);

function reading(
  values: Partial<Record<SignalPath, unknown>>,
  freshness: 'fresh' | 'stale' = 'fresh',
): Readings {
  const entries = Object.entries(values).map(([path, value]) => [
    path,
    { freshness, value, ts: 0 },
  ]);
  return Object.fromEntries(entries) as Readings;
}

const SOURCES: FactSources = {
  readings: {},
  drivingState: 'unknown',
  navigation: { session: null, guidance: null },
  weather: null,
  drive: NO_DRIVE,
  time: { minuteOfDay: 480, dayOfWeek: 1 },
  wall: WALL,
  mono: 600_000,
};

const facts = (change: Partial<FactSources>) => driveFacts({ ...SOURCES, ...change });

const LEFT = 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position';
const RIGHT = 'Vehicle.Cabin.Door.Row1.PassengerSide.Window.Position';

describe('driveFacts', () => {
  it('knows only the time of a car that says nothing', () => {
    expect(facts({})).toEqual({ minuteOfDay: 480, dayOfWeek: 1, isNavigating: false });
  });

  it('takes current readings in the units of the rules, and no stale ones', () => {
    const values = {
      'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed': 18,
      'Vehicle.Powertrain.Range': 74_000,
      'Vehicle.Speed': -4,
    };
    expect(facts({ readings: reading(values), drivingState: 'moving' })).toMatchObject({
      ...{ soc: 18, rangeKm: 74, speedKmh: 4, isParked: false },
    });
    const stale = facts({ readings: reading(values, 'stale'), drivingState: 'unknown' });
    expect(Object.keys(stale).sort()).toEqual(['dayOfWeek', 'isNavigating', 'minuteOfDay']);
  });

  it('calls the windows closed only when all of them say so', () => {
    expect(facts({ readings: reading({ [LEFT]: 0, [RIGHT]: 40 }) }).isWindowOpen).toBe(true);
    expect(facts({ readings: reading({ [LEFT]: 0, [RIGHT]: 0 }) }).isWindowOpen).toBe(false);
    const mixed = { ...reading({ [LEFT]: 0 }), ...reading({ [RIGHT]: 0 }, 'stale') };
    expect(facts({ readings: mixed })).not.toHaveProperty('isWindowOpen');
  });

  it('believes the rain sensor before the forecast, and no old forecast', () => {
    const wet = { issuedAt: WALL - 60_000, now: { condition: 'rain' } } as Weather;
    const sensor = reading({ 'Vehicle.Body.Raindetection.Intensity': 0 });
    expect(facts({ weather: wet }).isRaining).toBe(true);
    expect(facts({ weather: wet, readings: sensor }).isRaining).toBe(false);
    expect(facts({ weather: { ...wet, issuedAt: WALL - 7_200_000 } })).not.toHaveProperty(
      'isRaining',
    );
  });

  it('counts the drive, and keeps its length after the arrival', () => {
    expect(facts({ drive: { wasParked: true, setOffAt: 0 } })).toMatchObject({ minutesDriven: 10 });
    expect(facts({ drive: { wasParked: true, setOffAt: 0, endedAt: 300_000 } })).toMatchObject({
      ...{ minutesDriven: 5, minutesSinceArrival: 5 },
    });
  });
});

describe('localTimeOf', () => {
  it('ends the week with Sunday', () => {
    const sunday = new Date(2026, 5, 7, 23, 59).getTime();
    expect(localTimeOf(sunday)).toEqual({ minuteOfDay: 1439, dayOfWeek: 7 });
    expect(localTimeOf(sunday + 60_000)).toEqual({ minuteOfDay: 0, dayOfWeek: 1 });
  });
});
