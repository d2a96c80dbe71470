import { beforeEach, describe, expect, it } from 'vitest';
import type { RoutesAnswer } from '../../shared/contract/host.ts';
import { reason } from '../../shared/contract/reason.ts';
import type { Place } from '../../shared/navigation/place.ts';
import { MAX_VIAS, type Route, type RouteRequest } from '../../shared/navigation/route.ts';
import { Planner } from './planner.ts';

const LAKE: Place = { id: 'n1', name: '西湖', category: 'sight', lon: 120.14, lat: 30.24 };
const STOP: Place = { id: 'n2', name: '快充站', category: 'charging', lon: 120.15, lat: 30.25 };
const HERE = { lon: 120.16, lat: 30.26 };

function route(id: string, vias: Route['waypoints'] = []): Route {
  return {
    id,
    geometry: '',
    bbox: [120, 30, 121, 31],
    distanceM: 1000,
    durationS: 100,
    waypoints: [...vias, { lon: 120.14, lat: 30.24, name: '西湖', kind: 'destination' }],
    legs: [{ distanceM: 1000, durationS: 100, endShapeIndex: 1 }],
    manoeuvres: [],
    speedLimits: [],
    tolls: null,
    motorways: false,
    ferries: false,
    viaRoads: [],
  };
}

const FOUND: RoutesAnswer = { ok: true, value: [route('a'), route('b')] };

let asked: { request: RouteRequest; answer: (answer: RoutesAnswer) => void }[];
let changes: number;
let from: RouteRequest['from'] | ReturnType<typeof reason>;
let planner: Planner;

beforeEach(() => {
  asked = [];
  changes = 0;
  from = HERE;
  planner = new Planner({
    start: () => from,
    avoid: () => ['tolls'],
    socFloor: () => 15,
    electric: () => null,
    route: (request) => new Promise((answer) => asked.push({ request, answer })),
    onChange: () => (changes += 1),
  });
});

async function planned(): Promise<void> {
  const done = planner.plan(LAKE, false);
  asked.at(-1)?.answer(FOUND);
  await done;
}

describe('Planner', () => {
  it('finds ways from where the car is and selects the best', async () => {
    const done = planner.plan(LAKE, false);
    expect(planner.state).toMatchObject({ state: 'routing', destination: { name: '西湖' } });
    expect(planner.chosen).toBeNull();
    asked[0]?.answer(FOUND);
    expect(await done).toBeNull();
    expect(asked[0]?.request).toMatchObject({ from: HERE, avoid: ['tolls'], alternatives: 2 });
    expect(planner.state).toMatchObject({ state: 'ready', selected: 0 });
    expect(planner.chosen?.route.id).toBe('a');
  });

  it('takes another way when asked, and none that there is not', async () => {
    await planned();
    expect(planner.select(1)).toBeNull();
    expect(planner.chosen?.route.id).toBe('b');
    expect(planner.select(2)).toMatchObject({ key: 'navigation.nothingPlanned' });
    expect(planner.chosen?.route.id).toBe('b');
  });

  it('ignores the answer to a wish that was replaced', async () => {
    const first = planner.plan(STOP, false);
    const second = planner.plan(LAKE, false);
    asked[1]?.answer(FOUND);
    await second;
    asked[0]?.answer({ ok: false, reason: reason('navigation.noRoute') });
    await first;
    expect(planner.state).toMatchObject({ state: 'ready', destination: { name: '西湖' } });
  });

  it('ignores the answer that comes after the plan was put away', async () => {
    const done = planner.plan(LAKE, false);
    planner.clear();
    asked[0]?.answer(FOUND);
    await done;
    expect(planner.state).toEqual({ state: 'none' });
  });

  it('says why there is no way, and where to', async () => {
    const done = planner.plan(LAKE, false);
    asked[0]?.answer({ ok: false, reason: reason('navigation.noRoute') });
    expect(await done).toMatchObject({ key: 'navigation.noRoute' });
    expect(planner.state).toMatchObject({
      state: 'failed',
      destination: { name: '西湖' },
      reason: { key: 'navigation.noRoute' },
    });
  });

  it('asks nobody while the car does not know where it is', async () => {
    from = reason('navigation.noPosition');
    expect(await planner.plan(LAKE, false)).toMatchObject({ key: 'navigation.noPosition' });
    expect(asked).toEqual([]);
  });

  it('adds and removes stops, and keeps what was wished before', async () => {
    await planned();
    const added = planner.addVia(STOP);
    expect(asked[1]?.request).toMatchObject({
      to: { name: '西湖' },
      vias: [{ name: '快充站', kind: 'via' }],
    });
    asked[1]?.answer({ ok: true, value: [route('c', [{ ...STOP, kind: 'via' }])] });
    await added;
    expect(planner.state).toMatchObject({ vias: [{ name: '快充站' }] });
    const removed = planner.removeVia(0);
    expect(asked[2]?.request.vias).toEqual([]);
    asked[2]?.answer(FOUND);
    await removed;
  });

  it('refuses one stop too many without losing count', async () => {
    await planned();
    for (let count = 0; count < MAX_VIAS; count += 1) {
      const added = planner.addVia(STOP);
      asked.at(-1)?.answer(FOUND);
      expect(await added).toBeNull();
    }
    const before = asked.length;
    expect(await planner.addVia(STOP)).toMatchObject({ key: 'navigation.tooManyVias' });
    expect(asked.length).toBe(before);
  });

  it('plans no charging stops for a car whose charge is unknown', async () => {
    await planned();
    expect(await planner.addChargingStops()).toMatchObject({ key: 'navigation.noElectricState' });
  });

  it('tells of every change', async () => {
    await planned();
    expect(changes).toBe(2);
    planner.clear();
    planner.clear();
    expect(changes).toBe(3);
  });
});
