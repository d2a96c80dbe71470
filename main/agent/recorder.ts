import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { once } from 'node:events';
import { parse, join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Logger } from 'pino';
import { AgentStartError, hasCode, messageOf } from './agent-error.ts';
import { isoTime } from './iso-time.ts';
import {
  RECORDING_FORMAT,
  RECORDING_VERSION,
  recordSample,
  type RecordingHeader,
  type RecordingLine,
} from './recording.ts';
import type { Sample, VehicleSource } from './source.ts';

/** What may wait for a slow disk before batches are left out, bytes. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;

/** How many numbered names are tried before giving up on a crowded folder. */
const MAX_NAME = 10_000;

/** State of a recording, for `stats()`. */
export interface RecorderStats {
  readonly file: string;
  readonly state: 'recording' | 'failed' | 'finished';
  readonly lines: number;
  /** Lines left out because the disk did not keep up. */
  readonly leftOut: number;
}

/**
 * Opens a new recording file (mode 0600). An existing file is never overwritten: a restarted agent
 * must not destroy the evidence of why it restarted, so `drive.jsonl` becomes `drive-2.jsonl`.
 *
 * @throws AgentStartError when no file can be created.
 */
export async function openRecordingFile(
  wanted: string,
): Promise<{ readonly file: string; readonly stream: Writable }> {
  const { dir, name, ext } = parse(wanted);
  for (let number = 1; number <= MAX_NAME; number += 1) {
    const file = number === 1 ? wanted : join(dir, `${name}-${number}${ext}`);
    try {
      const handle = await open(file, 'wx', 0o600);
      return { file, stream: createWriteStream(file, { fd: handle }) };
    } catch (thrown) {
      if (hasCode(thrown, 'EEXIST')) continue;
      throw new AgentStartError(
        'recording',
        `The recording ${file} cannot be created: ${messageOf(thrown)}`,
        thrown,
      );
    }
  }
  throw new AgentStartError('recording', `All names like ${wanted} are taken; choose another.`);
}

/** Writes what the agent served and was asked to do, line by line. */
export class Recorder {
  readonly #file: string;
  readonly #stream: Writable;
  readonly #logger: Logger;
  readonly #source: VehicleSource;
  readonly #startedAt: number;
  #headerWritten = false;
  #state: RecorderStats['state'] = 'recording';
  #lines = 0;
  #leftOut = 0;
  /** Settles when the disk has room again; shared by all who wait. */
  #drained: Promise<void> | undefined;

  /** @param startedAt wall clock, epoch ms; all times in the recording count from here. */
  constructor(
    target: { readonly file: string; readonly stream: Writable },
    source: VehicleSource,
    startedAt: number,
    logger: Logger,
  ) {
    this.#file = target.file;
    this.#stream = target.stream;
    this.#startedAt = startedAt;
    this.#logger = logger;
    this.#source = source;
    this.#stream.on('error', (error) => this.#fail(error));
  }

  /**
   * Records a batch served at `now` (epoch ms). Resolves when the disk has room for more; a caller
   * that does not wait loses lines to `leftOut` rather than memory.
   */
  samples(batch: readonly Sample[], now: number): Promise<void> {
    const samples = batch.map((sample) => recordSample(sample, this.#startedAt));
    return this.#write({ at: this.#at(now), samples });
  }

  /** Records anything else that happened at `now` (epoch ms). */
  event(event: RecordedEvent, now: number): Promise<void> {
    return this.#write({ at: this.#at(now), ...event });
  }

  /** Flushes and closes the file. */
  async finish(): Promise<void> {
    if (this.#state !== 'recording') return;
    this.#writeHeaderOnce();
    this.#stream.end();
    try {
      await finished(this.#stream);
      this.#state = 'finished';
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  stats(): RecorderStats {
    return {
      file: this.#file,
      state: this.#state,
      lines: this.#lines,
      leftOut: this.#leftOut,
    };
  }

  #at(now: number): number {
    // A wall clock set back during the recording must not make lines that replay cannot place.
    return Math.max(0, now - this.#startedAt);
  }

  async #write(line: RecordingLine): Promise<void> {
    if (this.#state !== 'recording') return;
    if (this.#stream.writableLength > MAX_WAITING_BYTES) {
      this.#leftOut += 1;
      return;
    }
    this.#writeHeaderOnce();
    this.#lines += 1;
    if (this.#stream.write(`${JSON.stringify(line)}\n`)) return;
    this.#drained ??= this.#drain();
    await this.#drained;
  }

  /** Not before the first line: a source may know its paths only once it has started. */
  #writeHeaderOnce(): void {
    if (this.#headerWritten) return;
    this.#headerWritten = true;
    const { kind, simulated, unchecked = false, capabilities } = this.#source;
    const header: RecordingHeader = {
      format: RECORDING_FORMAT,
      version: RECORDING_VERSION,
      source: { kind, simulated, unchecked, paths: [...capabilities.paths] },
      startedAt: isoTime(this.#startedAt),
    };
    this.#stream.write(`${JSON.stringify(header)}\n`);
  }

  async #drain(): Promise<void> {
    try {
      await once(this.#stream, 'drain');
    } catch (thrown) {
      this.#fail(thrown);
    } finally {
      this.#drained = undefined;
    }
  }

  /** The drive goes on without its recording; the log says so once. */
  #fail(thrown: unknown): void {
    if (this.#state === 'failed') return;
    this.#state = 'failed';
    const advice = hasCode(thrown, 'ENOSPC')
      ? 'The disk is full: free some space and restart the agent to record again.'
      : 'Restart the agent to record again.';
    this.#logger.error(
      { file: this.#file, lines: this.#lines },
      `Recording stopped: ${messageOf(thrown)}. ${advice} What was written so far can be replayed.`,
    );
  }
}

export type RecordedEvent = WithoutTime<Exclude<RecordingLine, { samples: unknown }>>;

type WithoutTime<Line> = Line extends unknown ? Omit<Line, 'at'> : never;
