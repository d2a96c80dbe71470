import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import {
  PROCESS_POLICY,
  decideRestart,
  recordEnd,
} from '../../../shared/supervision/restart-policy.ts';
import type {
  Answer,
  NumberedAnswer,
  RouterJob,
  RouterWorkerData,
  RoutableRegion,
} from './router-messages.ts';

/** A job takes milliseconds; one that takes this long will not end. */
const JOB_LIMIT_MS = 10_000;
/** Opening maps the whole graph and warms every thread. */
const OPEN_LIMIT_MS = 30_000;
/** More than this waiting means that nobody waits for the answers any more. */
const MAX_WAITING = 32;
/** How long a death stays in the health report. */
const RECENT_MS = 10 * 60_000;
/** Each worker has a range of its own, so that no mark comes twice in a process. */
const MARKS_PER_WORKER = 1000;

let nextMark = 1;

type JobAnswer = NumberedAnswer['answer'];

interface WaitingJob {
  readonly job: RouterJob;
  readonly settle: (answer: JobAnswer) => void;
}

interface RunningJob extends WaitingJob {
  readonly number: number;
  readonly cancelLimit: () => void;
}

export interface JobRunnerOptions {
  readonly workerFile: URL;
  /** `null`: none can be kept. */
  readonly journalFile: string | null;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Hands jobs to the worker thread, one at a time: Valhalla's work happens in libuv's thread pool,
 * of which the host's files want their share. A worker that dies or does not answer costs the job it
 * was at; it is started again, with growing pauses, and opened on the same region.
 */
export class JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #waiting: WaitingJob[] = [];
  #running: RunningJob | null = null;
  #worker: Worker | null = null;
  #region: RoutableRegion | null = null;
  #cancelRestart: (() => void) | null = null;
  #ends: readonly number[] = [];
  #numbers = 0;
  #isClosed = false;
  #deaths = 0;
  #lastDeath: Reason | null = null;

  constructor(options: JobRunnerOptions) {
    this.#options = options;
  }

  /** Workers that died, and why the last one did when that is not long ago. */
  get deaths(): { readonly count: number; readonly last: Reason | null } {
    const since = this.#options.clock.now().mono - (this.#ends.at(-1) ?? Number.NEGATIVE_INFINITY);
    return { count: this.#deaths, last: since < RECENT_MS ? this.#lastDeath : null };
  }

  /** Does a job; never rejects. */
  run(job: RouterJob): Promise<JobAnswer> {
    if (this.#isClosed) return Promise.resolve(failed('the router was closed'));
    if (this.#waiting.length >= MAX_WAITING) return Promise.resolve(failed('too much to do'));
    return new Promise((settle) => {
      this.#waiting.push({ job, settle });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelRestart?.();
    const open = [...(this.#running ? [this.#running] : []), ...this.#waiting.splice(0)];
    this.#running?.cancelLimit();
    this.#running = null;
    for (const { settle } of open) settle(failed('the router was closed'));
    const worker = this.#worker;
    this.#worker = null;
    await worker?.removeAllListeners().terminate();
  }

  #next(): void {
    if (this.#running || this.#cancelRestart || this.#isClosed) return;
    const next = this.#waiting.shift();
    if (!next) return;
    const worker = (this.#worker ??= this.#start());
    const number = ++this.#numbers;
    const limit = next.job.kind === 'open' ? OPEN_LIMIT_MS : JOB_LIMIT_MS;
    const cancelLimit = this.#options.clock.after(limit, () =>
      this.#die(worker, `no answer to ${next.job.kind} within ${limit / 1000} s`),
    );
    this.#running = { ...next, number, cancelLimit };
    worker.postMessage({ ...next.job, number });
  }

  #start(): Worker {
    const { workerFile, journalFile } = this.#options;
    const firstMark = nextMark;
    nextMark += MARKS_PER_WORKER;
    const worker = new Worker(workerFile, {
      name: 'router',
      workerData: { journalFile, firstMark } satisfies RouterWorkerData,
    });
    worker.on('message', (answer: NumberedAnswer) => this.#answered(answer));
    worker.on('messageerror', (error) => this.#die(worker, error.message));
    worker.on('error', (error) =>
      this.#die(worker, error instanceof Error ? error.message : String(error)),
    );
    worker.on('exit', (code) => this.#die(worker, `the worker ended with code ${code}`));
    return worker;
  }

  #answered({ number, answer }: NumberedAnswer): void {
    const running = this.#running;
    if (running?.number !== number) return;
    running.cancelLimit();
    this.#running = null;
    if (running.job.kind === 'open') this.#region = answer.ok ? running.job.input : null;
    running.settle(answer);
    this.#next();
  }

  #die(worker: Worker, why: string): void {
    if (worker !== this.#worker) return;
    const { clock, log } = this.#options;
    this.#worker = null;
    // It may still be inside native code, which cannot be interrupted; nobody waits for its end.
    worker.removeAllListeners().on('error', () => undefined);
    void worker.terminate();
    const running = this.#running;
    this.#running = null;
    running?.cancelLimit();

    const now = clock.now().mono;
    const decision = decideRestart(this.#ends, now, PROCESS_POLICY);
    this.#ends = recordEnd(this.#ends, now, PROCESS_POLICY.windowMs);
    const delayMs = decision.kind === 'restart' ? decision.delayMs : decision.retryDelayMs;
    this.#deaths += 1;
    this.#lastDeath = reason('navigation.routerFailed', why);
    log.error({ why, job: running?.job.kind, delayMs }, 'the router died');

    this.#cancelRestart = clock.after(delayMs, () => {
      this.#cancelRestart = null;
      this.#reopen();
      this.#next();
    });
    running?.settle({ ok: false, reason: this.#lastDeath });
  }

  /** Before anything else, the new worker opens what the old one had open. */
  #reopen(): void {
    if (!this.#region) return;
    const { log } = this.#options;
    this.#waiting.unshift({
      job: { kind: 'open', input: this.#region },
      settle: (answer) => {
        if (!answer.ok) log.error({ reason: answer.reason }, 'the road graph did not open again');
      },
    });
  }
}

function failed(why: string): Answer<never> {
  return { ok: false, reason: reason('navigation.routerFailed', why) };
}
