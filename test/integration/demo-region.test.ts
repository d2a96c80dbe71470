import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRoute } from '../../main/agent/simulator/route.ts';
import {
  CHARGING_STATION,
  CITY_ROUTE,
  HIGHWAY_ROUTE,
  PARKING_PLACE,
} from '../../main/agent/simulator/routes.ts';
import { BBOX } from '../../main/navigation/demo-region/demo-region.ts';
import { buildDemoFiles, type DemoFiles } from '../../main/navigation/demo-region/demo-files.ts';
import { GridIndex, around } from '../../main/navigation/demo-region/grid-index.ts';
import {
  crossing,
  distance,
  distanceToSegment,
  toPlane,
  type Point,
} from '../../main/navigation/demo-region/plane.ts';
import { contains } from '../../main/navigation/demo-region/polygon.ts';
import type { Extract } from '../../main/navigation/region/build/extract.ts';
import { readExtract } from '../../main/navigation/region/build/read-extract.ts';
import { categoryOf } from '../../shared/navigation/category.ts';
import { DRIVABLE_HIGHWAYS, type OsmWay } from '../../shared/navigation/osm.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'resources/regions/hangzhou-demo');
const file = join(folder, 'hangzhou-demo.osm.pbf');

let extract: Extract;
let made: DemoFiles;
let points: Map<number, Point>;
let roads: OsmWay[];

beforeAll(async () => {
  extract = await readExtract(file);
  made = buildDemoFiles(folder);
  points = new Map(made.document.nodes.map((node) => [node.id, toPlane(node)]));
  roads = extract.ways.filter(({ tags }) => DRIVABLE_HIGHWAYS.has(tags['highway'] ?? ''));
});

function lineOf({ refs }: OsmWay): Point[] {
  return refs.map((ref) => {
    const point = points.get(ref);
    if (point === undefined) throw new Error(`node ${ref} is missing`);
    return point;
  });
}

function stretches(ways: readonly OsmWay[]): { a: Point; b: Point; way: OsmWay }[] {
  return ways.flatMap((way) => {
    const line = lineOf(way);
    return line.slice(1).map((b, index) => ({ a: line[index] ?? b, b, way }));
  });
}

/** Nodes reached from one, along `next`. */
function reached(start: number, next: ReadonlyMap<number, readonly number[]>): Set<number> {
  const seen = new Set([start]);
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const other of next.get(node) ?? []) {
      if (!seen.has(other)) open.push(other);
      seen.add(other);
    }
  }
  return seen;
}

describe('the extract that is checked in', () => {
  it('is what the generator makes of the source', () => {
    const { document } = made;
    expect(extract.nodes.size).toBe(document.nodes.length);
    const drawn = (ways: readonly OsmWay[]): string[] =>
      ways.map(({ id, refs, tags }) => JSON.stringify([id, refs, tags]));
    expect(drawn(extract.ways)).toEqual(drawn(document.ways));
    expect(extract.taggedNodes).toEqual(
      document.nodes.filter(({ tags }) => Object.keys(tags).length > 0),
    );
    expect(extract.relations).toEqual(document.relations);
    for (const node of document.nodes) {
      const [lon, lat] = extract.nodes.position(node.id) ?? [NaN, NaN];
      const far = Math.hypot(lon - node.lon, lat - node.lat);
      if (!(far < 1e-7)) expect.fail(`node ${node.id} is elsewhere`);
    }
  });

  it('is small enough for a repository', () => {
    expect(statSync(file).size).toBeLessThan(4_000_000);
  });

  it('has unique ids of its own, and nothing beyond its edge', () => {
    for (const elements of [made.document.nodes, extract.ways, extract.relations]) {
      expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length);
      expect(elements.every(({ id }) => id > 9_000_000_000)).toBe(true);
    }
    const margin = 1e-5;
    const outside = made.document.nodes.filter(
      ({ lon, lat }) =>
        lon < BBOX.west - margin ||
        lon > BBOX.east + margin ||
        lat < BBOX.south - margin ||
        lat > BBOX.north + margin,
    );
    expect(outside).toEqual([]);
  });
});

