import type { Instant } from '../clock.ts';
import { DATA_NOT_AVAILABLE } from '../contract/viss.ts';
import { ABSENT, type Freshness, type Reading, type Readings } from './reading.ts';
import {
  SIGNAL_PATHS,
  definitionOf,
  faultOf,
  isSignalPath,
  isValueOf,
  type RawSignalValue,
  type SignalPath,
  type ValueFault,
} from './signal.ts';

/** A capture time this far ahead of our clock is a fault of the source, not jitter, ms. */
export const FUTURE_TOLERANCE_MS = 1000;

/** A wall clock that moved this much against the monotonic clock was set; NTP slews far slower, ms. */
export const CLOCK_JUMP_MS = 500;

/** Why a report was not stored, in the order in which it is checked. */
export type ReportFault =
  'unknown-path' | ValueFault | 'bad-timestamp' | 'future-dated' | 'out-of-order' | 'duplicate';

/** What the store remembers of one path besides its reading. */
interface Entry {
  readonly path: SignalPath;
  readonly maxAge: number | null;
  value: RawSignalValue | undefined;
  /** Capture time of the last report, epoch ms. */
  ts: number;
  /** Capture time on the monotonic clock. */
  capturedAt: number;
  /** Reports are ordered within one timeline only: a new connection or a set clock starts another. */
  timeline: number;
  /** The report counts as current only while this is the store's current period. */
  period: number;
}

/**
 * The last value of every signal and whether it is current.
 *
 * A value is fresh while the link is up, the source is present, the value was reported since both
 * began, and (for sampled signals) it is not older than its `maxAge`. Age counts from the capture
 * time at arrival and then on the monotonic clock, so that setting the wall clock can neither age a
 * value nor keep an old one young. Holds no timers: the owner calls {@link sweep} regularly.
 */
export class SignalStore {
  readonly #entries = new Map<SignalPath, Entry>();
  readonly #readings: Partial<Record<SignalPath, Reading>> = {};
  readonly #changed = new Set<SignalPath>();
  #connected = false;
  #present = false;
  #presenceKnown = false;
  #timeline = 0;
  #period = 0;
  /** Capture times before this belong to the time before the source was lost, epoch ms. */
  #notBefore = -Infinity;
  #clockOffset: number | undefined;
  #forgotten = false;

  /** Everything known now; a live view, to be read and not kept. */
  get readings(): Readings {
    // Every value was matched to its own path in #put; the mapped type cannot express that per key.
    return this.#readings as Readings;
  }

  /** Stores an untrusted report of `path`, captured at `ts` (epoch ms), or says why not. */
  report(path: string, value: unknown, ts: number, now: Instant): ReportFault | null {
    if (!isSignalPath(path)) return 'unknown-path';
    const available = value !== DATA_NOT_AVAILABLE;
    if (available) {
      const fault = faultOf(path, value);
      if (fault) return fault;
    }
    if (!Number.isFinite(ts)) return 'bad-timestamp';
    if (ts > now.wall + FUTURE_TOLERANCE_MS) return 'future-dated';
    const entry = this.#entry(path);
    if (entry.timeline === this.#timeline) {
      if (ts < entry.ts) return 'out-of-order';
      if (ts === entry.ts && same(entry.value, available ? value : undefined)) return 'duplicate';
    }
    entry.timeline = this.#timeline;
    entry.period = ts >= this.#notBefore ? this.#period : -1;
    entry.ts = ts;
    entry.capturedAt = now.mono - Math.max(0, now.wall - ts);
    if (available) this.#put(path, value, entry, now.mono);
    else this.#forget(entry);
    return null;
  }

  /** The link came up: nothing counts as current until it has been reported over this link. */
  connected(now: Instant): void {
    this.#connected = true;
    this.#present = false;
    this.#presenceKnown = false;
    this.#restart(now);
  }

  /** The link is gone: every value becomes stale. */
  disconnected(now: Instant): void {
    this.#connected = false;
    this.#refreshAll(now.mono);
  }

