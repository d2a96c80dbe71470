import type { Clock } from '../../shared/clock.ts';
import type { PartsUpdate } from '../../shared/contract/parts.ts';
import { stream } from './stream.ts';

/** How often a stream of parts may and must say something, ms. */
export interface Pace {
  readonly minIntervalMs: number;
  /** Bounds how long a broken stream goes unnoticed. */
  readonly maxIntervalMs: number;
}

/** Positions come ten times per second; nothing else of navigation is faster. */
export const NAVIGATION_PACE: Pace = { minIntervalMs: 50, maxIntervalMs: 10_000 };

/** Orders and sessions are read, not followed with the eye. */
export const SERVICES_PACE: Pace = { minIntervalMs: 100, maxIntervalMs: 10_000 };

/** A position per second, and what a touch changes. */
export const MEDIA_PACE: Pace = { minIntervalMs: 50, maxIntervalMs: 10_000 };

/** Words appear as they are heard. */
export const ASSISTANT_PACE: Pace = { minIntervalMs: 50, maxIntervalMs: 10_000 };

/** A feature whose state has parts that change one by one. */
export interface Parted<State extends object> {
  readonly state: State;
  onChange(listener: (parts: readonly (keyof State)[]) => void): () => void;
}

/**
 * The updates of a feature for one page. Between two updates only the names of the changed parts are
 * remembered: a page that reads slowly gets the latest of each, and nothing queues.
 */
export function watchParts<State extends object>(
  feature: Parted<State>,
  { minIntervalMs, maxIntervalMs }: Pace,
  clock: Clock,
  signal: AbortSignal | undefined,
): AsyncGenerator<PartsUpdate<State>, void, void> {
  const changed = new Set<keyof State>();
  let full = true;
  return stream<PartsUpdate<State>>({
    clock,
    signal,
    minIntervalMs,
    maxIntervalMs,
    start: (wake) =>
      feature.onChange((parts) => {
        for (const part of parts) changed.add(part);
        wake();
      }),
    take: () => {
      const { state } = feature;
      const update: PartsUpdate<State> = full
        ? { kind: 'full', state }
        : { kind: 'delta', state: pick(state, changed) };
      full = false;
      changed.clear();
      return update;
    },
  });
}

function pick<State extends object>(state: State, parts: ReadonlySet<keyof State>): Partial<State> {
  const change: Partial<State> = {};
  for (const part of parts) change[part] = state[part];
  return change;
}