describe('roads', () => {
  it('have no loops onto themselves and no stretch without length', () => {
    for (const way of roads) {
      const { refs, tags } = way;
      expect(refs.length).toBeGreaterThan(1);
      if (tags['junction'] === 'roundabout') continue;
      if (new Set(refs).size !== refs.length) expect.fail(`way ${way.id} passes a node twice`);
    }
    for (const { a, b, way } of stretches(roads)) {
      if (distance(a, b) < 0.05) expect.fail(`way ${way.id} has a stretch of ${distance(a, b)} m`);
    }
  });

  it('can be driven from anywhere to anywhere', () => {
    const [next, previous] = [new Map<number, number[]>(), new Map<number, number[]>()];
    const add = (map: Map<number, number[]>, from: number, to: number): void => {
      const list = map.get(from);
      if (list) list.push(to);
      else map.set(from, [to]);
    };
    for (const { refs, tags } of roads) {
      refs.slice(1).forEach((to, index) => {
        const from = refs[index] ?? to;
        const oneway = tags['oneway'] === 'yes';
        add(next, from, to);
        add(previous, to, from);
        if (oneway) return;
        add(next, to, from);
        add(previous, from, to);
      });
    }
    const start = roads.find(({ tags }) => tags['highway'] === 'motorway')?.refs[0] ?? 0;
    const [ahead, behind] = [reached(start, next), reached(start, previous)];
    let [all, connected] = [0, 0];
    for (const way of roads) {
      lineOf(way).forEach((point, index, line) => {
        const before = line[index - 1];
        if (!before) return;
        const length = distance(before, point);
        all += length;
        const ends = [way.refs[index - 1] ?? 0, way.refs[index] ?? 0];
        if (ends.every((ref) => ahead.has(ref) && behind.has(ref))) connected += length;
      });
    }
    expect(connected / all).toBeGreaterThan(0.98);
    expect(all).toBeGreaterThan(2_000_000);
  });

  it('cross water on bridges and in tunnels only', () => {
    const byId = new Map(extract.ways.map((way) => [way.id, way]));
    const rings = (role: string): Point[][] =>
      extract.relations
        .filter(({ tags }) => tags['natural'] === 'water')
        .flatMap(({ members }) => members.filter((member) => member.role === role))
        .flatMap(({ ref }) => {
          const way = byId.get(ref);
          return way ? [lineOf(way)] : [];
        });
    const waters = [
      ...rings('outer'),
      ...extract.ways.filter(({ tags }) => tags['natural'] === 'water').map(lineOf),
    ];
    const islands = rings('inner');
    const grid = new GridIndex<{ a: Point; b: Point }>(200);
    for (const ring of [...waters, ...islands]) {
      ring.slice(1).forEach((b, index) => {
        const a = ring[index] ?? b;
        grid.addSegment(a, b, { a, b });
      });
    }
    const ways = extract.ways.filter(
      ({ tags }) => tags['highway'] !== undefined && !tags['bridge'] && !tags['tunnel'],
    );
    const wet = stretches(ways).filter(({ a, b }) => {
      for (const edge of grid.near(around(a, b, 1))) {
        if (crossing(a, b, edge.a, edge.b)) return true;
      }
      return waters.some((ring) => contains(ring, a)) && !islands.some((ring) => contains(ring, a));
    });
    expect(wet.map(({ way }) => [way.id, way.tags['name']])).toEqual([]);
  });

  it('say where their lanes lead as often as they have lanes', () => {
    const marked = roads.filter(({ tags }) => tags['turn:lanes'] !== undefined);
    expect(marked.length).toBeGreaterThan(200);
    for (const { tags } of marked) {
      expect(tags['turn:lanes']?.split('|')).toHaveLength(Number(tags['lanes']));
    }
    for (const direction of ['forward', 'backward']) {
      for (const { tags } of roads) {
        const lanes = tags[`turn:lanes:${direction}`];
        if (lanes === undefined) continue;
        expect(lanes.split('|')).toHaveLength(Number(tags[`lanes:${direction}`]));
      }
    }
  });

  it('forbid turns from the end of one way to the start of another', () => {
    const byId = new Map(extract.ways.map((way) => [way.id, way]));
    const restrictions = extract.relations.filter(({ tags }) => tags['type'] === 'restriction');
    expect(restrictions.length).toBeGreaterThan(15);
    for (const { members } of restrictions) {
      const ref = (role: string): number =>
        members.find((member) => member.role === role)?.ref ?? 0;
      expect(byId.get(ref('from'))?.refs.at(-1)).toBe(ref('via'));
      expect([byId.get(ref('to'))?.refs[0], byId.get(ref('to'))?.refs.at(-1)]).toContain(
        ref('via'),
      );
    }
  });

  it('include what guidance has to tell: ramps, exits, lights, roundabouts, tunnels', () => {
    const count = (test: (tags: Readonly<Record<string, string>>) => boolean): number =>
      roads.filter(({ tags }) => test(tags)).length;
    expect(count((tags) => tags['highway'] === 'trunk_link')).toBeGreaterThan(100);
    expect(count((tags) => tags['destination'] !== undefined)).toBeGreaterThan(100);
    expect(count((tags) => tags['destination:ref'] !== undefined)).toBeGreaterThan(5);
    expect(count((tags) => tags['junction'] === 'roundabout')).toBeGreaterThan(10);
    expect(count((tags) => tags['tunnel'] === 'yes')).toBeGreaterThan(5);
    const nodes = (highway: string): number =>
      extract.taggedNodes.filter(({ tags }) => tags['highway'] === highway).length;
    expect(nodes('motorway_junction')).toBeGreaterThan(50);
    expect(nodes('traffic_signals')).toBeGreaterThan(500);
  });
});

