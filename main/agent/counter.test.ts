import { describe, expect, it } from 'vitest';
import { Counter } from './counter.ts';

describe('Counter', () => {
  it('counts by reason', () => {
    const counter = new Counter();
    counter.add('a');
    counter.add('a', 4);
    counter.add('__proto__');
    expect(Object.entries(counter.snapshot())).toEqual([
      ['a', 5],
      ['__proto__', 1],
    ]);
  });

  it('stays small whatever the reasons are', () => {
    const counter = new Counter();
    for (let id = 0; id < 10_000; id += 1) counter.add(`id ${id}`);
    const snapshot = counter.snapshot();
    expect(Object.keys(snapshot)).toHaveLength(257);
    expect(Object.values(snapshot).reduce((sum, count) => sum + count)).toBe(10_000);
    expect(snapshot['other']).toBe(10_000 - 256);
  });
});
