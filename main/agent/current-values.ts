import { DATA_NOT_AVAILABLE, type DataObject } from '../../shared/contract/viss.ts';
import {
  faultOf,
  type RawSignalValue,
  type SignalPath,
  type ValueFault,
} from '../../shared/vehicle/signal.ts';
import { isoTime, isWireTime } from './iso-time.ts';
import type { Sample } from './source.ts';

/** Clocks of sources may run ahead of the agent's by this much, ms. */
export const MAX_FUTURE_MS = 1000;

/** VISS reserves this prefix for inline errors; no ordinary string value may carry it. */
const RESERVED_PREFIX = 'viss-inline:';

/** Why a sample of a source was not taken. */
export type SampleFault =
  ValueFault | 'reserved-string' | 'bad-timestamp' | 'future' | 'out-of-order';

/** The newest sample of one path, with its wire form made once for all subscribers. */
export interface CurrentValue {
  readonly path: SignalPath;
  /** `null`: the source said that it has no value now. */
  readonly value: RawSignalValue | null;
  /** Capture time, epoch ms. */
  readonly ts: number;
  readonly data: DataObject;
}

/** Why `value` may not stand for `path`, or `null`; used for samples and for `set` alike. */
export function valueFaultOf(
  path: SignalPath,
  value: unknown,
): ValueFault | 'reserved-string' | null {
  if (typeof value === 'string' && value.startsWith(RESERVED_PREFIX)) return 'reserved-string';
  return faultOf(path, value);
}

/** The current value of every path that the source has reported. */
export class CurrentValues {
  readonly #values = new Map<SignalPath, CurrentValue>();
  readonly #unchecked: boolean;

  /** @param unchecked pass on any value, order, and future timestamp (see `VehicleSource.unchecked`). */
  constructor(unchecked = false) {
    this.#unchecked = unchecked;
  }

  /** What is known of `path`, `undefined` when it was never reported. */
  get(path: SignalPath): CurrentValue | undefined {
    return this.#values.get(path);
  }

  /**
   * Takes one sample as the current value of its path.
   *
   * @param now wall clock, epoch ms
   * @returns the value to pass on, or why the sample was not taken. A rehearsed fault is passed on
   * but never becomes the current value: what follows it must not be judged by it.
   */
  take(sample: Sample, now: number): CurrentValue | SampleFault {
    const { path, value, ts } = sample;
    // Even a rehearsed fault needs a timestamp that can be written down.
    if (!isWireTime(ts)) return 'bad-timestamp';
    const fault = this.#faultOf(sample, now);
    if (fault && !this.#unchecked) return fault;
    const current: CurrentValue = { path, value, ts, data: toData(path, value, ts) };
    if (!fault) this.#values.set(path, current);
    return current;
  }

  #faultOf({ path, value, ts }: Sample, now: number): SampleFault | null {
    const fault = value === null ? null : valueFaultOf(path, value);
    if (fault) return fault;
    if (isFuture(ts, now)) return 'future';
    const previous = this.#values.get(path);
    const inOrder = !previous || ts >= previous.ts || isFuture(previous.ts, now);
    return inOrder ? null : 'out-of-order';
  }
}

/** A stored value can get there too: when the wall clock is set back, it no longer orders others. */
function isFuture(ts: number, now: number): boolean {
  return ts > now + MAX_FUTURE_MS;
}

function toData(path: SignalPath, value: RawSignalValue | null, ts: number): DataObject {
  return { path, dp: { value: toWire(value), ts: isoTime(ts) } };
}

function toWire(value: RawSignalValue | null): DataObject['dp']['value'] {
  if (value === null) return DATA_NOT_AVAILABLE;
  return typeof value === 'object' ? [...value] : value;
}
