import { describe, expect, it } from 'vitest';
import { fakeRoute } from './fake-route.ts';
import { outlookOf, plannedSocAt } from './outlook.ts';
import { measureRoute } from './route-line.ts';

const WAY = [0, 500, 1000].map((north) => [0, north] as const);
const NOW = 1_000_000;

describe('outlook', () => {
  const route = fakeRoute({ way: WAY, arrivalSoc: 40 });
  const line = measureRoute(route);
  const at = { travelledM: 500, remainingS: 50, waypoint: 0, now: NOW };

  it('adds the time that charging takes', () => {
    const charge = { arriveSoc: 20, leaveSoc: 80, durationS: 1200, powerKw: 60 };
    const via = { at: 1, waypoint: { kind: 'charging' as const, charge } };
    const charging = fakeRoute({ way: WAY, vias: [via] });
    const along = measureRoute(charging);
    expect(outlookOf(charging, along, at).arrivalAt).toBe(NOW + 1_250_000);
    expect(outlookOf(charging, along, { ...at, waypoint: 1 }).arrivalAt).toBe(NOW + 50_000);
  });

  it('has the planned charge, corrected by what the car really used', () => {
    expect(outlookOf(route, line, at).arrivalSoc).toBe(40);
    // Planned here: halfway from 60 to 40.
    const soc = outlookOf(route, line, { ...at, startSoc: 60, soc: 47 }).arrivalSoc;
    expect(soc).toBeCloseTo(37);
  });

  it('has none for a car without', () => {
    const plain = fakeRoute({ way: WAY });
    expect(outlookOf(plain, measureRoute(plain), { ...at, soc: 50 })).not.toHaveProperty(
      'arrivalSoc',
    );
  });
});

it('plans the charge in proportion, and from what a charging stop leaves with', () => {
  const charge = { arriveSoc: 20, leaveSoc: 80, durationS: 1200, powerKw: 60 };
  const via = { at: 1, waypoint: { kind: 'charging' as const, charge } };
  const route = fakeRoute({ way: WAY, vias: [via], arrivalSoc: 20 });
  const line = measureRoute(route);
  const planned = [0, 250, 750, 1000].map((at) =>
    Math.round(plannedSocAt(route, line, at, 60) ?? -1),
  );
  expect(planned).toEqual([60, 40, 50, 20]);
  expect(plannedSocAt(route, line, 250, undefined)).toBeUndefined();
});
