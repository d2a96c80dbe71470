import { SPEED_CYCLE } from './load-source.ts';

/** A text that appeared in the page, and when (wall clock, ms). */
export type Seen = readonly [text: string, at: number];
/** A tick that was emitted, and when (wall clock, ms). */
export type Emitted = readonly [tick: number, at: number];

export interface Latency {
  /** Time from emit to the changed text of every tick that was seen, ms. */
  readonly samples: readonly number[];
  /** Ticks emitted while the page was watched. */
  readonly emitted: number;
  /** Ticks whose text never appeared: merged with a later one, or lost. */
  readonly unseen: number;
}

/**
 * Pairs every tick emitted while the page was watched with the first appearance of its text. A text
 * repeats every `SPEED_CYCLE` ticks, seconds apart, so a pair is unambiguous up to that latency.
 */
export function latencyOf(emitted: readonly Emitted[], seen: readonly Seen[]): Latency {
  const from = seen[0]?.[1] ?? Number.POSITIVE_INFINITY;
  const to = seen.at(-1)?.[1] ?? Number.NEGATIVE_INFINITY;
  const watched = emitted.filter(([, at]) => at >= from && at <= to - MAX_LATENCY_MS);
  const samples: number[] = [];
  let next = 0;
  for (const [tick, at] of watched) {
    const text = String(tick % SPEED_CYCLE);
    let index = next;
    while (index < seen.length && (seen[index]?.[1] ?? 0) < at) index += 1;
    next = index;
    while (index < seen.length) {
      const [shown, shownAt] = seen[index] ?? ['', Number.POSITIVE_INFINITY];
      if (shownAt > at + MAX_LATENCY_MS) break;
      if (shown === text) {
        samples.push(shownAt - at);
        break;
      }
      index += 1;
    }
  }
  return { samples, emitted: watched.length, unseen: watched.length - samples.length };
}

/** Half a cycle of texts at 50 Hz; anything later would not be a latency but a hang. */
const MAX_LATENCY_MS = 2000;
