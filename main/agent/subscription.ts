import type { DataObject } from '../../shared/contract/viss.ts';
import type { RawSignalValue, SignalPath } from '../../shared/vehicle/signal.ts';
import type { CurrentValue, CurrentValues } from './current-values.ts';
import type { Trigger } from './filter.ts';

/** Last value reported to the subscriber; `undefined` before the first report. */
type Reported = RawSignalValue | null | undefined;

/** What one subscriber has asked for and been told. Decides; sends nothing itself. */
export class Subscription {
  readonly id: string;
  readonly trigger: Trigger;
  readonly #reported: Map<SignalPath, Reported>;
  /** Paths that triggered while the subscriber was not keeping up. */
  readonly #behind = new Set<SignalPath>();

  constructor(id: string, paths: readonly SignalPath[], trigger: Trigger) {
    this.id = id;
    this.trigger = trigger;
    this.#reported = new Map(paths.map((path) => [path, undefined]));
  }

  /**
   * Everything known of the subscribed paths, and from now on counted as reported. The first event
   * of a subscription, so that the subscriber starts from full state; for a range only what is in it.
   */
  full(values: CurrentValues): DataObject[] {
    this.#behind.clear();
    const data: DataObject[] = [];
    for (const path of this.#reported.keys()) {
      const current = values.get(path);
      if (!current || !this.#inRange(current.value)) continue;
      this.#reported.set(path, current.value);
      data.push(current.data);
    }
    return data;
  }

  /** Of the values just taken, those that the filter lets through; now counted as reported. */
  triggered(taken: readonly CurrentValue[]): CurrentValue[] {
    const { trigger } = this;
    if (trigger.kind === 'timebased') return [];
    return taken.filter((current) => {
      if (!this.#reported.has(current.path)) return false;
      if (!this.#passes(current)) return false;
      this.#reported.set(current.path, current.value);
      return true;
    });
  }

  /** Remembers values that could not be sent; only the newest of each path will be. */
  hold(held: readonly CurrentValue[]): void {
    for (const { path } of held) this.#behind.add(path);
  }

  /** The newest values of the paths held back, for a subscriber that reads again. */
  catchUp(values: CurrentValues): DataObject[] {
    const data: DataObject[] = [];
    for (const path of this.#behind) {
      const current = values.get(path);
      if (!current || !this.#inRange(current.value)) continue;
      this.#reported.set(path, current.value);
      data.push(current.data);
    }
    this.#behind.clear();
    return data;
  }

  #passes({ path, value }: CurrentValue): boolean {
    const { trigger } = this;
    if (trigger.kind !== 'change') return this.#inRange(value);
    const reported = this.#reported.get(path);
    if (reported === undefined) return true;
    // Coming and going of a value is a change whatever the filter compares.
    if (value === null || reported === null) return value !== reported;
    return trigger.test(value, reported);
  }

  #inRange(value: RawSignalValue | null): boolean {
    return this.trigger.kind !== 'range' || (value !== null && this.trigger.test(value));
  }
}
