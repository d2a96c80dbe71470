import { beforeEach, describe, expect, it } from 'vitest';
import {
  EMPTY_NAVIGATION,
  type NavigationState,
} from '../../shared/navigation/navigation-state.ts';
import { encodePolyline, type LonLat } from '../../shared/navigation/polyline.ts';
import type { Guidance } from '../../shared/navigation/guidance.ts';
import { moved } from '../../shared/navigation/position/plane.ts';
import type { Route } from '../../shared/navigation/route.ts';
import { FakeMapEngine } from './fake-map-engine.ts';
import { OverlayController } from './overlay-controller.ts';

const START: LonLat = [120.15, 30.25];
const CORNER = moved(START, 0, 1200);
const END = moved(CORNER, 1000, 0);

function routeOf(id: string, points: readonly LonLat[] = [START, CORNER, END]): Route {
  const [lon, lat] = points.at(-1) ?? START;
  return {
    id,
    geometry: encodePolyline(points),
    bbox: [120.15, 30.25, 120.17, 30.27],
    distanceM: 2200,
    durationS: 300,
    waypoints: [
      { lon: CORNER[0], lat: CORNER[1], name: '充电', kind: 'charging' },
      { lon: CORNER[0], lat: CORNER[1], name: '途', kind: 'via' },
      { lon, lat, name: '终', kind: 'destination' },
    ],
    legs: [{ distanceM: 2200, durationS: 300, endShapeIndex: 2 }],
    manoeuvres: [
      {
        type: 'Start',
        leg: 0,
        beginShapeIndex: 0,
        endShapeIndex: 1,
        distanceM: 1200,
        durationS: 1,
      },
      {
        type: 'Right',
        leg: 0,
        beginShapeIndex: 1,
        endShapeIndex: 2,
        distanceM: 1000,
        durationS: 1,
      },
      {
        type: 'Destination',
        leg: 0,
        beginShapeIndex: 2,
        endShapeIndex: 2,
        distanceM: 0,
        durationS: 0,
      },
    ],
    speedLimits: [],
    tolls: null,
    motorways: false,
    ferries: false,
    viaRoads: [],
  };
}

const guidance: Guidance = {
  status: 'following',
  next: { manoeuvre: 1, distanceM: 300 },
  showLanes: false,
  isOverSpeed: false,
  travelledM: 900,
  remainingM: 1300,
  remainingS: 100,
  arrivalAt: 0,
  waypoint: 0,
};

const route = routeOf('a');
const driving: NavigationState = {
  ...EMPTY_NAVIGATION,
  session: { id: 's', route, simulated: false, paused: false, reroutes: 0, isRerouting: false },
  guidance,
};

describe('overlays', () => {
  let engine: FakeMapEngine;
  let overlays: OverlayController;
  const sizes = () =>
    Object.fromEntries([...engine.overlays].map(([id, features]) => [id, features.length]));

  beforeEach(() => {
    engine = new FakeMapEngine();
    overlays = new OverlayController(engine);
  });

  it('show the way, its stops by kind, and the turn ahead', () => {
    overlays.update(driving);
    expect(sizes()).toMatchObject({ route: 1, alternatives: 0, waypoints: 3, turn: 2 });
    const icons = engine.overlays.get('waypoints')?.map(({ properties }) => properties['icon']);
    expect(icons).toEqual(['pin:charging', 'pin:via:1', 'pin:destination']);
  });

  it('write only what changed', () => {
    overlays.update(driving);
    engine.writes.length = 0;
    overlays.update({ ...driving, guidance: { ...guidance, travelledM: 910 } });
    expect(engine.writes).toEqual([]);
    overlays.update({ ...driving, reachable: { rings: [[{ lon: 120, lat: 30 }]], rangeM: 1 } });
    expect(engine.writes).toEqual(['reachable']);
  });

  it('mark no turn where there is none, or while it is far', () => {
    overlays.update({
      ...driving,
      guidance: { ...guidance, next: { manoeuvre: 2, distanceM: 10 } },
    });
    expect(sizes()).toMatchObject({ turn: 0 });
    overlays.update({
      ...driving,
      guidance: { ...guidance, next: { manoeuvre: 1, distanceM: 1100 } },
    });
    expect(engine.overlays.get('turn') ?? []).toHaveLength(0);
  });

  it('show nothing of the old way as current while off the route', () => {
    overlays.update(driving);
    const { next, ...rest } = guidance;
    expect(next).toBeDefined();
    overlays.update({ ...driving, guidance: { ...rest, status: 'offRoute' } });
    expect(sizes()).toMatchObject({ route: 0, passed: 1, turn: 0 });
    overlays.update(driving);
    expect(sizes()).toMatchObject({ route: 1, passed: 0, turn: 2 });
  });

  it('show a plan over the drive, the others by their index', () => {
    const [a, b, c] = [routeOf('p'), routeOf('q'), routeOf('r')];
    const [destination] = route.waypoints;
    if (!destination) throw new Error('no waypoint');
    overlays.update({
      ...driving,
      planning: {
        state: 'ready',
        destination,
        vias: [],
        roundTrip: false,
        routes: [a, b, c],
        selected: 1,
      },
    });
    const indices = engine.overlays
      .get('alternatives')
      ?.map(({ properties }) => properties['index']);
    expect(indices).toEqual([0, 2]);
    expect(engine.overlays.get('turn') ?? []).toHaveLength(0);
    expect(overlays.pointsOf('plan', START)).toHaveLength(3 * 5 + 1);
  });

  it('grey the way behind the car: long parts seldom, a short tail often', () => {
    overlays.update(driving);
    engine.writes.length = 0;
    let now = 0;
    for (let m = 0; m <= 1200; m += 5) {
      overlays.advance(m, now);
      now += 250;
    }
    expect(engine.writes.filter((id) => id === 'passed')).toHaveLength(2);
    const tail = engine.overlays.get('tail')?.[0]?.shape;
    expect(tail?.kind).toBe('line');
    // Another frame is wanted only when the last one came too soon to write.
    expect(overlays.advance(1205, now)).toBe(false);
    expect(overlays.advance(1210, now + 16)).toBe(true);
    expect(overlays.advance(null, now)).toBe(false);
  });

  it('number pins, and put the selected one on top', () => {
    const place = { id: 'n1', name: '岳庙', category: 'sight', lon: 120.1, lat: 30.2 } as const;
    overlays.setPins([place, { ...place, id: 'n2' }], 1);
    const pins = engine.overlays.get('pins')?.map(({ properties }) => properties);
    expect(pins).toEqual([
      { icon: 'pin:search:1', index: 0, number: 1 },
      { icon: 'pin:selected:2', index: 1, number: 0 },
    ]);
    expect(overlays.pointsOf('pins', null)).toHaveLength(2);
  });
});
