import { z } from 'zod';
import { PROCESS_POLICY } from '../../shared/supervision/restart-policy.ts';
import type { ElectronApi, ShellPort, ShellUtilityProcess } from './electron-api.ts';
import type { Log } from './log.ts';
import { RestartLedger } from './restart-ledger.ts';

/** A host that has not said it is ready after this time is taken for hung and ended, ms. */
const READY_TIMEOUT_MS = 15_000;

const readySchema = z.object({ type: z.literal('ready') });

export interface HostProcessOptions {
  readonly fork: ElectronApi['utilityProcess']['fork'];
  /** Bundled entry of the host. */
  readonly entry: string;
  /** Environment of the host, complete: nothing else is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends a process that may be hung: SIGKILL. */
  readonly killNow: (pid: number) => void;
  readonly log: Log;
  /** A host, the first or a later one, has become ready. */
  readonly onReady: () => void;
  /** The host keeps ending although everything was tried. */
  readonly onHopeless: () => void;
}

/** Keeps one host process alive. */
export class HostProcess {
  readonly #options: HostProcessOptions;
  readonly #ledger = new RestartLedger(PROCESS_POLICY);
  #child: ShellUtilityProcess | undefined;
  #ready = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  readonly #waiting = new Set<(ready: boolean) => void>();

  constructor(options: HostProcessOptions) {
    this.#options = options;
  }

  /** Whether the present host has said that it is ready. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Starts the first host. */
  start(): void {
    const { fork, entry, environment, log } = this.#options;
    const child = fork(entry, [], {
      env: { ...environment },
      serviceName: 'zhilu-host',
      stdio: 'inherit',
    });
    this.#child = child;
    this.#timer = setTimeout(() => {
      log.error({ event: 'host-not-ready', pid: child.pid }, 'The host did not become ready.');
      // A hung event loop handles no SIGTERM.
      if (child.pid !== undefined) this.#options.killNow(child.pid);
    }, READY_TIMEOUT_MS);
    child.on('message', (message) => {
      if (child !== this.#child || this.#ready || !readySchema.safeParse(message).success) return;
      clearTimeout(this.#timer);
      this.#ready = true;
      log.info({ event: 'host-ready', pid: child.pid }, 'The host is ready.');
      this.#answerWaiting(true);
      this.#options.onReady();
    });
    child.on('exit', (code) => {
      if (child === this.#child) this.#ended(code);
    });
  }

  /** Sends a message to the present host; false when there is none that is ready. */
  post(message: unknown, transfer: ShellPort[]): boolean {
    if (!this.#ready || !this.#child) return false;
    this.#child.postMessage(message, transfer);
    return true;
  }

  /** Waits until a host is ready, at most `timeoutMs`; answers whether one is. */
  whenReady(timeoutMs: number): Promise<boolean> {
    if (this.#ready || this.#stopped) return Promise.resolve(this.#ready);
    return new Promise((resolve) => {
      const answer = (ready: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(answer);
        resolve(ready);
      };
      const timer = setTimeout(() => answer(false), timeoutMs);
      this.#waiting.add(answer);
    });
  }

  /** Ends the host for good. */
  stop(): void {
    this.#stopped = true;
    this.#ready = false;
    clearTimeout(this.#timer);
    this.#answerWaiting(false);
    this.#child?.kill();
  }

  #answerWaiting(ready: boolean): void {
    for (const answer of [...this.#waiting]) answer(ready);
  }

  #ended(code: number): void {
    const { log, onHopeless } = this.#options;
    clearTimeout(this.#timer);
    this.#child = undefined;
    this.#ready = false;
    if (this.#stopped) return;
    const verdict = this.#ledger.recordEnd();
    log.error({ event: 'host-ended', code, verdict }, 'The host ended unexpectedly.');
    switch (verdict.kind) {
      case 'hopeless':
        onHopeless();
        return;
      case 'restart':
        this.#timer = setTimeout(() => this.start(), verdict.delayMs);
        return;
      case 'giveUp':
        log.error(
          { event: 'host-failing', endsInWindow: verdict.endsInWindow },
          'The host is failing; trying again slowly.',
        );
        this.#timer = setTimeout(() => this.start(), verdict.retryDelayMs);
    }
  }
}
