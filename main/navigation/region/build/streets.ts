import { chineseName, elementId, type OsmWay } from '../../../../shared/navigation/osm.ts';
import type { Point } from '../../../../shared/navigation/place.ts';
import type { IndexedPlace } from '../../places/indexed-place.ts';
import { streetImportance } from './importance.ts';
import { positionsOf, type Position } from './multipolygon.ts';
import type { NodeStore } from './node-store.ts';
import { otherNames, usableName } from './place-facts.ts';
import { distanceM } from './routable.ts';

/** `highway` values that are streets with a name to look for. */
const STREETS = new Set([
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'pedestrian',
  'road',
  'track',
  'busway',
  'motorway_link',
  'trunk_link',
  'primary_link',
  'secondary_link',
  'tertiary_link',
]);

/** Pieces of one name farther apart than a cell or two are different streets, about 1 km. */
const CELL_DEGREES = 0.01;
/** The index wants to know where a street runs at most this far apart. */
const POINT_EVERY_M = 90;
/** Points closer than this say nothing new. */
const POINT_LEAST_M = 30;

/**
 * The named streets of an extract, each once: the many ways of one name that lie together are one
 * street. A street's points hold every node it shares with another named street, so that their
 * crossing can be found.
 */
export function* streetPlaces(ways: Iterable<OsmWay>, nodes: NodeStore): Generator<IndexedPlace> {
  const byName = new Map<string, OsmWay[]>();
  for (const way of ways) {
    if (!STREETS.has(way.tags['highway'] ?? '')) continue;
    const name = usableName(chineseName(way.tags));
    if (name === undefined) continue;
    const same = byName.get(name);
    if (same) same.push(way);
    else byName.set(name, [way]);
  }
  const shared = sharedNodes(byName);
  for (const [name, same] of byName) {
    for (const cluster of clusters(same, nodes)) {
      const street = streetOf(name, cluster, nodes, shared);
      if (street) yield street;
    }
  }
}

/** Nodes that streets of different names have in common. */
function sharedNodes(byName: ReadonlyMap<string, readonly OsmWay[]>): ReadonlySet<number> {
  const owner = new Map<number, string>();
  const shared = new Set<number>();
  for (const [name, ways] of byName) {
    for (const { refs } of ways) {
      for (const ref of refs) {
        const known = owner.get(ref);
        if (known === undefined) owner.set(ref, name);
        else if (known !== name) shared.add(ref);
      }
    }
  }
  return shared;
}

/** Ways that lie in the same or neighbouring cells, chained. */
function clusters(ways: readonly OsmWay[], nodes: NodeStore): OsmWay[][] {
  const cells = new Map<string, number[]>();
  const parent = ways.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] ?? at;
    parent[index] = at;
    return at;
  };
  for (const [index, { refs }] of ways.entries()) {
    for (const [lon, lat] of positionsOf(refs, nodes)) {
      const x = Math.floor(lon / CELL_DEGREES);
      const y = Math.floor(lat / CELL_DEGREES);
      const key = `${x}/${y}`;
      const inCell = cells.get(key);
      if (inCell?.at(-1) === index) continue;
      if (inCell) inCell.push(index);
      else cells.set(key, [index]);
    }
  }
  for (const [key, [first, ...others]] of cells) {
    if (first === undefined) continue;
    for (const other of others) parent[root(other)] = root(first);
    const [x = 0, y = 0] = key.split('/').map(Number);
    for (const [dx, dy] of [
      [1, -1],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const) {
      const neighbour = cells.get(`${x + dx}/${y + dy}`)?.[0];
      if (neighbour !== undefined) parent[root(neighbour)] = root(first);
    }
  }
  return [...Map.groupBy(ways.keys(), root).values()].map((indexes) =>
    indexes.flatMap((index) => ways[index] ?? []),
  );
}

function streetOf(
  name: string,
  ways: readonly OsmWay[],
  nodes: NodeStore,
  shared: ReadonlySet<number>,
): IndexedPlace | null {
  const points = ways.flatMap(({ refs }) => pointsAlong(refs, nodes, shared));
  const lines = ways.map(({ refs }) => positionsOf(refs, nodes));
  const lengths = lines.map(lengthM);
  const longest = lengths.indexOf(Math.max(...lengths));
  const way = ways[longest];
  const middle = middleOf(lines[longest] ?? []);
  if (!way || !middle) return null;
  const english = usableName(ways.find(({ tags }) => tags['name:en'])?.tags['name:en']);
  const others = ways.flatMap(({ tags }) => otherNames(tags, 'street', name));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return {
    id: elementId('way', way.id),
    name,
    category: 'street',
    lon: middle[0],
    lat: middle[1],
    otherNames: [...new Set(others)].filter((other) => other !== english),
    importance: streetImportance(way.tags['highway'] ?? '', total),
    points,
    ...(english !== undefined && english !== name && { nameEn: english }),
  };
}

function pointsAlong(
  refs: readonly number[],
  nodes: NodeStore,
  shared: ReadonlySet<number>,
): Point[] {
  const points: Point[] = [];
  let last: Position | null = null;
  for (const [at, ref] of refs.entries()) {
    const position = nodes.position(ref);
    if (!position) continue;
    const gap = last === null ? Infinity : distanceM(last, position);
    const isEnd = at === 0 || at === refs.length - 1;
    if (gap < POINT_LEAST_M && !isEnd && !shared.has(ref)) continue;
    if (last !== null) {
      const steps = Math.ceil(gap / POINT_EVERY_M);
      for (let step = 1; step < steps; step += 1)
        points.push(between(last, position, step / steps));
    }
    points.push({ lon: position[0], lat: position[1] });
    last = position;
  }
  return points;
}

function between(from: Position, to: Position, share: number): Point {
  return {
    lon: from[0] + (to[0] - from[0]) * share,
    lat: from[1] + (to[1] - from[1]) * share,
  };
}

function lengthM(line: readonly Position[]): number {
  return line.reduce((sum, position, at) => {
    const before = line[at - 1];
    return before ? sum + distanceM(before, position) : sum;
  }, 0);
}

/** The position half way along a line. */
function middleOf(line: readonly Position[]): Position | null {
  let rest = lengthM(line) / 2;
  for (const [at, position] of line.entries()) {
    const before = line[at - 1];
    if (!before) continue;
    const step = distanceM(before, position);
    if (step >= rest && step > 0) {
      const { lon, lat } = between(before, position, rest / step);
      return [lon, lat];
    }
    rest -= step;
  }
  return line[0] ?? null;
}
