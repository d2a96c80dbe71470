import type { SignalPath, SignalValue } from './signal.ts';

/**
 * How far a value may be trusted.
 * `fresh`: current. `stale`: the last known value, older than its allowed age or from a lost
 * source; it may be shown, marked as old. `absent`: this car has never reported it.
 */
export type Freshness = 'fresh' | 'stale' | 'absent';

/** What is known of one signal now. */
export type Reading<P extends SignalPath = SignalPath> =
  | { readonly freshness: 'absent'; readonly value: undefined; readonly ts: undefined }
  | {
      readonly freshness: 'fresh' | 'stale';
      readonly value: SignalValue<P>;
      /** Capture time at the source, epoch ms of the wall clock. */
      readonly ts: number;
    };

/** Everything known of the vehicle; paths that were never reported are missing. */
export type Readings = { readonly [P in SignalPath]?: Reading<P> };

export const ABSENT = { freshness: 'absent', value: undefined, ts: undefined } as const;

/** The reading of `path`, {@link ABSENT} when there is none. */
export function readingOf<P extends SignalPath>(readings: Readings, path: P): Reading<P> {
  return readings[path] ?? ABSENT;
}

/** The value of `path` if it is current, else `undefined`. Decisions use this one. */
export function freshValue<P extends SignalPath>(
  readings: Readings,
  path: P,
): SignalValue<P> | undefined {
  const reading = readings[path];
  return reading?.freshness === 'fresh' ? reading.value : undefined;
}
