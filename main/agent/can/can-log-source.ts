import type { ActuationFault, Sample, SourceSink, VehicleSource } from '../source.ts';
import type { RawSignalValue, SignalPath } from '../../../shared/vehicle/signal.ts';
import { CanLogError } from './can-log-error.ts';
import type { CanBindings } from './can-map.ts';
import { probeLog, readBindings, readDbc, readLog, reasonOf } from './can-files.ts';
import type { CanFrame } from './candump.ts';
import type { Dbc } from './dbc.ts';
import { decodeFrame } from './frame-decoder.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/** Runs `run` after `delayMs`; the answer cancels it. */
export type Schedule = (run: () => void, delayMs: number) => () => void;

export interface CanLogOptions {
  /** Path of the DBC file. */
  readonly dbc: string;
  /** Path of the candump log. */
  readonly log: string;
  /** Path of the mapping file. */
  readonly map: string;
  /** Playback speed: 1 as recorded, from {@link MIN_SPEED} to {@link MAX_SPEED}. */
  readonly speed: number;
  /** Begins anew at the end of the log. */
  readonly loop: boolean;
  /** Wall clock, epoch ms. */
  readonly now?: () => number;
  readonly schedule?: Schedule;
}

export const MIN_SPEED = 0.01;
export const MAX_SPEED = 1000;

/** Samples within this time (wall clock, ms) are delivered together. */
const BATCH_MS = 20;
/** When the receiver holds playback up by more than this, playback shifts instead of catching up. */
const MAX_LATENESS_MS = 250;

const afterDelay: Schedule = (run, delayMs) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

/**
 * Replays a candump log, decoded by a DBC file, through a mapping of DBC signals to VSS paths.
 *
 * `simulated` is true: the values were measured on a vehicle, but they are not the state of a
 * vehicle at this moment, and nobody may take them for it. `capabilities` are complete once
 * `start` has resolved; a log has no actuators.
 *
 * `start` rejects with a CanLogError when an option is out of range or a file is missing,
 * unreadable, or malformed. Afterwards presence goes from `present` to `ended` at the end of the
 * log, or to `lost` when the file cannot be read on.
 *
 * Counted as discarded: `bad-line`, `line-too-long`, `no-timestamp`, `remote-frame`,
 * `error-frame`, `other-bus`, `unknown-id` (not in the DBC), `short-frame` (too little data for a
 * mapped signal), `invalid-value`, and `out-of-range` (a mapped signal that says it has no value,
 * or an impossible one; its path then has no value either).
 */
export function createCanLogSource(options: CanLogOptions): VehicleSource {
  let paths: readonly SignalPath[] = [];
  let playback: Playback | null = null;
  return {
    kind: 'can-log',
    simulated: true,
    get capabilities() {
      return { paths, actuators: [] };
    },
    async start(sink: SourceSink): Promise<void> {
      const { speed } = options;
      if (!(speed >= MIN_SPEED && speed <= MAX_SPEED)) {
        const range = `from ${MIN_SPEED} to ${MAX_SPEED}`;
        throw new CanLogError('bad-option', `--speed must be a number ${range}, not ${speed}`);
      }
      const dbc = await readDbc(options.dbc);
      const bindings = await readBindings(options.map, dbc);
      await probeLog(options.log);
      paths = bindings.paths;
      playback = new Playback(options, dbc, bindings, sink);
      sink.presence('present');
      playback.run();
    },
    actuate(): Promise<ActuationFault> {
      return Promise.resolve({
        reason: 'service_unavailable',
        description: 'The values come from a recording; there is no vehicle to actuate.',
      });
    },
    stop(): Promise<void> {
      playback?.stop();
      playback = null;
      return Promise.resolve();
    },
  };
}

/** One run through a log, or with `loop` endless runs. */
class Playback {
  readonly #options: CanLogOptions;
  readonly #dbc: Dbc;
  readonly #bindings: CanBindings;
  readonly #sink: SourceSink;
  readonly #now: () => number;
  readonly #schedule: Schedule;
  /** Wall time (ms) without its message after which a value is gone. */
  readonly #timeout: number;
  readonly #abort = new AbortController();

  /** Latest value per path since the last delivery. */
  readonly #batch = new Map<SignalPath, Sample>();
  readonly #discarded = new Map<string, number>();
  /** Paths that were last reported to have no value; they are not reported again and again. */
  readonly #silent = new Set<SignalPath>();
  /** Wall time of the last frame of each mapped message that still counts. */
  readonly #heard = new Map<number, number>();

