import { describe, expect, it } from 'vitest';
import type { OsmMember, OsmTags, OsmWay } from '../../../../shared/navigation/osm.ts';
import type { Extract } from './extract.ts';
import { NodeStore } from './node-store.ts';
import { cleanRefs, distanceM, routableOf } from './routable.ts';

const ROAD: OsmTags = { highway: 'primary' };

function extractOf(ways: OsmWay[], relations: Extract['relations'] = []): Extract {
  const nodes = new NodeStore();
  for (let id = 1; id <= 5; id += 1) nodes.add(id, 120 + id / 1000, 30);
  nodes.finish();
  return {
    nodes,
    taggedNodes: [{ id: 2, lon: 120.002, lat: 30, tags: { barrier: 'gate' } }],
    ways,
    relations,
    ignored: { misplacedNodes: 0 },
  };
}

describe('cleanRefs', () => {
  it.each([
    [
      [1, 1, 2, 2, 3],
      [1, 2, 3],
    ],
    [[1, 1], [1]],
    [
      [1, 2, 1],
      [1, 2],
    ],
    [
      [1, 2, 3, 1],
      [1, 2, 3, 1],
    ],
    [[], []],
  ])('%j becomes %j', (refs, clean) => {
    expect(cleanRefs(refs)).toEqual(clean);
  });
});

describe('routableOf', () => {
  it('keeps roads and ferries with the nodes they use', () => {
    const routable = routableOf(
      extractOf([
        { id: 1, refs: [1, 2], tags: ROAD },
        { id: 2, refs: [3, 4], tags: { building: 'yes' } },
        { id: 3, refs: [4, 5], tags: { route: 'ferry' } },
      ]),
    );
    expect(routable.ways.map(({ id }) => id)).toEqual([1, 3]);
    expect([...routable.nodes].map(({ id, tags }) => [id, tags])).toEqual([
      [1, {}],
      [2, { barrier: 'gate' }],
      [4, {}],
      [5, {}],
    ]);
    expect(routable.roadKm).toBe(0.1);
  });

  it('hands the English name over as the one that Valhalla keeps', () => {
    const names = { name: '北山街', 'name:en': 'Beishan Street', alt_name: '北山路' };
    const { ways } = routableOf(
      extractOf([
        { id: 1, refs: [1, 2], tags: { ...ROAD, ...names } },
        { id: 2, refs: [2, 3], tags: { ...ROAD, name: '外滩', alt_name: '黄浦滩' } },
      ]),
    );
    expect(ways.map(({ tags }) => tags['alt_name'])).toEqual(['Beishan Street', undefined]);
  });

  it('drops self-loops and mends roads with missing nodes, and counts both', () => {
    const routable = routableOf(
      extractOf([
        { id: 1, refs: [1, 1], tags: ROAD },
        { id: 2, refs: [1, 99], tags: ROAD },
        { id: 3, refs: [1, 2, 2, 99, 3], tags: ROAD },
      ]),
    );
    expect(routable.ways).toEqual([{ id: 3, refs: [1, 2, 3], tags: ROAD }]);
    expect([routable.droppedWays, routable.repairedWays]).toEqual([2, 1]);
  });

  it('keeps restrictions only whole', () => {
    const via: OsmMember = { type: 'node', ref: 2, role: 'via' };
    const members = (to: number): OsmMember[] => [
      { type: 'way', ref: 1, role: 'from' },
      via,
      { type: 'way', ref: to, role: 'to' },
    ];
    const tags = { type: 'restriction', restriction: 'no_left_turn' };
    const routable = routableOf(
      extractOf(
        [
          { id: 1, refs: [1, 2], tags: ROAD },
          { id: 2, refs: [2, 3], tags: ROAD },
        ],
        [
          { id: 1, tags, members: members(2) },
          { id: 2, tags, members: members(77) },
          { id: 3, tags: { type: 'multipolygon' }, members: members(2) },
        ],
      ),
    );
    expect([...routable.relations].map(({ id }) => id)).toEqual([1]);
  });
});

describe('distanceM', () => {
  it('is a degree of latitude long', () => {
    expect(distanceM([120, 30], [120, 31])).toBeCloseTo(111_195, -1);
    expect(distanceM([120, 30], [121, 30])).toBeCloseTo(96_297, -2);
  });
});