describe('what stands on the ground', () => {
  it('leaves the roads free', () => {
    const grid = new GridIndex<{ a: Point; b: Point }>(100);
    for (const { a, b, way } of stretches(roads)) {
      if (!way.tags['tunnel']) grid.addSegment(a, b, { a, b });
    }
    const buildings = extract.ways.filter(
      ({ tags }) => tags['building'] !== undefined && tags['building'] !== 'train_station',
    );
    expect(buildings.length).toBeGreaterThan(20_000);
    for (const building of buildings.filter((_, index) => index % 7 === 0)) {
      const line = lineOf(building);
      for (const corner of line) {
        for (const { a, b } of grid.near(around(corner, corner, 4))) {
          if (distanceToSegment(corner, a, b) < 4) expect.fail(`building ${building.id}`);
        }
      }
    }
  });

  it('has places of every kind a driver asks for', () => {
    const found = new Map<string, number>();
    for (const { tags } of extract.taggedNodes) {
      const category = tags['name'] === undefined ? null : categoryOf(tags);
      if (category) found.set(category, (found.get(category) ?? 0) + 1);
    }
    const wanted = {
      charging: 80,
      parking: 80,
      fuel: 25,
      food: 150,
      cafe: 40,
      toilets: 40,
      hotel: 40,
      sight: 50,
      hospital: 20,
      pharmacy: 30,
      mall: 15,
      supermarket: 60,
      bank: 30,
      metro: 60,
      station: 2,
    };
    for (const [category, least] of Object.entries(wanted)) {
      expect(found.get(category) ?? 0, category).toBeGreaterThanOrEqual(least);
    }
  });
});

describe('the routes of the simulator', () => {
  it('are what the generator makes of the source', () => {
    const text = readFileSync(join(root, 'main/agent/simulator/routes.ts'), 'utf8');
    expect(text).toBe(made.routes);
  });

  it('run on roads', () => {
    const grid = new GridIndex<{ a: Point; b: Point }>(100);
    for (const { a, b } of stretches(roads)) grid.addSegment(a, b, { a, b });
    const far = (latitude: number, longitude: number): number => {
      const point = toPlane({ lat: latitude, lon: longitude });
      return Math.min(
        ...[...grid.near(around(point, point, 20))].map(({ a, b }) =>
          distanceToSegment(point, a, b),
        ),
      );
    };
    for (const corners of [CITY_ROUTE, HIGHWAY_ROUTE]) {
      const route = createRoute(corners);
      for (let s = 0; s < route.length; s += 5) {
        const { latitude, longitude } = route.poseAt(s);
        if (far(latitude, longitude) > 5) expect.fail(`${s} m: ${latitude}, ${longitude}`);
      }
    }
    for (const place of [PARKING_PLACE, CHARGING_STATION]) {
      expect(far(place.latitude, place.longitude)).toBeLessThan(15);
    }
  });
});
