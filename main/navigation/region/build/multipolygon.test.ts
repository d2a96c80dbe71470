import { describe, expect, it } from 'vitest';
import {
  areaM2,
  areaOf,
  assemblePolygons,
  contains,
  joinRings,
  type Ring,
} from './multipolygon.ts';
import { NodeStore } from './node-store.ts';

/** A square of four nodes `first…first+3`. */
function square(nodes: NodeStore, first: number, from: number, size: number): number[] {
  nodes.add(first, from, from);
  nodes.add(first + 1, from + size, from);
  nodes.add(first + 2, from + size, from + size);
  nodes.add(first + 3, from, from + size);
  return [first, first + 1, first + 2, first + 3, first];
}

function polygonsOf(ways: Record<number, number[]>, nodes: NodeStore, role = 'outer') {
  nodes.finish();
  const members = Object.keys(ways).map((id) => ({ type: 'way' as const, ref: Number(id), role }));
  const byId = (id: number) => {
    const refs = ways[id];
    return refs && { id, refs, tags: {} };
  };
  return assemblePolygons(
    { id: 1, members: [...members, { type: 'way', ref: 99, role }], tags: {} },
    byId,
    nodes,
  );
}

describe('assemblePolygons', () => {
  it('joins ways in any order and direction', () => {
    const nodes = new NodeStore();
    square(nodes, 1, 0, 1);
    const [polygon] = polygonsOf({ 1: [1, 2], 2: [4, 3], 3: [2, 3], 4: [1, 4] }, nodes);
    expect(polygon?.[0]).toHaveLength(5);
    expect(Math.abs(areaOf(polygon?.[0] ?? []))).toBeCloseTo(1);
  });

  it('finds holes, islands in them, and ponds on these, whatever the roles say', () => {
    const nodes = new NodeStore();
    const polygons = polygonsOf(
      {
        1: square(nodes, 1, 0, 10),
        2: square(nodes, 11, 2, 6),
        3: square(nodes, 21, 3, 4),
        4: square(nodes, 31, 4, 1),
      },
      nodes,
    );
    expect(polygons.map((polygon) => polygon.length)).toEqual([2, 2]);
    expect(polygons.map(([outer]) => Math.abs(areaOf(outer ?? [])))).toEqual([100, 16]);
  });

  it('puts an island that touches the shore at one corner inside', () => {
    const nodes = new NodeStore();
    const outer = square(nodes, 1, 0, 10);
    nodes.add(11, 2, 1);
    nodes.add(12, 1, 2);
    expect(polygonsOf({ 1: outer, 2: [1, 11, 12, 1] }, nodes)).toHaveLength(1);
  });

  it('keeps what can be closed when the extract lacks members or nodes', () => {
    const nodes = new NodeStore();
    const whole = square(nodes, 1, 0, 1);
    const other = square(nodes, 11, 5, 1);
    const polygons = polygonsOf(
      { 1: whole, 2: other.slice(0, 3), 3: [...other.slice(0, 2), 777] },
      nodes,
    );
    expect(polygons).toHaveLength(1);
  });

  it('makes nothing of nothing', () => {
    expect(polygonsOf({}, new NodeStore())).toEqual([]);
    expect(joinRings([[1], [], [1, 1], [1, 2, 1]])).toEqual([]);
  });
});

describe('contains', () => {
  const ring: Ring = [
    [0, 0],
    [4, 0],
    [4, 4],
    [2, 1],
    [0, 4],
    [0, 0],
  ];
  it.each([
    [[1, 1], true],
    [[2, 2], false],
    [[5, 1], false],
  ] as const)('%j: %s', ([lon, lat], inside) => {
    expect(contains(ring, [lon, lat])).toBe(inside);
  });
});

describe('areaM2', () => {
  it('takes holes away', () => {
    const outer: Ring = [
      [0, 0],
      [0.01, 0],
      [0.01, 0.01],
      [0, 0.01],
      [0, 0],
    ];
    const hole: Ring = [
      [0.002, 0.002],
      [0.007, 0.002],
      [0.007, 0.007],
      [0.002, 0.007],
      [0.002, 0.002],
    ];
    expect(areaM2([[outer]])).toBeCloseTo(1_236_433, -3);
    expect(areaM2([[outer, hole]]) / areaM2([[outer]])).toBeCloseTo(0.75);
  });
});
