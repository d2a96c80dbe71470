import { fork, type ChildProcess } from 'node:child_process';
import { PROCESS_POLICY } from '../../shared/supervision/restart-policy.ts';
import { describeEnd, endProcess } from './end-process.ts';
import { RestartDelay } from './restart-delay.ts';

/** How a supervised process is started; `args` may depend on what an earlier run reported. */
export interface ProcessDefinition {
  readonly name: string;
  readonly modulePath: string;
  readonly args: () => readonly string[];
  readonly env: () => NodeJS.ProcessEnv;
  /** Called for every message over the IPC channel. */
  readonly onMessage: (message: unknown) => void;
  /** Called when it ended by itself, with the pause before the restart. */
  readonly onEnd: (cause: string, delayMs: number) => void;
}

/** A child process that is started again when it ends, after `PROCESS_POLICY`. */
export class SupervisedProcess {
  readonly #definition: ProcessDefinition;
  #child: ChildProcess | null = null;
  readonly #delay = new RestartDelay(PROCESS_POLICY);
  #timer: NodeJS.Timeout | null = null;
  #stopping = false;

  constructor(definition: ProcessDefinition) {
    this.#definition = definition;
  }

  /** Process id of the running child, `undefined` between an end and the restart. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  start(): void {
    const { name, modulePath, args, env, onMessage } = this.#definition;
    const child = fork(modulePath, [...args()], {
      env: env(),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // A process group of its own: Ctrl-C is for the launcher, which then ends its children.
      detached: true,
    });
    this.#child = child;
    child.on('message', onMessage);
    child.once('error', (error) => this.#ended(`${name}: ${error.message}`));
    child.once('exit', (code, signal) =>
      this.#ended(`${name} ended (${describeEnd(code, signal)})`),
    );
  }

  #ended(cause: string): void {
    if (!this.#child) return;
    this.#child = null;
    if (this.#stopping) return;
    const delayMs = this.#delay.afterEnd();
    this.#definition.onEnd(cause, delayMs);
    this.#timer = setTimeout(() => this.start(), delayMs);
  }

  /** Ends the process for good: politely first, by force after a pause. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#timer) clearTimeout(this.#timer);
    await endProcess(this.#child);
  }
}
