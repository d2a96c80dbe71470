import { describe, expect, it } from 'vitest';
import { noisyReceiver } from '../../../shared/navigation/guidance/fake-receiver.ts';
import { fakeRoute } from '../../../shared/navigation/guidance/fake-route.ts';
import { measureRoute } from '../../../shared/navigation/guidance/route-line.ts';
import { loadFerrostar } from './ferrostar.ts';
import { createFollower } from './follower.ts';

describe('the follower', () => {
  // Out to a stop and back over the same road, on to the end on the other side.
  const route = fakeRoute({
    way: [
      [0, 0],
      [0, 1000],
      [0, 0],
      [-800, 0],
    ],
    turns: [{ at: 2, type: 'Right' }],
    vias: [{ at: 1, waypoint: { name: 'stop' } }],
  });
  const line = measureRoute(route);

  it.each([5, 15])('leads over legs that lie on each other, with errors of %d m', (errorM) => {
    const receiver = noisyReceiver(errorM, 11);
    const fix = (alongM: number) =>
      receiver.fix(line, { alongM, speedMps: 10 }, (alongM / 10) * 1000);
    const follower = createFollower(loadFerrostar(), route, line, fix(0));
    let before = 0;
    for (let alongM = 10; alongM <= line.lengthM; alongM += 10) {
      const { travelledM, remainingM, remainingS, tracking } = follower.update(fix(alongM));
      expect(tracking.isOff).toBe(false);
      expect(Math.abs(travelledM - alongM)).toBeLessThan(errorM * 4);
      expect(travelledM).toBeGreaterThanOrEqual(before - 0.01);
      expect(travelledM + remainingM).toBeCloseTo(line.lengthM, 6);
      // 10 m/s throughout, by the route's own durations.
      expect(Math.abs(remainingS - remainingM / 10)).toBeLessThan(1);
      before = travelledM;
    }
    follower.free();
  });
});
