import { PAGE_POLICY } from '../../shared/supervision/restart-policy.ts';
import type { ShellContents } from './electron-api.ts';
import type { Log } from './log.ts';
import { RECOVERY_PATH, pageUrl } from './page-url.ts';
import { RestartLedger } from './restart-ledger.ts';

/**
 * Chromium reports a page as unresponsive when it has not handled input for a while; this much later
 * it is ended and reloaded, ms.
 */
const UNRESPONSIVE_GRACE_MS = 2_000;

/** Pause before a page that failed to load is loaded again, ms. */
const FAILED_LOAD_RETRY_MS = 1_000;

/** Chromium's ERR_ABORTED: another navigation took over, which is no failure. */
const ERR_ABORTED = -3;

export interface PageSupervisorOptions {
  readonly contents: ShellContents;
  readonly display: string;
  readonly log: Log;
  /** The page keeps dying although everything was tried. */
  readonly onHopeless: () => void;
}

/**
 * Loads the page of a display and brings it back whenever its process dies, hangs, or fails to load.
 * Electron restarts GPU and utility processes by itself, but never a page.
 */
export class PageSupervisor {
  readonly #options: PageSupervisorOptions;
  readonly #ledger = new RestartLedger(PAGE_POLICY);
  #timer: NodeJS.Timeout | undefined;
  #hangTimer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: PageSupervisorOptions) {
    this.#options = options;
    const { contents, display, log } = options;
    contents.on('render-process-gone', (_event, details) => {
      clearTimeout(this.#hangTimer);
      this.#ended(details);
    });
    contents.on('unresponsive', () => {
      log.warn({ event: 'page-unresponsive', display }, 'The page does not answer.');
      clearTimeout(this.#hangTimer);
      this.#hangTimer = setTimeout(() => {
        log.error({ event: 'page-hung', display }, 'The page hangs; ending its process.');
        contents.forcefullyCrashRenderer();
      }, UNRESPONSIVE_GRACE_MS);
    });
    contents.on('responsive', () => clearTimeout(this.#hangTimer));
    contents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
      if (!isMainFrame || code === ERR_ABORTED) return;
      log.error({ event: 'page-load-failed', display, code, description, url }, 'Load failed.');
      this.#schedule('/', FAILED_LOAD_RETRY_MS);
    });
  }

  /** Loads the page. */
  load(path: '/' | typeof RECOVERY_PATH = '/'): void {
    const { contents, display, log } = this.#options;
    if (this.#stopped || contents.isDestroyed()) return;
    // A rejected load is reported once more by did-fail-load, which retries.
    contents.loadURL(pageUrl(display, path)).catch((cause: unknown) => {
      log.warn({ event: 'page-load-rejected', display, cause: String(cause) }, 'Load rejected.');
    });
  }

  /** Stops supervising; the window is about to go. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#hangTimer);
  }

  #schedule(path: '/' | typeof RECOVERY_PATH, delayMs: number): void {
    clearTimeout(this.#timer);
    // Always through a timer: Electron is still inside the event of the dead process.
    this.#timer = setTimeout(() => this.load(path), delayMs);
  }

  #ended(details: { reason: string; exitCode: number }): void {
    const { contents, display, log, onHopeless } = this.#options;
    if (this.#stopped) return;
    const verdict = this.#ledger.recordEnd();
    log.error(
      { event: 'page-ended', display, ...details, verdict },
      'The page ended unexpectedly.',
    );
    switch (verdict.kind) {
      case 'hopeless':
        onHopeless();
        return;
      case 'restart':
        this.#schedule('/', verdict.delayMs);
        return;
      case 'giveUp': {
        log.error(
          { event: 'page-failing', display, endsInWindow: verdict.endsInWindow },
          'The page is failing; showing the recovery page.',
        );
        // The recovery page goes back to the real page by itself. If it is what died, do not spin.
        const wasRecovery = contents.getURL() === pageUrl(display, RECOVERY_PATH);
        this.#schedule(RECOVERY_PATH, wasRecovery ? verdict.retryDelayMs : 0);
      }
    }
  }
}
