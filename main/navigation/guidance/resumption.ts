import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import type { NavigationEvent, Position } from '../../../shared/navigation/guidance.ts';
import {
  onwardRequest,
  requestOfStored,
} from '../../../shared/navigation/guidance/onward-request.ts';
import type { Interrupted, StoredDrive } from '../../../shared/navigation/guidance/stored-drive.ts';
import type { ElectricState, Route, RouteRequest } from '../../../shared/navigation/route.ts';
import type { Resumable } from './drive-api.ts';
import { createRerouting, type AskRoute } from './rerouting.ts';

export interface ResumptionOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly route: AskRoute;
  /** Where the real car is; `null` while unknown. */
  readonly position: () => Position | null;
  readonly electric: () => ElectricState | undefined;
  readonly onEvent: (event: NavigationEvent) => void;
  readonly onChange: () => void;
  /** There is a way for it again. */
  readonly onContinue: (route: Route, request: RouteRequest, stored: StoredDrive) => void;
}

/** A drive that the last run of the host left behind. */
export interface Resumption {
  /** What is offered, or being continued. */
  readonly resumable: Resumable | null;
  /** A fresh drive goes on by itself, an old one is offered. */
  take(found: Interrupted): void;
  /** Continues it as soon as the car's place is known and there is a way. */
  resume(): void;
  /** The car's place may now be known. */
  retry(): void;
  /** Forgets it. */
  drop(): void;
}

export function createResumption(options: ResumptionOptions): Resumption {
  const { log, onEvent, onChange } = options;
  let interrupted: StoredDrive | null = null;
  let isWanted = false;

  const search = createRerouting({
    clock: options.clock,
    log,
    route: options.route,
    request,
    onAttempt: () => onEvent('routing'),
    onRoute(route) {
      onEvent('routeReady');
      const stored = interrupted;
      const asked = request();
      if (stored && asked) options.onContinue(route, asked, stored);
    },
    onFailure() {
      onEvent('routeFailed');
      onChange();
    },
  });

  function request(): RouteRequest | null {
    if (!interrupted) return null;
    const { destination, vias, simulated, position } = interrupted;
    const from = simulated && position ? { ...position, speedMps: 0 } : options.position();
    const base = requestOfStored(interrupted);
    const electric = simulated ? base.electric : (options.electric() ?? base.electric);
    return from && onwardRequest(base, [...vias, destination], from, electric);
  }

  function retry(): void {
    if (isWanted && !search.isRunning && request()) search.start();
  }

  return {
    get resumable() {
      if (!interrupted) return null;
      const { destination, stoppedAt } = interrupted;
      return { destination, stoppedAt };
    },
    take(found) {
      if (found.kind !== 'fresh' && found.kind !== 'old') return;
      interrupted = found.drive;
      isWanted = found.kind === 'fresh';
      log.info({ kind: found.kind }, 'a drive was under way when the host ended');
      retry();
      onChange();
    },
    resume() {
      isWanted = interrupted !== null;
      retry();
    },
    retry,
    drop() {
      search.cancel();
      interrupted = null;
      isWanted = false;
    },
  };
}
