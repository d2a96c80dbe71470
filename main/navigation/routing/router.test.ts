import { truncateSync, writeFileSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../../shared/clock.ts';
import { routesAnswerSchema } from '../../../shared/contract/host.ts';
import { decodePolyline } from '../../../shared/navigation/polyline.ts';
import type { Route, RouteRequest, Waypoint } from '../../../shared/navigation/route.ts';
import type { RoutableRegion } from './router-messages.ts';
import { createRouter, type Router } from './router.ts';
import { buildTown, crossing } from './town.fixture.ts';

const clock: Clock = {
  now: () => ({ wall: Date.now(), mono: performance.now() }),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  every: () => () => undefined,
};
const log = pino({ level: 'silent' });

let dir: string;
let region: RoutableRegion;
let router: Router;

beforeAll(async () => {
  ({ dir, region } = await buildTown());
  router = createRouter({ log, clock, stateDir: join(dir, 'state') });
  expect(await router.open(region)).toBeNull();
});

afterAll(async () => {
  await router.close();
  await rm(dir, { recursive: true });
});

function at(x: number, y: number, kind: Waypoint['kind'] = 'destination'): Waypoint {
  return { ...crossing(x, y), name: `${x}/${y}`, kind };
}

async function found(request: Omit<RouteRequest, 'from'> & Partial<RouteRequest>): Promise<Route> {
  const answer = await router.route({ from: crossing(0.5, 2), ...request });
  if (!answer.ok) throw new Error(`${answer.reason.key}: ${answer.reason.detail}`);
  // What the host's contract would refuse is no answer.
  expect(routesAnswerSchema.safeParse(answer).error).toBeUndefined();
  const [best] = answer.value;
  if (!best) throw new Error('no way');
  return best;
}

const types = (route: Route) => route.manoeuvres.map(({ type }) => type);
const roads = (route: Route) => route.manoeuvres.map(({ roadName }) => roadName);

describe('routes', () => {
  it('have manoeuvres with roads, numbers, and lanes, and lie on the geometry', async () => {
    const route = await found({ to: at(3, 4.5) });
    expect(types(route)).toEqual(['Start', 'Left', 'Destination']);
    expect(route.manoeuvres[0]).toMatchObject({ roadName: 'Main', roadRef: 'G104', leg: 0 });
    expect(route.manoeuvres[1]).toMatchObject({
      roadName: 'Column 3',
      lanes: [
        { directions: ['left'], use: 'active', take: 'left' },
        { directions: ['through'], use: 'invalid' },
        { directions: ['through', 'right'], use: 'invalid' },
      ],
    });
    const points = decodePolyline(route.geometry);
    const end = route.legs[0]?.endShapeIndex ?? -1;
    expect(end).toBe(points.length - 1);
    expect(points[route.manoeuvres[1]?.beginShapeIndex ?? -1]).toEqual([
      crossing(3, 2).lon,
      crossing(3, 2).lat,
    ]);
    const metres = route.manoeuvres.reduce((sum, { distanceM }) => sum + distanceM, 0);
    expect(Math.abs(metres - route.distanceM)).toBeLessThanOrEqual(route.manoeuvres.length);
  });

  it('tell speed limits where the data has them', async () => {
    const bare = await found({ to: at(3, 4.5), vias: [at(2, 2, 'via')] });
    expect(bare.speedLimits).toEqual([]);
    const answer = await router.withSpeedLimits({ ok: true, value: [bare] });
    const route = answer.ok ? answer.value[0] : undefined;
    expect(route?.speedLimits).toEqual([
      { fromShapeIndex: 0, kmh: 60 },
      { fromShapeIndex: bare.manoeuvres.at(-2)?.beginShapeIndex, kmh: 40 },
    ]);
  });

  it('count the exits of a roundabout', async () => {
    const route = await found({ to: at(7, 4) });
    const roundabout = route.manoeuvres.find(({ type }) => type === 'RoundaboutEnter');
    expect(roundabout).toMatchObject({ roadName: 'Hub', roundaboutExit: 3 });
    expect(roads(route)).toContain('North Road');
  });

  it('know tolls, motorways, ferries, and what the signs say', async () => {
    const byMotorway = await found({ to: at(17, 2) });
    expect(byMotorway).toMatchObject({ tolls: false, motorways: true, ferries: false });
    expect(byMotorway.viaRoads.map(({ name }) => name)).toEqual(['Main', 'East Road', 'Express']);
    expect(byMotorway.manoeuvres.find(({ type }) => type === 'ExitRight')).toMatchObject({
      exitNumber: '12A',
      exitToward: 'Lake, Centre',
    });
    expect((await found({ to: at(7, 4) })).tolls).toBe(true);
    const byFerry = await found({ to: at(0, 9.6) });
    expect(byFerry.ferries).toBe(true);
    expect(types(byFerry)).toContain('FerryEnter');
  });

  it('stay clear of what is to be avoided', async () => {
    const route = await found({ to: at(17, 2), avoid: ['motorways'] });
    expect(route.motorways).toBe(false);
    expect(roads(route)).toContain('Old Road');
  });

  it('say on which side the destination is, in a country that drives on the right', async () => {
    const north = await found({ from: crossing(0.5, 0), to: at(3.5, 0.05) });
    expect(north.arrivalSide).toBe('left');
    const south = await found({ from: crossing(0.5, 0), to: at(3.5, -0.05) });
    expect(south.arrivalSide).toBe('right');
  });

  it('begin the way the car heads', async () => {
    const east = await found({ from: { ...crossing(2.5, 2), heading: 90 }, to: at(0, 0) });
    const west = await found({ from: { ...crossing(2.5, 2), heading: 270 }, to: at(0, 0) });
    expect(decodePolyline(east.geometry)[1]?.[0]).toBeGreaterThan(crossing(2.5, 2).lon);
    expect(decodePolyline(west.geometry)[1]?.[0]).toBeLessThan(crossing(2.5, 2).lon);
  });

  it('lead through stops in legs of one line', async () => {
    const vias = [at(2, 4.5, 'via'), at(4.5, 4, 'via')];
    const route = await found({ to: at(5, 0.5), vias, alternatives: 2 });
    expect(route.legs).toHaveLength(3);
    expect(route.waypoints).toEqual([...vias, at(5, 0.5)]);
    const points = decodePolyline(route.geometry);
    expect(route.legs.at(-1)?.endShapeIndex).toBe(points.length - 1);
    for (const [index, { endShapeIndex }] of route.legs.entries()) {
      const last = route.manoeuvres.findLast(({ leg }) => leg === index);
      expect(last?.beginShapeIndex).toBe(endShapeIndex);
    }
    const [lon, lat] = points[route.legs[0]?.endShapeIndex ?? -1] ?? [];
    expect(lon).toBeCloseTo(crossing(2, 4.5).lon, 4);
    expect(lat).toBeCloseTo(crossing(2, 4.5).lat, 4);
  });

  it('lead back to the start, by another way where there is one', async () => {
    const route = await found({ from: crossing(0.5, 0), to: at(4.5, 5), roundTrip: true });
    expect(route.legs).toHaveLength(2);
    expect(route.waypoints.map(({ kind }) => kind)).toEqual(['via', 'destination']);
    const points = decodePolyline(route.geometry);
    expect(points.at(-1)?.[0]).toBeCloseTo(crossing(0.5, 0).lon, 4);
  });

  it('offer other ways between two places', async () => {
    const request = { from: crossing(0, 0), to: at(5, 5), alternatives: 2 };
    const answer = await router.route(request);
    if (!answer.ok) throw new Error(answer.reason.detail);
    expect(new Set(answer.value.map(({ id }) => id)).size).toBe(answer.value.length);
    expect(answer.value.length).toBeLessThanOrEqual(3);
  });

  it('end where they begin when that is asked for', async () => {
    const route = await found({ from: crossing(1.5, 2), to: at(1.5, 2) });
    expect(route.distanceM).toBe(0);
    expect(types(route).at(-1)).toBe('Destination');
  });

  it('carry energy and charge of an electric car', async () => {
    const electric = { soc: 50, capacityKwh: 60, outsideC: 0 };
    const route = await found({ to: at(7, 0.5), vias: [at(3, 3, 'via')], electric });
    const [first, second] = route.legs;
    expect(first?.energyKwh).toBeGreaterThan(0);
    expect(first?.arrivalSoc).toBeLessThan(50);
    expect(second?.arrivalSoc).toBeLessThan(first?.arrivalSoc ?? 0);
  });
});

describe('requests that have no way', () => {
  const refused = async (request: Partial<RouteRequest> & Pick<RouteRequest, 'to'>) => {
    const answer = await router.route({ from: crossing(0.5, 2), ...request });
    return answer.ok ? null : answer.reason;
  };

  it('are told apart', async () => {
    expect((await refused({ to: at(-11, 0) }))?.key).toBe('navigation.noRoute');
    expect((await refused({ to: at(200, 0) }))?.key).toBe('navigation.outsideRegion');
  });

  it('hint at swapped coordinates', async () => {
    const { lon, lat } = crossing(3, 3);
    const swapped = { lon: lat, lat: lon, name: '', kind: 'destination' } as const;
    expect(await refused({ to: swapped })).toMatchObject({
      key: 'navigation.outsideRegion',
      detail: expect.stringContaining('swapped') as string,
    });
  });

  it('may not have twenty stops', async () => {
    const vias = Array.from({ length: 20 }, () => at(1, 1, 'via'));
    expect((await refused({ to: at(3, 3), vias }))?.key).toBe('request.invalidInput');
  });
});

describe('the area within reach', () => {
  it('grows with the charge', async () => {
    const from = crossing(2.5, 2.5);
    const area = async (soc: number) => {
      const answer = await router.reachable({ from, electric: { soc, capacityKwh: 5 } });
      if (!answer.ok) throw new Error(answer.reason.detail);
      const lons = answer.value.rings.flat().map(({ lon }) => lon);
      return { ...answer.value, width: Math.max(...lons) - Math.min(...lons) };
    };
    const small = await area(3);
    const large = await area(9);
    expect(small.rings.length).toBeGreaterThan(0);
    expect(large.rangeM).toBeGreaterThan(small.rangeM * 2);
    expect(large.width).toBeGreaterThan(small.width);
  });

  it('is nowhere without charge', async () => {
    const electric = { soc: 0, capacityKwh: 60 };
    const answer = await router.reachable({ from: crossing(2, 2), electric });
    expect(answer).toEqual({ ok: true, value: { rings: [], rangeM: 0 } });
  });
});

describe('regions', () => {
  it('are refused by name when their graph is broken, and leave no region open', async () => {
    const other = createRouter({ log, clock, stateDir: await mkdtemp(join(tmpdir(), 'zhilu-r-')) });
    const cut = join(dir, 'cut.tar');
    await copyFile(region.graphFile, cut);
    truncateSync(cut, 5000);
    const junk = join(dir, 'junk.tar');
    writeFileSync(junk, 'no tar at all'.repeat(100));
    for (const graphFile of [cut, junk, join(dir, 'missing.tar')]) {
      expect(await other.open({ ...region, graphFile })).toMatchObject({
        key: 'navigation.routerFailed',
        detail: expect.stringContaining(graphFile) as string,
      });
      expect(await other.route({ from: crossing(1, 1), to: at(2, 2) })).toMatchObject({
        ok: false,
      });
    }
    expect(await other.open(region)).toBeNull();
    expect(await other.route({ from: crossing(1, 1), to: at(2, 2) })).toMatchObject({ ok: true });
    await other.close();
  });
});
