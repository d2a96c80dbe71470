import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bbox } from '../../../shared/contract/region.ts';
import type { OsmNode, OsmTags, OsmWay } from '../../../shared/navigation/osm.ts';
import type { Point } from '../../../shared/navigation/place.ts';
import { buildRoutingGraph } from '../region/build/routing-graph.ts';
import type { RoutableRegion } from './router-messages.ts';

/** A made-up town: a grid of streets with a roundabout, a motorway, a ferry, and an island. */

const WEST = 120.1;
const SOUTH = 30.2;
/** A block, degrees: about 380 m by 440 m. */
const BLOCK = 0.004;
const GRID = 6;

export const TOWN_BBOX: Bbox = [WEST - 0.06, SOUTH - 0.01, WEST + 0.1, SOUTH + 0.05];

/** The crossing of the `x`th street from the west and the `y`th from the south. */
export function crossing(x: number, y: number): Point {
  return {
    lon: Number((WEST + x * BLOCK).toFixed(6)),
    lat: Number((SOUTH + y * BLOCK).toFixed(6)),
  };
}

class Drawing {
  readonly #ids = new Map<string, OsmNode>();
  readonly #ways: OsmWay[] = [];

  way(tags: OsmTags, ...points: readonly Point[]): void {
    const refs = points.map((point) => this.#node(point).id);
    this.#ways.push({ id: this.#ways.length + 1, refs, tags });
  }

  get nodes(): readonly OsmNode[] {
    return [...this.#ids.values()];
  }

  get ways(): readonly OsmWay[] {
    return this.#ways;
  }

  #node({ lon, lat }: Point): OsmNode {
    const key = `${lon},${lat}`;
    const known = this.#ids.get(key);
    if (known) return known;
    const node = { id: this.#ids.size + 1, lon, lat, tags: {} };
    this.#ids.set(key, node);
    return node;
  }
}

/** The centre of the roundabout, east of the grid. */
const HUB = crossing(7, 2);
const HUB_RADIUS = 0.0004;

function onHub(eighths: number): Point {
  const angle = (Math.PI / 4) * eighths;
  return {
    lon: Number((HUB.lon + HUB_RADIUS * Math.cos(angle)).toFixed(6)),
    lat: Number((HUB.lat + HUB_RADIUS * Math.sin(angle)).toFixed(6)),
  };
}

function drawTown(): Drawing {
  const town = new Drawing();
  const along = (count: number, at: (step: number) => Point) =>
    Array.from({ length: count }, (_, step) => at(step));
  for (let street = 0; street < GRID; street += 1) {
    const isMain = street === 2;
    town.way(
      isMain
        ? {
            ...{ highway: 'primary', name: 'Main', ref: 'G104', maxspeed: '60', lanes: '6' },
            'turn:lanes:forward': 'left|through|through;right',
            'turn:lanes:backward': 'left|through|right',
          }
        : { highway: 'residential', name: `Row ${street}` },
      ...along(GRID, (step) => crossing(step, street)),
    );
    town.way(
      { highway: 'residential', name: `Column ${street}`, maxspeed: '40' },
      ...along(GRID, (step) => crossing(street, step)),
    );
  }
  // Anticlockwise from the west, as in a country that drives on the right.
  town.way(
    { highway: 'secondary', junction: 'roundabout', name: 'Hub' },
    ...along(9, (step) => onHub(4 + step)),
  );
  town.way({ highway: 'secondary', name: 'Approach' }, crossing(5, 2), onHub(4));
  town.way({ highway: 'secondary', name: 'South Road' }, onHub(6), crossing(7, 0));
  town.way({ highway: 'secondary', name: 'East Road' }, onHub(0), crossing(9, 2));
  town.way({ highway: 'secondary', name: 'North Road', toll: 'yes' }, onHub(2), crossing(7, 5));
  town.way({ highway: 'motorway_link', oneway: 'yes' }, crossing(9, 2), crossing(10, 3));
  town.way(
    { highway: 'motorway', oneway: 'yes', name: 'Express', ref: 'G60', maxspeed: '120' },
    ...[crossing(10, 3), crossing(14, 3), crossing(15, 3), crossing(20, 3)],
  );
  town.way(
    {
      ...{ highway: 'motorway_link', oneway: 'yes' },
      ...{ destination: 'Lake;Centre', 'junction:ref': '12A' },
    },
    ...[crossing(15, 3), crossing(16, 2)],
  );
  town.way({ highway: 'primary', name: 'Exit Road' }, crossing(16, 2), crossing(18, 2));
  // The long way to the same place.
  town.way(
    { highway: 'secondary', name: 'Old Road' },
    ...[crossing(9, 2), crossing(12, 1), crossing(16, 2)],
  );
  town.way(
    { route: 'ferry', name: 'Ferry', motor_vehicle: 'yes', duration: '00:10' },
    ...[crossing(0, 5), crossing(0, 9)],
  );
  town.way({ highway: 'residential', name: 'Isle' }, crossing(0, 9), crossing(0, 10));
  town.way({ highway: 'residential', name: 'Cut Off' }, crossing(-10, 0), crossing(-12, 0));
  return town;
}

/** Builds the town's road graph in a folder of its own, which the caller removes. */
export async function buildTown(): Promise<{
  readonly dir: string;
  readonly region: RoutableRegion;
}> {
  const dir = await mkdtemp(join(tmpdir(), 'zhilu-town-'));
  const { nodes, ways } = drawTown();
  const graphFile = join(dir, 'valhalla.tar');
  await buildRoutingGraph({
    routable: {
      ...{ nodes, ways, relations: [] },
      ...{ nodeCount: nodes.length, roadKm: 1, droppedWays: 0, repairedWays: 0 },
    },
    bbox: TOWN_BBOX,
    country: 'CN',
    driveOn: 'right',
    workDir: join(dir, 'work'),
    outFile: graphFile,
  });
  return { dir, region: { id: 'town', graphFile, bbox: TOWN_BBOX, knowsTolls: true } };
}
