import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NodeStore } from './node-store.ts';

describe('NodeStore', () => {
  it('finds every node, whatever the order, and the last of several with one id', () => {
    const node = fc.record({
      id: fc.integer({ min: 1, max: 500 }),
      lon: fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }),
      lat: fc.integer({ min: -900_000_000, max: 900_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(node, { maxLength: 300 }), (nodes) => {
        const store = new NodeStore();
        for (const { id, lon, lat } of nodes) store.add(id, lon / 1e7, lat / 1e7);
        store.finish();
        const last = new Map(nodes.map(({ id, lon, lat }) => [id, [lon / 1e7, lat / 1e7]]));
        expect(store.size).toBe(last.size);
        for (const [id, position] of last) expect(store.position(id)).toEqual(position);
        expect(store.position(501)).toBeNull();
      }),
    );
  });

  it('holds more than it was made for, with ids beyond 32 bits', () => {
    const store = new NodeStore();
    for (let at = 0; at < 10_000; at += 1) store.add(2 ** 40 + at, at / 1000, 1);
    store.finish();
    expect(store.position(2 ** 40 + 9999)).toEqual([9.999, 1]);
  });
});
