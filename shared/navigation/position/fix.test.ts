import { describe, expect, it } from 'vitest';
import { ABSENT, type Reading, type Readings } from '../../vehicle/reading.ts';
import { fixOf, headingBetween, isReachable, type Fix } from './fix.ts';

const TS = Date.parse('2026-03-01T08:00:00Z');

function readings(of: {
  lat?: number;
  lon?: number;
  freshness?: 'fresh' | 'stale';
  accuracyM?: number;
  heading?: number;
  fixType?: 'NONE' | 'THREE_D';
  timestamp?: string;
}): Readings {
  const { lat = 30.25, lon = 120.15, freshness = 'fresh', accuracyM, heading } = of;
  const known = (value: number, ts = TS): Reading<'Vehicle.CurrentLocation.Latitude'> => ({
    freshness,
    value,
    ts,
  });
  return {
    'Vehicle.CurrentLocation.Latitude': known(lat),
    'Vehicle.CurrentLocation.Longitude': known(lon),
    'Vehicle.CurrentLocation.HorizontalAccuracy':
      accuracyM === undefined ? ABSENT : known(accuracyM),
    'Vehicle.CurrentLocation.Heading': heading === undefined ? ABSENT : known(heading),
    ...(of.fixType && {
      'Vehicle.CurrentLocation.GNSSReceiver.FixType': { freshness, value: of.fixType, ts: TS },
    }),
    ...(of.timestamp && {
      'Vehicle.CurrentLocation.Timestamp': { freshness, value: of.timestamp, ts: TS },
    }),
  };
}

describe('fixOf', () => {
  it('reads the place, with a usual accuracy where none is told', () => {
    expect(fixOf(readings({}))).toEqual({
      lat: 30.25,
      lon: 120.15,
      heading: undefined,
      accuracyM: 10,
      ts: TS,
    });
    expect(fixOf(readings({ accuracyM: 3, heading: 360 }))).toMatchObject({
      accuracyM: 3,
      heading: 0,
    });
  });

  it('takes the time of the fix where it is plausible', () => {
    const at = (timestamp: string) => fixOf(readings({ timestamp }));
    expect(at('2026-03-01T07:59:59Z')).toMatchObject({ ts: TS - 1000 });
    expect(at('1980-01-06T00:00:00Z')).toMatchObject({ ts: TS });
    expect(at('soon')).toMatchObject({ ts: TS });
  });

  it('is none without a receiver, a fix, or current values', () => {
    expect(fixOf({})).toBeNull();
    expect(fixOf(readings({ fixType: 'NONE' }))).toBeNull();
    expect(fixOf(readings({ freshness: 'stale' }))).toBeNull();
    expect(fixOf(readings({ fixType: 'THREE_D' }))).not.toBeNull();
  });

  it('names what cannot be a place of the car', () => {
    expect(fixOf(readings({ lat: 0, lon: 0 }))).toBe('null-island');
    expect(fixOf(readings({ accuracyM: 5000 }))).toBe('too-vague');
  });
});

const fix = (lat: number, ts: number): Fix => ({
  lat,
  lon: 120,
  heading: undefined,
  accuracyM: 5,
  ts,
});

it('knows where a car can have come within a time', () => {
  expect(isReachable(fix(30, 0), fix(30.0003, 1000), 15)).toBe(true);
  expect(isReachable(fix(30, 0), fix(30.01, 1000), 15)).toBe(false);
  expect(isReachable(fix(30, 0), fix(30.01, 60_000), 15)).toBe(true);
});

it('tells a direction only from a move that is more than noise', () => {
  expect(headingBetween(fix(30, 0), fix(30.00004, 1000))).toBeUndefined();
  expect(headingBetween(fix(30, 0), fix(29.9998, 1000))).toBeCloseTo(180);
});
