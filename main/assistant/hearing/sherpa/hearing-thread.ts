import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Clock } from '../../../../shared/clock.ts';
import {
  PROCESS_POLICY,
  decideRestart,
  recordEnd,
} from '../../../../shared/supervision/restart-policy.ts';
import type { HearingJob, HearingNews, HearingWorkerData } from './messages.ts';

/** A few hundred megabytes from a slow disk, ms. */
const LOAD_LIMIT_MS = 60_000;
/** A job takes milliseconds; a thread that says nothing for this long with one at hand hangs, ms. */
const HANG_LIMIT_MS = 5000;
/** A model that has never loaded is given up after this many tries. */
const MAX_FIRST_TRIES = 3;

export interface HearingThreadOptions {
  readonly workerFile: URL;
  /** What the thread is started with, asked anew for every start. */
  readonly data: () => HearingWorkerData;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onNews: (news: Extract<HearingNews, { stream: number }>) => void;
  readonly onReady: () => void;
  /** It will not be tried again. */
  readonly onRefused: (why: string) => void;
  /** It died with what it was at; it is started again. */
  readonly onDied: (why: string) => void;
}

/** The recogniser's thread: started, watched, and started again when it dies or hangs. */
export class HearingThread {
  readonly #options: HearingThreadOptions;
  #worker: Worker | null = null;
  #isReady = false;
  #hasBeenReady = false;
  #ends: readonly number[] = [];
  #firstTries = 0;
  /** Jobs handed over and not done yet, as the samples each brought. */
  #waiting: number[] = [];
  #stopLimit: (() => void) | null = null;
  #stopRestart: (() => void) | null = null;

  constructor(options: HearingThreadOptions) {
    this.#options = options;
    this.#start();
  }

  /** Whether there is a thread; it may still be loading its models, and does its jobs then. */
  get isUp(): boolean {
    return this.#worker !== null;
  }

  /** Sound that was handed over and not worked on yet, samples. */
  get waitingSamples(): number {
    return this.#waiting.reduce((sum, samples) => sum + samples, 0);
  }

  /** Hands over a job; while there is no thread it is lost. */
  post(job: HearingJob): void {
    if (!this.#worker) return;
    this.#waiting.push(job.kind === 'sound' ? job.samples.length : 0);
    if (this.#waiting.length === 1 && this.#isReady) this.#limit(HANG_LIMIT_MS, 'hangs');
    this.#worker.postMessage(job);
  }

  /** Starts it anew with other data; whoever was heard is not heard any more. */
  async renew(): Promise<void> {
    await this.#leave()?.terminate();
    if (!this.#stopRestart) this.#start();
  }

  async close(): Promise<void> {
    this.#stopRestart?.();
    await this.#leave()?.terminate();
  }

  #start(): void {
    const { workerFile, data } = this.#options;
    const worker = new Worker(workerFile, { name: 'hearing', workerData: data() });
    this.#worker = worker;
    this.#limit(LOAD_LIMIT_MS, 'does not load its models');
    worker.on('message', (news: HearingNews) => this.#took(news));
    worker.on('messageerror', (error) => this.#die(worker, error.message));
    worker.on('error', (error) =>
      this.#die(worker, error instanceof Error ? error.message : String(error)),
    );
    worker.on('exit', (code) => this.#die(worker, `ended with code ${code}`));
  }

  #took(news: HearingNews): void {
    switch (news.kind) {
      case 'ready':
        this.#isReady = true;
        this.#hasBeenReady = true;
        this.#limit(this.#waiting.length > 0 ? HANG_LIMIT_MS : null, 'hangs');
        this.#options.onReady();
        return;
      case 'refused':
        void this.#leave()?.terminate();
        this.#options.onRefused(news.why);
        return;
      case 'done':
        this.#waiting.shift();
        this.#limit(this.#waiting.length > 0 ? HANG_LIMIT_MS : null, 'hangs');
        return;
      default:
        this.#options.onNews(news);
    }
  }

  #limit(ms: number | null, what = ''): void {
    const worker = this.#worker;
    this.#stopLimit?.();
    this.#stopLimit = null;
    if (ms === null || !worker) return;
    this.#stopLimit = this.#options.clock.after(ms, () => this.#die(worker, what));
  }

  /** Lets go of the thread; what it still says is of no interest. */
  #leave(): Worker | null {
    const worker = this.#worker;
    this.#limit(null);
    this.#worker = null;
    this.#isReady = false;
    this.#waiting = [];
    return worker?.removeAllListeners().on('error', () => undefined) ?? null;
  }

  #die(worker: Worker, why: string): void {
    if (worker !== this.#worker) return;
    const { clock, log, onDied, onRefused } = this.#options;
    // It may still be inside native code, which cannot be interrupted; nobody waits for its end.
    void this.#leave()?.terminate();
    if (!this.#hasBeenReady) {
      this.#firstTries += 1;
      if (this.#firstTries >= MAX_FIRST_TRIES) {
        onRefused(`the recogniser ${why}`);
        return;
      }
    }
    const now = clock.now().mono;
    const decision = decideRestart(this.#ends, now, PROCESS_POLICY);
    this.#ends = recordEnd(this.#ends, now, PROCESS_POLICY.windowMs);
    const delayMs = decision.kind === 'restart' ? decision.delayMs : decision.retryDelayMs;
    log.error({ why, delayMs }, 'the recogniser died');
    this.#stopRestart = clock.after(delayMs, () => {
      this.#stopRestart = null;
      this.#start();
    });
    onDied(`the recogniser ${why}`);
  }
}
