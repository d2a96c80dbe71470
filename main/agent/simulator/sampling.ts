import type { Sample } from '../source.ts';
import { definitionOf, SIGNAL_PATHS, type SignalPath } from '../../../shared/vehicle/signal.ts';
import type { SignalValues } from './signals.ts';

/** Sent with every tick: what a needle or a map marker follows. */
const FAST: ReadonlySet<SignalPath> = new Set<SignalPath>([
  'Vehicle.Speed',
  'Vehicle.Powertrain.TractionBattery.CurrentPower',
  'Vehicle.CurrentLocation.Latitude',
  'Vehicle.CurrentLocation.Longitude',
  'Vehicle.CurrentLocation.Heading',
  'Vehicle.CurrentLocation.Timestamp',
]);

/** Sent twice a second: figures that a reader follows. */
const MEDIUM: ReadonlySet<SignalPath> = new Set<SignalPath>([
  'Vehicle.TraveledDistance',
  'Vehicle.TraveledDistanceSinceStart',
  'Vehicle.TripMeterReading',
  'Vehicle.TripDuration',
  'Vehicle.AverageSpeed',
  'Vehicle.CurrentLocation.HorizontalAccuracy',
  'Vehicle.CurrentLocation.GNSSReceiver.FixType',
]);

/** Shortest time between two samples of a signal that changes slowly, ms. */
const SLOW = 1000;
const MEDIUM_PERIOD = 500;
/** An unchanged value is sampled again after this share of its allowed age. */
const RESAMPLE_SHARE = 1 / 3;

/** How often a signal is sampled, ms. */
interface Rate {
  /** Not more often than this, although it changed. */
  readonly changed: number;
  /** Again after this, although it did not change. */
  readonly unchanged: number;
}

function rateOf(path: SignalPath): Rate {
  if (FAST.has(path)) return { changed: 0, unchanged: 0 };
  if (MEDIUM.has(path)) return { changed: MEDIUM_PERIOD, unchanged: MEDIUM_PERIOD };
  const { maxAge } = definitionOf(path);
  if (maxAge === null) return { changed: 0, unchanged: Infinity };
  return { changed: SLOW, unchanged: maxAge * RESAMPLE_SHARE };
}

const RATES = SIGNAL_PATHS.map((path) => ({ path, ...rateOf(path) }));

/** Chooses what is due: remembers what it handed out last. */
export interface Sampler {
  /**
   * The samples due at `ts` (epoch ms).
   *
   * @param at once: paths that are due whatever was sent before
   */
  due(values: SignalValues, ts: number, atOnce?: ReadonlySet<SignalPath>): Sample[];
}

/** A sampler that has handed out nothing yet: everything is due at first. */
export function createSampler(): Sampler {
  const last = new Map<SignalPath, { value: SignalValues[SignalPath]; ts: number }>();
  return {
    due: (values, ts, atOnce) => {
      const samples: Sample[] = [];
      for (const { path, changed, unchanged } of RATES) {
        const value = values[path];
        const sent = last.get(path);
        if (sent) {
          const age = ts - sent.ts;
          const same = value === sent.value;
          // A value that the car does not have stays that way: nothing grows old.
          const due = same ? value !== null && age >= unchanged : age >= changed;
          if (!due && atOnce?.has(path) !== true) continue;
        }
        last.set(path, { value, ts });
        samples.push({ path, value, ts });
      }
      return samples;
    },
  };
}
