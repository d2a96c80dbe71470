import type { SourcePresence } from '../../../shared/contract/viss.ts';
import type { RawSignalValue } from '../../../shared/vehicle/signal.ts';
import type { Sample, SourceSink, VehicleSource } from '../source.ts';
import type { Schedule } from './can-log-source.ts';

/** A clock that jumps to whatever is waited for; for tests of playback without waiting. */
export interface FakeClock {
  readonly now: () => number;
  readonly schedule: Schedule;
  /** Lets time pass without anything scheduled. */
  readonly pass: (ms: number) => void;
}

export function createFakeClock(start: number): FakeClock {
  let time = start;
  return {
    now: () => time,
    pass: (ms) => {
      time += ms;
    },
    schedule: (run, delayMs) => {
      const due = time + delayMs;
      const timer = setImmediate(() => {
        time = Math.max(time, due);
        run();
      });
      return () => clearImmediate(timer);
    },
  };
}

/** Everything that a source delivered until it ended, was lost, or `until` was true. */
export interface Delivery {
  readonly presences: readonly (readonly [SourcePresence, string | undefined])[];
  readonly batches: readonly { readonly at: number; readonly samples: readonly Sample[] }[];
  readonly samples: readonly Sample[];
  readonly discarded: Readonly<Record<string, number>>;
}

/** Starts `source` and collects what it delivers; rejects as `start` does. */
export async function collect(
  source: VehicleSource,
  clock: FakeClock,
  until: (samples: readonly Sample[]) => boolean = () => false,
): Promise<Delivery> {
  const presences: [SourcePresence, string | undefined][] = [];
  const batches: { at: number; samples: readonly Sample[] }[] = [];
  const samples: Sample[] = [];
  const discarded: Record<string, number> = {};
  const { promise: finished, resolve: finish } = Promise.withResolvers<undefined>();
  const sink: SourceSink = {
    presence(presence, detail) {
      presences.push([presence, detail]);
      if (presence === 'ended' || presence === 'lost') finish(undefined);
    },
    samples(batch) {
      batches.push({ at: clock.now(), samples: batch });
      samples.push(...batch);
      if (until(samples)) finish(undefined);
      return Promise.resolve();
    },
    discarded(reason, count = 1) {
      discarded[reason] = (discarded[reason] ?? 0) + count;
    },
  };
  await source.start(sink);
  await finished;
  await source.stop();
  return { presences, batches, samples, discarded };
}

/** The values that a path had, in order. */
export function valuesOf(
  { samples }: Pick<Delivery, 'samples'>,
  path: Sample['path'],
): (RawSignalValue | null)[] {
  return samples.filter((sample) => sample.path === path).map(({ value }) => value);
}
