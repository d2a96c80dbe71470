import type { OsmNode, OsmRelation, OsmTags, OsmWay } from '../../../../shared/navigation/osm.ts';
import type { PbfContent } from './write-pbf.ts';

/** A made-up town of one street grid, a lake with an island, and a few places, for tests. */
export interface FakeTown extends PbfContent {
  readonly nodes: OsmNode[];
  readonly ways: OsmWay[];
  readonly relations: OsmRelation[];
}

const WEST = 120;
const SOUTH = 30;
const STEP = 0.002;
const SIZE = 6;

/** Node ids of the grid are `row * 100 + column + 1`. */
export function fakeTown(): FakeTown {
  const nodes: OsmNode[] = [];
  const ways: OsmWay[] = [];
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      const id = row * 100 + column + 1;
      nodes.push({ id, lon: WEST + column * STEP, lat: SOUTH + row * STEP, tags: {} });
    }
    const columns = Array.from({ length: SIZE }, (_, at) => at);
    ways.push(
      street(
        row + 1,
        columns.map((at) => row * 100 + at + 1),
        `East ${row}`,
      ),
    );
    ways.push(
      street(
        row + 51,
        columns.map((at) => at * 100 + row + 1),
        `North ${row}`,
      ),
    );
  }
  addRing(nodes, ways, 1001, 120.0012, 30.0012, 0.0006, {});
  addRing(nodes, ways, 1011, 120.0012, 30.0012, 0.0002, {});
  const relations: OsmRelation[] = [
    {
      id: 1,
      tags: { type: 'multipolygon', natural: 'water', name: 'Lake' },
      members: [
        { type: 'way', ref: 1001, role: 'outer' },
        { type: 'way', ref: 1011, role: 'inner' },
        { type: 'way', ref: 999_999, role: 'outer' },
      ],
    },
  ];
  nodes.push(
    place(2001, 120.0031, 30.0031, { amenity: 'fuel', name: 'Zhànqián', 'name:en': 'Fuel A' }),
  );
  nodes.push(place(2002, 120.0051, 30.0041, { amenity: 'charging_station', capacity: '4' }));
  return { nodes: sorted(nodes), ways: sorted(ways), relations };
}

function street(id: number, refs: number[], name: string): OsmWay {
  return { id, refs, tags: { highway: 'residential', name } };
}

function place(id: number, lon: number, lat: number, tags: OsmTags): OsmNode {
  return { id, lon, lat, tags };
}

function addRing(
  nodes: OsmNode[],
  ways: OsmWay[],
  id: number,
  lon: number,
  lat: number,
  half: number,
  tags: OsmTags,
): void {
  const corners = [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ] as const;
  for (const [at, [dx, dy]] of corners.entries()) {
    nodes.push({ id: id + at, lon: lon + dx, lat: lat + dy, tags: {} });
  }
  ways.push({ id, refs: [id, id + 1, id + 2, id + 3, id], tags });
}

function sorted<T extends { readonly id: number }>(elements: T[]): T[] {
  return elements.sort((a, b) => a.id - b.id);
}

/** The town as OSM XML. */
export function townXml({ nodes, ways, relations }: FakeTown): string {
  const tags = (of: OsmTags) =>
    Object.entries(of)
      .map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
      .join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?><osm version="0.6">',
    ...nodes.map(
      (node) =>
        `<node id="${node.id}" lon="${node.lon}" lat="${node.lat}">${tags(node.tags)}</node>`,
    ),
    ...ways.map(
      (way) =>
        `<way id="${way.id}">${way.refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tags(way.tags)}</way>`,
    ),
    ...relations.map(
      (relation) =>
        `<relation id="${relation.id}">${relation.members.map(({ type, ref, role }) => `<member type="${type}" ref="${ref}" role="${role}"/>`).join('')}${tags(relation.tags)}</relation>`,
    ),
    '</osm>',
  ].join('\n');
}
