import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../shared/fake-clock.ts';
import { stream } from './stream.ts';

/** Lets promises that can settle do so. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp(signal?: AbortSignal) {
  const clock = new FakeClock();
  const wakes = new Set<() => void>();
  const items: number[] = [];
  let count = 0;
  const iterator = stream<number>({
    clock,
    signal,
    minIntervalMs: 16,
    maxIntervalMs: 500,
    start(wake) {
      wakes.add(wake);
      return () => wakes.delete(wake);
    },
    take: () => ++count,
  });
  const wake = () => wakes.forEach((one) => one());
  /** Reads until the stream ends, noting when each item came. */
  const read = async () => {
    for await (const item of iterator) items.push(item);
  };
  return { clock, iterator, items, wake, wakes, read };
}

describe('stream', () => {
  it('sends at once, one item early, then at the boundary', async () => {
    const { clock, items, wake, read, iterator } = setUp();
    void read();
    await settle();
    expect(items).toEqual([1]);
    clock.pass(20);
    wake();
    await settle();
    expect(items).toEqual([1, 2]);
    clock.pass(5);
    wake();
    wake();
    await settle();
    expect(items).toEqual([1, 2, 3]);
    clock.pass(5);
    wake();
    await settle();
    expect(items).toEqual([1, 2, 3]);
    clock.pass(6);
    await settle();
    expect(items).toEqual([1, 2, 3, 4]);
    void iterator.return();
  });

  it('keeps the pace but for one early item, and forgets no wake-up', async () => {
    const { clock, items, wake, read } = setUp();
    void read();
    await settle();
    for (let ms = 0; ms < 1000; ms++) {
      clock.pass(1);
      wake();
      await settle();
    }
    expect(items.length).toBeLessThanOrEqual(2 + Math.ceil(1000 / 16));
    expect(items.length).toBeGreaterThan(55);
    const before = items.length;
    clock.pass(16);
    await settle();
    expect(items.length).toBeLessThanOrEqual(before + 1);
  });

  it('sends something now and then even when nothing happens', async () => {
    const { clock, items, read } = setUp();
    void read();
    await settle();
    clock.pass(499);
    await settle();
    expect(items).toEqual([1]);
    clock.pass(1);
    await settle();
    expect(items).toEqual([1, 2]);
  });

  it('builds nothing while the reader is busy, however much happens', async () => {
    const { clock, iterator, wake } = setUp();
    expect((await iterator.next()).value).toBe(1);
    for (let step = 0; step < 1000; step++) {
      clock.pass(16);
      wake();
      await settle();
    }
    expect((await iterator.next()).value).toBe(2);
  });

  it('ends when the page aborts, and leaves nothing behind', async () => {
    const controller = new AbortController();
    const { clock, wakes, read } = setUp(controller.signal);
    const ended = read();
    await settle();
    expect(wakes.size).toBe(1);
    controller.abort();
    await ended;
    expect(wakes.size).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('leaves nothing behind when the reader stops', async () => {
    const { clock, iterator, wakes } = setUp();
    for await (const item of iterator) if (item === 1) break;
    expect(wakes.size).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('does not even begin when aborted before', async () => {
    const controller = new AbortController();
    controller.abort();
    const { items, read, wakes } = setUp(controller.signal);
    await read();
    expect(items).toEqual([]);
    expect(wakes.size).toBe(0);
  });
});
