import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import { findWorker } from '../../bundle/find-bundled.ts';
import type {
  Doubts,
  LibraryCount,
  LibraryJobKind,
  LibraryJobs,
  LibraryMessage,
} from './library-messages.ts';

/** The answer of a job; a thread that ended or failed is a reason, not an exception. */
export type LibraryResult<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly detail: string };

/** The library of the host; it works in a thread of its own, which is started again when it ends. */
export interface Library {
  ask<Kind extends LibraryJobKind>(
    kind: Kind,
    input: LibraryJobs[Kind]['input'],
  ): Promise<LibraryResult<LibraryJobs[Kind]['output']>>;
  /** What is known of files that ended the thread. */
  readonly doubts: Doubts;
  close(): Promise<void>;
}

export interface LibraryOptions {
  readonly file: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onGrown: (count: LibraryCount) => void;
  /** The thread has ended and is there again: what it was told about sticks is forgotten. */
  readonly onRestarted: () => void;
  /** The database was damaged and has been begun anew. */
  readonly onBroken: () => void;
  readonly workerFile?: URL;
}

/** A thread that says nothing for so long while files are being read hangs in one of them, ms. */
const SILENCE_MS = 30_000;
const SILENCE_CHECK_MS = 5_000;

/** After so many ends of the thread something else than a file is wrong. */
const MAX_RESTARTS = 20;

/** A damaged tag must not take the memory of the car, MB. */
const HEAP_LIMIT_MB = 256;

interface Waiting {
  readonly settle: (result: LibraryResult<LibraryJobs[LibraryJobKind]['output']>) => void;
}

/** Starts the library; its thread opens the database first. */
export function createLibrary(options: LibraryOptions): Library {
  const { file, clock, log } = options;
  const waiting = new Map<number, Waiting>();
  let suspects: readonly string[] = [];
  let condemned: readonly string[] = [];
  let reading: readonly string[] = [];
  let heardAt = clock.now().mono;
  let numbers = 0;
  let restarts = 0;
  let isClosed = false;
  let thread: Worker | null = start();

  function start(): Worker {
    const entry = options.workerFile ?? findWorker('library-worker', import.meta.url);
    const started = new Worker(entry, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
    });
    let why = 'it ended';
    started.on('error', (error) => {
      why = error instanceof Error ? error.message : String(error);
    });
    started.on('message', (message: LibraryMessage) => {
      heardAt = clock.now().mono;
      take(message);
    });
    started.on('exit', (code) => {
      if (thread !== started) return;
      thread = null;
      if (!isClosed) ended(code, why);
    });
    void post(started, 'open', { file }).then((result) => {
      if (!result.ok) log.error({ detail: result.detail }, 'the media library cannot be opened');
      else if (result.value.wasBroken) options.onBroken();
    });
    return started;
  }

  function ended(code: number, why: string): void {
    log.error(
      { code, why, files: reading.length },
      'the media library ended and will be restarted',
    );
    const [only] = reading;
    if (reading.length === 1 && only !== undefined) condemned = [...condemned, only];
    else suspects = [...suspects, ...reading];
    reading = [];
    const lost = [...waiting.values()];
    waiting.clear();
    for (const { settle } of lost) settle({ ok: false, detail: why });
    restarts += 1;
    if (restarts > MAX_RESTARTS) return;
    thread = start();
    options.onRestarted();
  }

  function take(message: LibraryMessage): void {
    switch (message.kind) {
      case 'answer':
      case 'failed': {
        const job = waiting.get(message.number);
        waiting.delete(message.number);
        if (waiting.size === 0) reading = [];
        if (message.kind === 'answer') job?.settle({ ok: true, value: message.value });
        else job?.settle({ ok: false, detail: message.detail });
        break;
      }
      case 'reading':
        reading = message.files;
        break;
      case 'grown':
        options.onGrown(message.count);
        break;
    }
  }

  function post<Kind extends LibraryJobKind>(
    to: Worker,
    kind: Kind,
    input: LibraryJobs[Kind]['input'],
  ): Promise<LibraryResult<LibraryJobs[Kind]['output']>> {
    const number = ++numbers;
    return new Promise((resolve) => {
      // The answer carries the number of this job, so it is of this kind.
      waiting.set(number, { settle: resolve });
      to.postMessage({ number, kind, input });
    });
  }

  const stopWatch = clock.every(SILENCE_CHECK_MS, () => {
    if (reading.length === 0 || clock.now().mono - heardAt < SILENCE_MS) return;
    log.error({ files: reading.length }, 'the media library hangs and is ended');
    void thread?.terminate();
  });

  return {
    get doubts() {
      return { suspects, condemned };
    },
    ask(kind, input) {
      if (!thread) return Promise.resolve({ ok: false, detail: 'the library has ended' });
      return post(thread, kind, input);
    },
    async close() {
      isClosed = true;
      stopWatch();
      const lost = [...waiting.values()];
      waiting.clear();
      for (const { settle } of lost) settle({ ok: false, detail: 'closed' });
      await thread?.terminate();
    },
  };
}
