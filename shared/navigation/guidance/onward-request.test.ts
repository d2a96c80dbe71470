import { describe, expect, it } from 'vitest';
import type { Waypoint } from '../route.ts';
import { onwardRequest } from './onward-request.ts';

const waypoint = (name: string, kind: Waypoint['kind']): Waypoint => ({
  lon: 1,
  lat: 2,
  name,
  kind,
});
const REMAINING = [
  waypoint('via', 'via'),
  waypoint('charger', 'charging'),
  waypoint('end', 'destination'),
];
const HERE = { lon: 5, lat: 6, heading: 90, speedMps: 10 };
const ELECTRIC = { soc: 50, capacityKwh: 60 };

describe('onwardRequest', () => {
  it('leads through the stops that are left, with the same wishes', () => {
    const base = { avoid: ['tolls' as const] };
    expect(onwardRequest(base, REMAINING, HERE, undefined)).toMatchObject({
      from: { lon: 5, lat: 6, heading: 90 },
      to: { name: 'end' },
      vias: [{ name: 'via' }, { name: 'charger' }],
      avoid: ['tolls'],
      roundTrip: false,
    });
  });

  it('leaves charging to the router when it plans that', () => {
    const request = onwardRequest({ keepSocAbove: 15 }, REMAINING, HERE, ELECTRIC);
    expect(request).toMatchObject({
      vias: [{ name: 'via' }],
      electric: ELECTRIC,
      keepSocAbove: 15,
    });
    // Without a charge to plan with, the stops that were planned stay.
    expect(onwardRequest({ keepSocAbove: 15 }, REMAINING, HERE, undefined)?.vias).toHaveLength(2);
  });

  it('lets a standing car turn round', () => {
    const request = onwardRequest({}, REMAINING, { ...HERE, speedMps: 1 }, undefined);
    expect(request?.from).toEqual({ lon: 5, lat: 6 });
  });

  it('is nothing when nothing is left', () => {
    expect(onwardRequest({}, [], HERE, undefined)).toBeNull();
  });
});