  constructor(options: CanLogOptions, dbc: Dbc, bindings: CanBindings, sink: SourceSink) {
    this.#options = options;
    this.#dbc = dbc;
    this.#bindings = bindings;
    this.#sink = sink;
    this.#now = options.now ?? Date.now;
    this.#schedule = options.schedule ?? afterDelay;
    this.#timeout = (bindings.timeout ?? Infinity) / options.speed;
  }

  run(): void {
    this.#play().catch((cause: unknown) => {
      if (this.#isStopped) return;
      this.#reportDiscarded();
      this.#sink.presence('lost', `CAN log: ${reasonOf(cause, this.#options.log)}`);
    });
  }

  stop(): void {
    this.#abort.abort();
  }

  get #isStopped(): boolean {
    return this.#abort.signal.aborted;
  }

  async #play(): Promise<void> {
    const timeline = createTimeline(this.#options.speed, this.#now());
    for (const { path, value } of this.#bindings.constants) this.#add(path, value, this.#now());
    let frames: number;
    do {
      frames = await this.#playOnce(timeline);
      if (this.#isStopped) return;
      timeline.restart();
    } while (this.#options.loop && frames > 0);
    this.#sink.presence('ended', `end of the log after ${frames} frames`);
  }

  /** @returns the number of frames played. */
  async #playOnce(timeline: Timeline): Promise<number> {
    let frames = 0;
    let batchEnds = -Infinity;
    for await (const entries of readLog(this.#options.log, this.#abort.signal)) {
      for (const entry of entries) {
        if (typeof entry === 'string') {
          this.#discard(entry);
          continue;
        }
        frames += 1;
        const before = timeline.position();
        const ts = timeline.wallTimeOf(entry.time);
        if (ts >= batchEnds) {
          if (batchEnds > -Infinity) await this.#deliver(before, timeline);
          // During a pause of the whole bus values run out too.
          if (ts - before > this.#timeout) await this.#deliver(before + this.#timeout, timeline);
          if (this.#isStopped) return frames;
          batchEnds = timeline.position() + BATCH_MS;
        }
        this.#take(entry, timeline.position());
      }
    }
    await this.#deliver(timeline.position(), timeline);
    return frames;
  }

  #take(frame: CanFrame, ts: number): void {
    const { bus, messages } = this.#bindings;
    if (bus !== undefined && bus !== frame.bus) {
      this.#discard('other-bus');
      return;
    }
    const binding = messages.get(frame.id);
    if (!binding) {
      if (!this.#dbc.has(frame.id)) this.#discard('unknown-id');
      return;
    }
    const readings = decodeFrame(binding, frame.data);
    if (!readings) {
      this.#discard('short-frame');
      return;
    }
    this.#heard.set(frame.id, ts);
    for (const reading of readings) {
      if (reading.value === null) this.#discard(reading.reason);
      this.#add(reading.path, reading.value, ts);
    }
  }

  #add(path: SignalPath, value: RawSignalValue | null, ts: number): void {
    if (value !== null) this.#silent.delete(path);
    else if (this.#silent.has(path)) return;
    else this.#silent.add(path);
    this.#batch.set(path, { path, value, ts: Math.floor(ts) });
  }

  /** Waits until the last collected frame is due (nothing is dated ahead), then delivers. */
  async #deliver(due: number, timeline: Timeline): Promise<void> {
    await this.#sleepUntil(due);
    if (this.#isStopped) return;
    this.#dropSilentMessages(due);
    this.#reportDiscarded();
    if (this.#batch.size > 0) {
      const samples = [...this.#batch.values()];
      this.#batch.clear();
      await this.#sink.samples(samples);
    }
    const lateness = this.#now() - due;
    if (lateness > MAX_LATENESS_MS) timeline.shift(lateness);
  }

  #dropSilentMessages(time: number): void {
    for (const [id, heard] of this.#heard) {
      if (time - heard < this.#timeout) continue;
      this.#heard.delete(id);
      const bound = this.#bindings.messages.get(id)?.signals ?? [];
      for (const { path } of bound) this.#add(path, null, time);
    }
  }

  #discard(reason: string): void {
    this.#discarded.set(reason, (this.#discarded.get(reason) ?? 0) + 1);
  }

  #reportDiscarded(): void {
    for (const [reason, count] of this.#discarded) this.#sink.discarded(reason, count);
    this.#discarded.clear();
  }

  #sleepUntil(due: number): Promise<void> {
    const delay = due - this.#now();
    if (delay <= 0 || this.#isStopped) return Promise.resolve();
    const { signal } = this.#abort;
    return new Promise((resolve) => {
      let cancel: (() => void) | null = null;
      const wake = () => {
        signal.removeEventListener('abort', wake);
        cancel?.();
        resolve();
      };
      signal.addEventListener('abort', wake);
      cancel = this.#schedule(wake, delay);
    });
  }
}
