import { describe, expect, it } from 'vitest';
import type { RoutesAnswer } from '../../../shared/contract/host.ts';
import { reason } from '../../../shared/contract/reason.ts';
import { arrivalSocs } from '../../../shared/navigation/energy/route-energy.ts';
import { stretchKwh } from '../../../shared/navigation/energy/consumption.ts';
import type { Place, Point } from '../../../shared/navigation/place.ts';
import { encodePolyline } from '../../../shared/navigation/polyline.ts';
import type { Leg, Route, RouteRequest, Waypoint } from '../../../shared/navigation/route.ts';
import { chargingTimeS as stopsTimeS } from '../../../shared/navigation/routing/route-of-trip.ts';
import { routeWithCharging } from './charging.ts';
import type { MatrixRequest } from './router-messages.ts';

/** One straight motorway along the equator, where a degree is 111 km, driven at 100 km/h. */
const M_PER_DEGREE = 111_195;
const MPS = 100 / 3.6;

const driveM = (from: Point, to: Point) => Math.abs(to.lon - from.lon) * M_PER_DEGREE;

function routeTo(request: RouteRequest): Route {
  const waypoints: Waypoint[] = [...(request.vias ?? []), request.to];
  let from: Point = request.from;
  const legs = waypoints.map((to, index): Leg => {
    const distanceM = driveM(from, to);
    from = to;
    return { distanceM, durationS: distanceM / MPS, endShapeIndex: index + 1 };
  });
  const energies = legs.map((leg) => stretchKwh(leg, request.electric?.outsideC));
  const socs = request.electric ? arrivalSocs(energies, waypoints, request.electric) : [];
  return {
    id: 'r',
    geometry: encodePolyline([request.from, ...waypoints].map(({ lon, lat }) => [lon, lat])),
    bbox: [0, 0, 1, 1],
    distanceM: legs.reduce((sum, { distanceM }) => sum + distanceM, 0),
    durationS: legs.reduce((sum, { durationS }) => sum + durationS, 0) + stopsTimeS(waypoints),
    waypoints,
    legs: legs.map((leg, index) => {
      const arrivalSoc = socs[index];
      return arrivalSoc === undefined ? leg : { ...leg, arrivalSoc };
    }),
    manoeuvres: [],
    speedLimits: [],
    tolls: null,
    motorways: true,
    ferries: false,
    viaRoads: [],
  };
}

const router = {
  route: (request: RouteRequest): Promise<RoutesAnswer> =>
    Promise.resolve({ ok: true, value: [routeTo(request)] }),
  matrix: ({ sources, targets }: MatrixRequest) => {
    const distancesM = sources.map((from) => targets.map((to) => driveM(from, to)));
    const durationsS = distancesM.map((row) => row.map((metres) => metres / MPS));
    return Promise.resolve({ ok: true as const, value: { distancesM, durationsS } });
  },
};

function station(lon: number, powerKw?: number): Place {
  return {
    ...{ id: `n${lon * 1000}`, name: `${lon}`, category: 'charging', lon, lat: 0 },
    ...(powerKw !== undefined && { charging: { powerKw } }),
  };
}

const request: RouteRequest = {
  from: { lon: 0, lat: 0 },
  to: { lon: 3, lat: 0, name: 'end', kind: 'destination' },
  electric: { soc: 60, capacityKwh: 60 },
  keepSocAbove: 15,
  alternatives: 2,
};

const plan = (wanted: RouteRequest, stations: readonly Place[]) =>
  routeWithCharging(wanted, { router, chargersAlong: () => Promise.resolve(stations) });

async function planned(wanted: RouteRequest, stations: readonly Place[]): Promise<Route> {
  const answer = await plan(wanted, stations);
  if (!answer.ok) throw new Error(answer.reason.detail);
  const [best] = answer.value;
  if (!best) throw new Error('no way');
  return best;
}

