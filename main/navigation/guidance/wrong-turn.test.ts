import { describe, expect, it } from 'vitest';
import { reason } from '../../../shared/contract/reason.ts';
import { partsAfter } from '../../../shared/navigation/guidance/detour.ts';
import { fakePoint, fakeRoute } from '../../../shared/navigation/guidance/fake-route.ts';
import { measureLine, measureRoute } from '../../../shared/navigation/guidance/route-line.ts';
import type { Position } from '../../../shared/navigation/guidance.ts';
import { distanceBetween } from '../../../shared/navigation/position/plane.ts';
import type { AskRoute } from './rerouting.ts';
import { wrongTurn } from './wrong-turn.ts';

const ROUTE = fakeRoute({
  way: [
    [0, 0],
    [0, 1000],
    [1000, 1000],
  ],
  turns: [{ at: 1, type: 'Right' }],
});
/** The same way from where the car is. */
const REST = fakeRoute({
  way: [
    [0, 700],
    [0, 1000],
    [1000, 1000],
  ],
});
const LINE = measureRoute(ROUTE);
const WHOLE = { fromM: 0, toM: LINE.lengthM };

const [lon, lat] = fakePoint([0, 700]);
const CAR: Position = {
  lon,
  lat,
  heading: 0,
  speedMps: 10,
  accuracyM: 3,
  quality: 'fix',
  simulated: true,
  onRoute: true,
  ts: 0,
};

/** A town where every place is reached straight ahead to its latitude, then across. */
const grid: AskRoute = ({ from, to }) => {
  const east = distanceBetween([120.15, to.lat], [to.lon, to.lat]) * (to.lon < 120.15 ? -1 : 1);
  const north = distanceBetween([120.15, 30.25], [120.15, to.lat]) * (to.lat < 30.25 ? -1 : 1);
  const start = distanceBetween([120.15, 30.25], [120.15, from.lat]);
  const way = [
    [0, start],
    [0, north],
    [east, north],
  ] as const;
  return Promise.resolve({ ok: true, value: [fakeRoute({ way })] });
};

describe('a wrong turn', () => {
  it('takes roads that leave the route soon and for long', async () => {
    const points = await wrongTurn(grid, ROUTE, CAR, 700);
    const parts = partsAfter(measureLine(points), LINE, WHOLE);
    expect(parts).toBeLessThan(400);
  });

  it.each([
    [
      'knows no way',
      () => Promise.resolve({ ok: false as const, reason: reason('navigation.noRoute') }),
    ],
    ['fails', () => Promise.reject(new Error('gone'))],
    ['only knows the route', () => Promise.resolve({ ok: true as const, value: [REST] })],
  ] satisfies [string, AskRoute][])('goes off the road when the router %s', async (_, ask) => {
    const points = await wrongTurn(ask, ROUTE, { ...CAR, heading: 45 }, 700);
    expect(points).toHaveLength(2);
    expect(measureLine(points).lengthM).toBeGreaterThan(300);
  });
});
