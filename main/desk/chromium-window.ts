import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { PAGE_POLICY } from '../../shared/supervision/restart-policy.ts';
import { describeEnd, endProcess } from './end-process.ts';
import { QUIET_SWITCHES, sandboxSwitches } from './find-chromium.ts';
import { RestartDelay } from './restart-delay.ts';

export interface ChromiumWindowOptions {
  readonly executable: string;
  /** Address with its token; only ever handed to the browser, never logged. */
  readonly url: string;
  readonly size: { readonly width: number; readonly height: number };
  /** Further switches, e.g. `--headless=new`. */
  readonly switches: readonly string[];
  readonly onEvent: (event: string) => void;
  /** The person closed the window. */
  readonly onClosed: () => void;
}

/** What we read of the DevTools protocol: answers carry an id, events a method. */
const devtoolsMessageSchema = z.object({
  id: z.number().exactOptional(),
  method: z.string().exactOptional(),
  params: z.record(z.string(), z.unknown()).exactOptional(),
  result: z.record(z.string(), z.unknown()).exactOptional(),
});

/**
 * An app window of Chromium that survives a crash of its page: Chromium shows an error page when a
 * renderer dies and waits for a person, so the desk listens on the DevTools pipe and loads the page
 * again, within the same limits as on the head unit. A crash of the whole browser opens it again.
 */
export class ChromiumWindow {
  readonly #options: ChromiumWindowOptions;
  readonly #profile = mkdtempSync(join(tmpdir(), 'zhilu-window-'));
  #browser: ChildProcess | null = null;
  readonly #delay = new RestartDelay(PAGE_POLICY);
  #nextId = 0;
  #reloadOnAttach = false;
  #stopping = false;

  constructor(options: ChromiumWindowOptions) {
    this.#options = options;
  }

  open(): void {
    const { executable, url, size, switches } = this.#options;
    const browser = spawn(
      executable,
      [
        `--app=${url}`,
        `--window-size=${size.width},${size.height}`,
        `--user-data-dir=${this.#profile}`,
        '--remote-debugging-pipe',
        // As on the head unit: music goes on by itself when the page comes back.
        '--autoplay-policy=no-user-gesture-required',
        ...QUIET_SWITCHES,
        ...sandboxSwitches(process.getuid?.()),
        ...switches,
      ],
      // 3 and 4 are the pipe of --remote-debugging-pipe.
      // A process group of its own, so that Ctrl-C reaches the launcher alone.
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true },
    );
    this.#browser = browser;
    const commands = browser.stdio[3];
    const events = browser.stdio[4];
    if (commands instanceof Writable && events instanceof Readable) this.#listen(commands, events);
    browser.once('error', (error) => this.#options.onEvent(`window: ${error.message}`));
    browser.once('exit', (code, signal) => this.#browserEnded(code, signal));
  }

  #listen(commands: Writable, events: Readable): void {
    const send = (method: string, params: object, sessionId?: string) => {
      this.#nextId += 1;
      commands.write(`${JSON.stringify({ id: this.#nextId, method, params, sessionId })}\0`);
    };
    commands.on('error', () => undefined); // The browser is gone; its exit is handled.
    let rest = '';
    events.setEncoding('utf8');
    events.on('data', (chunk: string) => {
      const messages = (rest + chunk).split('\0');
      rest = messages.pop() ?? '';
      for (const text of messages) {
        const message = devtoolsMessageSchema.safeParse(JSON.parse(text));
        if (message.success) this.#onDevtools(message.data, send);
      }
    });
    send('Target.setDiscoverTargets', { discover: true });
    // As on the head unit: the page of this desk may hear, and no other.
    const { origin } = new URL(this.#options.url);
    send('Browser.grantPermissions', { origin, permissions: ['audioCapture'] });
  }

  #onDevtools(
    message: z.infer<typeof devtoolsMessageSchema>,
    send: (method: string, params: object, sessionId?: string) => void,
  ): void {
    const { method, params } = message;
    if (method === 'Target.targetCrashed') {
      this.#afterCrash('page crashed', () => {
        const targetId = params?.['targetId'];
        // Commands to a page need a session; the reload follows on `Target.attachedToTarget`.
        send('Target.attachToTarget', { targetId, flatten: true });
      });
    } else if (method === 'Target.attachedToTarget') {
      const sessionId = params?.['sessionId'];
      if (typeof sessionId === 'string' && this.#reloadOnAttach) {
        this.#reloadOnAttach = false;
        send('Page.reload', {}, sessionId);
      }
    }
  }

  #afterCrash(cause: string, restart: () => void): void {
    if (this.#stopping) return;
    const delayMs = this.#delay.afterEnd();
    this.#options.onEvent(`${cause}; loading it again in ${delayMs} ms`);
    setTimeout(() => {
      if (this.#stopping) return;
      this.#reloadOnAttach = true;
      restart();
    }, delayMs);
  }

  #browserEnded(code: number | null, signal: NodeJS.Signals | null): void {
    this.#browser = null;
    if (this.#stopping) return;
    if (code === 0) this.#options.onClosed();
    else this.#afterCrash(`window ended (${describeEnd(code, signal)})`, () => this.open());
  }

  /** Closes the window and removes its profile. */
  async close(): Promise<void> {
    this.#stopping = true;
    await endProcess(this.#browser);
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