describe('a way with charging stops', () => {
  it('keeps the charge above the floor, and counts the time at the stations', async () => {
    const route = await planned(request, [station(0.5, 90), station(1.5, 90), station(2.5, 90)]);
    const stops = route.waypoints.filter(({ kind }) => kind === 'charging');
    expect(stops.length).toBeGreaterThan(0);
    for (const { arrivalSoc } of route.legs) expect(arrivalSoc).toBeGreaterThanOrEqual(15);
    const driving = route.legs.reduce((sum, { durationS }) => sum + durationS, 0);
    const charging = stops.reduce((sum, { charge }) => sum + (charge?.durationS ?? 0), 0);
    expect(charging).toBeGreaterThan(240);
    expect(route.durationS).toBeCloseTo(driving + charging, 6);
    for (const { charge } of stops) {
      expect(charge?.leaveSoc).toBeGreaterThan(charge?.arriveSoc ?? 100);
      expect(charge?.powerKw).toBe(90);
    }
  });

  it('keeps the driver’s own stops, in their order', async () => {
    const via: Waypoint = { lon: 1, lat: 0, name: 'lunch', kind: 'via' };
    const route = await planned({ ...request, vias: [via] }, [station(0.5, 90), station(1.5, 90)]);
    expect(route.waypoints.find(({ name }) => name === 'lunch')).toEqual(via);
    const lons = route.waypoints.map(({ lon }) => lon);
    expect(lons).toEqual([...lons].sort((a, b) => a - b));
  });

  it('leads home again when the way is a round trip', async () => {
    const there: RouteRequest = {
      ...request,
      to: { lon: 1.5, lat: 0, name: 'there', kind: 'destination' },
      vias: [],
    };
    // The router's answer to a round trip ends at the start.
    const both = {
      ...router,
      route: (wanted: RouteRequest) =>
        router.route(
          wanted.roundTrip
            ? {
                ...wanted,
                vias: [{ ...wanted.to, kind: 'via' }],
                to: { ...wanted.from, name: '', kind: 'destination' },
              }
            : wanted,
        ),
    };
    const answer = await routeWithCharging(
      { ...there, roundTrip: true },
      { router: both, chargersAlong: () => Promise.resolve([station(1.4, 90)]) },
    );
    const route = answer.ok ? answer.value[0] : undefined;
    expect(route?.waypoints.at(-1)).toMatchObject({ lon: 0, kind: 'destination' });
    expect(route?.waypoints.some(({ kind }) => kind === 'charging')).toBe(true);
    expect(route?.waypoints.some(({ name }) => name === 'there')).toBe(true);
  });

  it('does not trust a station that does not tell its power', async () => {
    const route = await planned(request, [station(1.2)]);
    expect(route.waypoints[0]?.charge?.powerKw).toBe(40);
  });

  it('is left as it is when the charge reaches', async () => {
    const near = { ...request, to: { ...request.to, lon: 0.5 } };
    expect((await planned(near, [station(0.2, 90)])).waypoints).toEqual([near.to]);
  });
});

describe('no way with charging stops', () => {
  it('is said when no station helps', async () => {
    expect(await plan(request, [])).toMatchObject({
      ok: false,
      reason: { key: 'navigation.chargeTooLow' },
    });
    expect(
      await plan({ ...request, electric: { soc: 5, capacityKwh: 60 } }, [station(2.9, 90)]),
    ).toMatchObject({
      reason: { key: 'navigation.chargeTooLow' },
    });
  });

  it('is said when nothing is known of the battery', async () => {
    const unknown: RouteRequest = { from: request.from, to: request.to, keepSocAbove: 15 };
    expect(await plan(unknown, [])).toEqual({
      ok: false,
      reason: reason('navigation.noElectricState'),
    });
  });

  it('is looked for only when it is asked for', async () => {
    const { from, to, electric } = request;
    const plain: RouteRequest = { from, to, ...(electric && { electric }) };
    expect((await planned(plain, [])).legs.at(-1)?.arrivalSoc).toBeLessThan(0);
  });
});
