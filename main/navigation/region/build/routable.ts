import {
  DRIVABLE_HIGHWAYS,
  type OsmMember,
  type OsmNode,
  type OsmRelation,
  type OsmTags,
  type OsmWay,
} from '../../../../shared/navigation/osm.ts';
import type { Extract } from './extract.ts';
import type { PbfContent } from './write-pbf.ts';

/** The part of an extract that Valhalla routes on, cleaned, and what the cleaning did. */
export interface Routable extends PbfContent {
  readonly ways: readonly OsmWay[];
  readonly nodeCount: number;
  readonly roadKm: number;
  /** Ways of which too little was left to be a road. */
  readonly droppedWays: number;
  /** Ways that had to be repaired: nodes missing from the extract, or the same node twice in a row. */
  readonly repairedWays: number;
}

const NO_TAGS: OsmTags = {};
const FERRIES = new Set(['ferry', 'shuttle_train']);

/**
 * Roads, paths, and ferries with their nodes and turn restrictions. A way that runs from a node to
 * the same node makes an edge that Valhalla cannot pair with its opposite ("No opposing edge"), so
 * repeated nodes are collapsed, and a way there and back over one node becomes the way there.
 */
export function routableOf({ nodes, taggedNodes, ways, relations }: Extract): Routable {
  const kept: OsmWay[] = [];
  const used = new Uint8Array(nodes.size);
  let droppedWays = 0;
  let repairedWays = 0;
  let roadM = 0;
  for (const way of ways) {
    if (!isRoutable(way.tags)) continue;
    const present = way.refs.filter((ref) => nodes.indexOf(ref) >= 0);
    const refs = cleanRefs(present);
    if (refs.length < 2) {
      droppedWays += 1;
      continue;
    }
    if (refs.length < way.refs.length) repairedWays += 1;
    for (const ref of refs) used[nodes.indexOf(ref)] = 1;
    if (DRIVABLE_HIGHWAYS.has(way.tags['highway'] ?? '')) roadM += lengthM(refs, nodes);
    kept.push({ ...way, refs, tags: namedForGraph(way.tags) });
  }
  const tagsById = new Map(taggedNodes.map(({ id, tags }) => [id, tags]));
  return {
    nodes: usedNodes(),
    ways: kept,
    relations: routableRelations(relations, kept),
    nodeCount: used.reduce((sum, flag) => sum + flag, 0),
    roadKm: Math.round(roadM / 100) / 10,
    droppedWays,
    repairedWays,
  };

  function* usedNodes(): Generator<OsmNode> {
    for (let at = 0; at < used.length; at += 1) {
      if (used[at] !== 1) continue;
      const id = nodes.id(at);
      yield { id, lon: nodes.lon(at), lat: nodes.lat(at), tags: tagsById.get(id) ?? NO_TAGS };
    }
  }
}

/** Node ids without repetition in a row; a closed way over two nodes opened. */
export function cleanRefs(refs: readonly number[]): number[] {
  const clean = refs.filter((ref, at) => ref !== refs[at - 1]);
  return clean.length === 3 && clean[0] === clean[2] ? clean.slice(0, 2) : clean;
}

/**
 * Valhalla keeps `name` and `alt_name` and drops `name:en`: the English name takes the place of the
 * alternative one, which no instruction needs (`shared/navigation/routing/road-names.ts` tells them
 * apart again).
 */
function namedForGraph(tags: OsmTags): OsmTags {
  const named: Record<string, string> = { ...tags };
  delete named['alt_name'];
  const english = tags['name:en'];
  if (english !== undefined && english !== tags['name']) named['alt_name'] = english;
  return named;
}

function isRoutable(tags: OsmTags): boolean {
  return tags['highway'] !== undefined || FERRIES.has(tags['route'] ?? '');
}

/** Restrictions whose parts are all there, and routes that give roads their numbers. */
function routableRelations(
  relations: readonly OsmRelation[],
  ways: readonly OsmWay[],
): OsmRelation[] {
  const wayIds = new Set(ways.map(({ id }) => id));
  const nodeIds = new Set(ways.flatMap(({ refs }) => refs));
  const isPresent = ({ type, ref }: OsmMember) =>
    type === 'way' ? wayIds.has(ref) : type === 'node' && nodeIds.has(ref);
  return relations.flatMap((relation) => {
    const { type = '', route } = relation.tags;
    const members = relation.members.filter(isPresent);
    if (type.startsWith('restriction') || type === 'connectivity') {
      return members.length === relation.members.length ? [relation] : [];
    }
    return type === 'route' && route === 'road' && members.length > 0
      ? [{ ...relation, members }]
      : [];
  });
}

const EARTH_RADIUS_M = 6_371_008.8;

function lengthM(refs: readonly number[], nodes: Extract['nodes']): number {
  let sum = 0;
  for (let at = 1; at < refs.length; at += 1) {
    const from = nodes.position(refs[at - 1] ?? 0);
    const to = nodes.position(refs[at] ?? 0);
    if (from && to) sum += distanceM(from, to);
  }
  return sum;
}

/** Metres between two positions that are near each other, on a sphere. */
export function distanceM(from: readonly [number, number], to: readonly [number, number]): number {
  const radians = Math.PI / 180;
  const x = (to[0] - from[0]) * radians * Math.cos(((from[1] + to[1]) / 2) * radians);
  const y = (to[1] - from[1]) * radians;
  return Math.hypot(x, y) * EARTH_RADIUS_M;
}
