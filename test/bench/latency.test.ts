import { describe, expect, it } from 'vitest';
import { latencyOf, type Emitted, type Seen } from './latency.ts';

const emitted: Emitted[] = Array.from({ length: 1000 }, (_, tick) => [tick, tick * 20]);

describe('latencyOf', () => {
  it('finds the latency of every tick, over repeats of the same text', () => {
    const seen: Seen[] = emitted.map(([tick, at]) => [String(tick % 200), at + 7]);
    const { samples, unseen } = latencyOf(emitted, seen);
    expect(new Set(samples)).toEqual(new Set([7]));
    expect(unseen).toBe(0);
    expect(samples.length).toBeGreaterThan(800);
  });

  it('counts ticks that never showed', () => {
    const seen: Seen[] = emitted
      .filter(([tick]) => tick % 10 !== 3)
      .map(([tick, at]) => [String(tick % 200), at + 7]);
    const { emitted: watched, unseen } = latencyOf(emitted, seen);
    expect(unseen / watched).toBeCloseTo(0.1, 1);
  });

  it('does not take the next cycle for a late answer', () => {
    const seen: Seen[] = emitted.map(([tick, at]) => [String(tick % 200), at + 3000]);
    expect(latencyOf(emitted, seen).samples).toEqual([]);
  });
});