  /**
   * The source told whether it delivers, as of `ts` (epoch ms). When it comes back after a loss,
   * only values captured since the loss count as current.
   */
  presence(present: boolean, ts: number, now: Instant): void {
    if (this.#presenceKnown && this.#present && !present) {
      this.#period += 1;
      this.#notBefore = ts;
    }
    this.#presenceKnown = true;
    this.#present = present;
    this.#refreshAll(now.mono);
  }

  /** Forgets every path that is not in `paths`: another vehicle or source does not deliver them. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const entry of this.#entries.values()) if (!paths.has(entry.path)) this.#forget(entry);
  }

  /**
   * Lets values expire and watches the wall clock.
   *
   * @returns true when the wall clock was set since the last call: then no value counts as current
   * until it is reported again, and the owner must ask for all values anew.
   */
  sweep(now: Instant): boolean {
    const offset = now.wall - now.mono;
    const before = this.#clockOffset ?? offset;
    // Always compared with the last sweep, so that a slewed clock never adds up to a jump.
    this.#clockOffset = offset;
    if (Math.abs(offset - before) > CLOCK_JUMP_MS) {
      this.#restart(now);
      return true;
    }
    for (const entry of this.#entries.values()) {
      if (entry.maxAge !== null) this.#refresh(entry.path, entry, now.mono);
    }
    return false;
  }

  /**
   * The paths whose value or freshness changed since the last call. `forgotten` is true when some
   * path became absent, which a list of values cannot express.
   */
  takeChanges(): { readonly paths: readonly SignalPath[]; readonly forgotten: boolean } {
    const changes = { paths: [...this.#changed], forgotten: this.#forgotten };
    this.#changed.clear();
    this.#forgotten = false;
    return changes;
  }

  /** How many of the catalogue's signals are in each state. */
  count(): Record<Freshness, number> {
    const counts = { fresh: 0, stale: 0, absent: 0 };
    for (const path of SIGNAL_PATHS) counts[(this.#readings[path] ?? ABSENT).freshness] += 1;
    return counts;
  }

  /** Age in ms of every known value. */
  ages(mono: number): Record<string, number> {
    const ages: Record<string, number> = {};
    for (const { path, capturedAt } of this.#entries.values()) {
      if (this.#readings[path]) ages[path] = Math.round(mono - capturedAt);
    }
    return ages;
  }

  #entry(path: SignalPath): Entry {
    const known = this.#entries.get(path);
    if (known) return known;
    const { maxAge } = definitionOf(path);
    const entry: Entry = {
      path,
      maxAge,
      value: undefined,
      ts: 0,
      capturedAt: 0,
      timeline: -1,
      period: -1,
    };
    this.#entries.set(path, entry);
    return entry;
  }

  /** Starts a new timeline: old values stay known, but are stale and do not order new ones. */
  #restart(now: Instant): void {
    this.#timeline += 1;
    this.#period += 1;
    this.#notBefore = -Infinity;
    this.#refreshAll(now.mono);
  }

  #isFresh({ period, maxAge, capturedAt }: Entry, mono: number): boolean {
    if (!this.#connected || !this.#present || period !== this.#period) return false;
    return maxAge === null || mono - capturedAt <= maxAge;
  }

  #refreshAll(mono: number): void {
    for (const entry of this.#entries.values()) this.#refresh(entry.path, entry, mono);
  }

  #refresh(path: SignalPath, entry: Entry, mono: number): void {
    const reading = this.#readings[path];
    if (!reading) return;
    if ((reading.freshness === 'fresh') === this.#isFresh(entry, mono)) return;
    this.#put(path, entry.value, entry, mono);
  }

  #put(path: SignalPath, value: unknown, entry: Entry, mono: number): void {
    if (!isValueOf(path, value)) return;
    const freshness = this.#isFresh(entry, mono) ? 'fresh' : 'stale';
    if (this.#readings[path]?.freshness !== freshness || !same(entry.value, value))
      this.#changed.add(path);
    entry.value = value;
    this.#readings[path] = { freshness, value, ts: entry.ts };
  }

  #forget(entry: Entry): void {
    entry.value = undefined;
    if (!this.#readings[entry.path]) return;
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- absent paths are missing keys
    delete this.#readings[entry.path];
    this.#changed.add(entry.path);
    this.#forgotten = true;
  }
}

function same(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
