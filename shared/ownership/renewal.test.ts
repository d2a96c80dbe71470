import { expect, it } from 'vitest';
import type { Readings } from '../vehicle/reading.ts';
import { maintenanceDue } from './renewal.ts';

const NOW = Date.UTC(2026, 10, 22);
const DAY_S = 86_400;

function readings(distanceKm?: number, seconds?: number, isDue?: boolean): Readings {
  return {
    ...(distanceKm !== undefined && {
      'Vehicle.Service.DistanceToService': { value: distanceKm, freshness: 'fresh', ts: 0 },
    }),
    ...(seconds !== undefined && {
      'Vehicle.Service.TimeToService': { value: seconds, freshness: 'fresh', ts: 0 },
    }),
    ...(isDue !== undefined && {
      'Vehicle.Service.IsServiceDue': { value: isDue, freshness: 'fresh', ts: 0 },
    }),
  };
}

it.each([
  [readings(), 'unknown'],
  [readings(12_000), 'later'],
  [readings(1500), 'soon'],
  [readings(-1), 'overdue'],
  [readings(12_000, 20 * DAY_S), 'soon'],
  [readings(12_000, -1), 'overdue'],
  [readings(12_000, 200 * DAY_S, true), 'soon'],
  [readings(undefined, 200 * DAY_S), 'later'],
])('case %#: %j is %s', (known, urgency) => {
  expect(maintenanceDue(known, NOW).urgency).toBe(urgency);
});

it('tells the day, and does not count on an old value', () => {
  expect(maintenanceDue(readings(900, 10 * DAY_S), NOW)).toMatchObject({
    distanceKm: 900,
    dueAt: NOW + 10 * DAY_S * 1000,
  });
  const old: Readings = {
    'Vehicle.Service.DistanceToService': { value: 900, freshness: 'stale', ts: 0 },
  };
  expect(maintenanceDue(old, NOW)).toEqual({
    distanceKm: undefined,
    dueAt: undefined,
    urgency: 'unknown',
  });
});
