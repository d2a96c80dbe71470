import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import type { RoutesAnswer } from '../../../shared/contract/host.ts';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import type { Route, RouteRequest } from '../../../shared/navigation/route.ts';

export type AskRoute = (request: RouteRequest) => Promise<RoutesAnswer>;

/** Waits between failed attempts, ms: at once matters, but a router that cannot must not be hammered. */
const WAITS_MS = [2000, 4000, 8000, 15_000, 30_000];

export interface ReroutingOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly route: AskRoute;
  /** What to ask for, from where the car is at that moment. */
  readonly request: () => RouteRequest | null;
  readonly onRoute: (route: Route) => void;
  /** An attempt failed; another follows. */
  readonly onFailure: (reason: Reason) => void;
  readonly onAttempt: () => void;
}

/** Looks for a new way until there is one. */
export interface Rerouting {
  readonly isRunning: boolean;
  /** Asks at once; while already looking, does nothing. */
  start(): void;
  /** Asks anew even while already looking: what was asked for has changed. */
  restart(): void;
  /** Gives up; an answer that is still to come is ignored. */
  cancel(): void;
}

export function createRerouting(options: ReroutingOptions): Rerouting {
  const { clock, log, route, request, onRoute, onFailure, onAttempt } = options;
  // Each attempt has a number; only the answer to the latest one counts.
  let attempt = 0;
  let failures = 0;
  let isRunning = false;
  let cancelWait: (() => void) | null = null;

  function ask(): void {
    cancelWait = null;
    attempt += 1;
    const mine = attempt;
    const wanted = request();
    if (!wanted) {
      fail(reason('navigation.noPosition'));
      return;
    }
    onAttempt();
    void answerOf(wanted).then((answer) => {
      if (mine !== attempt || !isRunning) return;
      const [best] = answer.ok ? answer.value : [];
      if (answer.ok && best) {
        cancel();
        onRoute(best);
      } else {
        fail(answer.ok ? reason('navigation.noRoute') : answer.reason);
      }
    });
  }

  async function answerOf(wanted: RouteRequest): Promise<RoutesAnswer> {
    try {
      return await route(wanted);
    } catch (error) {
      log.error({ error }, 'the router failed while a new way was looked for');
      const detail = error instanceof Error ? error.message : String(error);
      return { ok: false, reason: reason('navigation.routerFailed', detail) };
    }
  }

  function fail(why: Reason): void {
    const wait = WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] ?? 0;
    failures += 1;
    log.warn({ reason: why, failures, wait }, 'no new way yet');
    cancelWait = clock.after(wait, ask);
    onFailure(why);
  }

  function cancel(): void {
    attempt += 1;
    failures = 0;
    isRunning = false;
    cancelWait?.();
    cancelWait = null;
  }

  function start(): void {
    if (isRunning) return;
    isRunning = true;
    ask();
  }

  return {
    get isRunning() {
      return isRunning;
    },
    start,
    restart() {
      cancel();
      start();
    },
    cancel,
  };
}
