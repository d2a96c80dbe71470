import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from './agent-error.ts';
import { linesOf, type TextLine } from './lines.ts';
import { parseHeader, parseLine, type RecordingHeader, type RecordingLine } from './recording.ts';
import { isSignalPath } from '../../shared/vehicle/signal.ts';
import type {
  ActuationFault,
  Sample,
  SourceCapabilities,
  SourceSink,
  VehicleSource,
} from './source.ts';

export interface ReplayOptions {
  /** A recording made with `--record`. */
  readonly file: string;
  /** Factor on time, > 0; 2 plays twice as fast. */
  readonly speed: number;
  /** Starts over at the end. */
  readonly loop: boolean;
}

/** Wall clock and waiting, replaceable in tests. */
export interface ReplayClock {
  /** Epoch ms. */
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<unknown>;
}

const SYSTEM_CLOCK: ReplayClock = {
  now: Date.now,
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
};

/** Pause before a looping recording starts over, ms; also keeps an empty one from spinning. */
const LOOP_PAUSE_MS = 1000;

/** Late by more than this (the machine slept), the replay continues from now instead of racing. */
const MAX_LAG_MS = 2000;

/**
 * Reads the header of a recording and makes it a source. Samples get timestamps of the present, in
 * the order and distance (divided by the speed) they had in the recording.
 *
 * @throws Error with a sentence on what is wrong with the file.
 */
export async function openReplay(
  options: ReplayOptions,
  clock: ReplayClock = SYSTEM_CLOCK,
): Promise<VehicleSource> {
  return new ReplaySource(options, await readHeader(options.file), clock);
}

async function readHeader(file: string): Promise<RecordingHeader> {
  let first: TextLine | undefined;
  try {
    for await (const line of linesOf(file)) {
      first = line;
      break;
    }
  } catch (thrown) {
    throw new Error(`${file} cannot be read: ${messageOf(thrown)}`, { cause: thrown });
  }
  const header = parseHeader(first?.text ?? '');
  if (!header.ok) throw new Error(`${file} cannot be replayed: ${header.problem}.`);
  return header.value;
}

/** How far a replay has come: what moment of the recording is being played when. */
interface Anchor {
  /** ms into the recording */
  readonly at: number;
  /** wall clock, epoch ms */
  readonly wall: number;
}

class ReplaySource implements VehicleSource {
  readonly kind = 'replay';
  readonly simulated = true;
  readonly capabilities: SourceCapabilities;
  // Only a recording of rehearsed faults has it; an ordinary one is checked again.
  readonly unchecked?: true;
  readonly #options: ReplayOptions;
  readonly #clock: ReplayClock;
  readonly #stopped = new AbortController();
  #playing: Promise<void> = Promise.resolve();

  constructor(options: ReplayOptions, header: RecordingHeader, clock: ReplayClock) {
    this.#options = options;
    this.#clock = clock;
    this.capabilities = { paths: header.source.paths.filter(isSignalPath), actuators: [] };
    if (header.source.unchecked) this.unchecked = true;
  }

  start(sink: SourceSink): Promise<void> {
    sink.presence('present');
    this.#playing = this.#play(sink);
    return Promise.resolve();
  }

  actuate(): Promise<ActuationFault> {
    return Promise.resolve({
      reason: 'service_unavailable',
      description: 'A recording cannot be commanded.',
    });
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#playing;
  }

  async #play(sink: SourceSink): Promise<void> {
    const { signal } = this.#stopped;
    try {
      await this.#playOnce(sink, Number.NEGATIVE_INFINITY);
      while (this.#options.loop) {
        await this.#clock.sleep(LOOP_PAUSE_MS, signal);
        await this.#playOnce(sink, this.#clock.now());
      }
      sink.presence('ended');
    } catch (thrown) {
      if (!signal.aborted) sink.presence('lost', messageOf(thrown));
    }
  }

  /**
   * @param notBefore no sample is dated earlier (epoch ms): the first values of a repeated pass were
   *   captured before the recording began, and must still replace the last ones of the pass before.
   */
  async #playOnce(sink: SourceSink, notBefore: number): Promise<void> {
    let anchor: Anchor = { at: 0, wall: this.#clock.now() };
    let inHeader = true;
    for await (const line of linesOf(this.#options.file)) {
      this.#stopped.signal.throwIfAborted();
      if (inHeader) {
        inHeader = false;
        continue;
      }
      const parsed = parseLine(line.text);
      if (!parsed.ok) {
        sink.discarded(line.complete ? 'malformed-line' : 'truncated-line');
        continue;
      }
      anchor = await this.#until(parsed.value.at, anchor);
      await this.#deliver(parsed.value, sink, (at) =>
        Math.max(notBefore, this.#wallTime(at, anchor)),
      );
    }
  }

  /** When the moment `at` of the recording falls in the present, epoch ms. */
  #wallTime(at: number, anchor: Anchor): number {
    return anchor.wall + (at - anchor.at) / this.#options.speed;
  }

  async #until(at: number, anchor: Anchor): Promise<Anchor> {
    const now = this.#clock.now();
    const wait = this.#wallTime(at, anchor) - now;
    if (wait < -MAX_LAG_MS) return { at, wall: now };
    if (wait >= 1) await this.#clock.sleep(wait, this.#stopped.signal);
    return anchor;
  }

  async #deliver(
    line: RecordingLine,
    sink: SourceSink,
    toWallTime: (at: number) => number,
  ): Promise<void> {
    if ('samples' in line) {
      const batch = line.samples.map(([path, value, at]): Sample => ({
        path,
        value,
        ts: toWallTime(at),
      }));
      await sink.samples(batch);
    } else if ('presence' in line) {
      // The end of what was recorded is not the end of a replay that loops.
      if (line.presence !== 'ended') sink.presence(line.presence, line.detail);
    } else if ('dropLink' in line) {
      sink.dropLink?.(line.dropLink);
    }
  }
}
