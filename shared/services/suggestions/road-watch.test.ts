import { describe, expect, it } from 'vitest';
import type { Guidance, NavigationSession } from '../../navigation/guidance.ts';
import { OPEN_ROAD, stepRoadWatch } from './road-watch.ts';

const SESSION: NavigationSession = {
  id: 'a',
  route: {
    ...{ id: 'r', geometry: '', bbox: [0, 0, 0, 0], distanceM: 0, durationS: 0 },
    ...{ waypoints: [], legs: [], manoeuvres: [], speedLimits: [], tolls: null },
  } as unknown as NavigationSession['route'],
  ...{ simulated: false, paused: false, reroutes: 0, isRerouting: false },
};

function guidance(change: Partial<Guidance> = {}): Guidance {
  return {
    status: 'following',
    next: { manoeuvre: 3, distanceM: 2000 },
    ...{ showLanes: false, isOverSpeed: false, travelledM: 0, remainingM: 9000, remainingS: 600 },
    ...{ arrivalAt: 0, waypoint: 1, ...change },
  };
}

/** What the road allows after ten calm seconds, then `change`. */
function allowed(
  change: Partial<Guidance>,
  speedMps: number | undefined,
  session: Partial<NavigationSession> = {},
) {
  const calm = { session: SESSION, guidance: guidance() };
  const settled = stepRoadWatch(stepRoadWatch(OPEN_ROAD, calm, 10, 0), calm, 10, 10_000);
  const now = { session: { ...SESSION, ...session }, guidance: guidance(change) };
  return stepRoadWatch(settled, now, speedMps, 11_000).allowance;
}

const ahead = (distanceM: number) => ({ next: { manoeuvre: 3, distanceM } });

describe('stepRoadWatch', () => {
  it('leaves a road without guidance, or behind it, open', () => {
    expect(stepRoadWatch(OPEN_ROAD, { session: null, guidance: null }, 40, 0).allowance).toBe(
      'show',
    );
    expect(allowed({ status: 'arrived' }, 0)).toBe('show');
  });

  it('counts distance and time, whichever is nearer', () => {
    expect(allowed(ahead(2000), 10)).toBe('show');
    expect(allowed(ahead(399), 1)).toBe('keep');
    expect(allowed(ahead(249), 1)).toBe('nothing');
    expect(allowed(ahead(800), 33)).toBe('keep');
    expect(allowed(ahead(450), 33)).toBe('nothing');
  });

  it('expects a car of unknown speed to be fast', () => {
    expect(allowed(ahead(800), undefined)).toBe('keep');
  });

  it('shows nothing while the way is lost, new, or not known', () => {
    expect(allowed({ status: 'offRoute' }, 10)).toBe('nothing');
    expect(allowed({ status: 'waitingForFix' }, 10)).toBe('nothing');
    expect(allowed({}, 10, { isRerouting: true })).toBe('nothing');
    const none = guidance();
    delete none.next;
    expect(stepRoadWatch(OPEN_ROAD, { session: SESSION, guidance: none }, 10, 0).allowance).toBe(
      'nothing',
    );
    expect(stepRoadWatch(OPEN_ROAD, { session: SESSION, guidance: null }, 10, 0).allowance).toBe(
      'nothing',
    );
  });

  it('waits after a manoeuvre before it shows a new card', () => {
    const before = { session: SESSION, guidance: guidance() };
    const after = {
      session: SESSION,
      guidance: guidance({ next: { manoeuvre: 4, distanceM: 5000 } }),
    };
    const settled = stepRoadWatch(stepRoadWatch(OPEN_ROAD, before, 10, 0), before, 10, 9000);
    expect(settled.allowance).toBe('show');
    const turned = stepRoadWatch(settled, after, 10, 10_000);
    expect(turned.allowance).toBe('keep');
    expect(stepRoadWatch(turned, after, 10, 17_999).allowance).toBe('keep');
    expect(stepRoadWatch(turned, after, 10, 18_000).allowance).toBe('show');
  });
});
