import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import type { Reason } from '../../../shared/contract/reason.ts';
import type {
  Guidance,
  NavigationEvent,
  NavigationSession,
  Position,
  Utterance,
} from '../../../shared/navigation/guidance.ts';
import type { Reckoned } from '../../../shared/navigation/position/reckoning.ts';
import type {
  ElectricState,
  Route,
  RouteRequest,
  Waypoint,
} from '../../../shared/navigation/route.ts';
import type { DriveStorage } from './drive-memory.ts';
import type { Ferrostar } from './ferrostar.ts';
import type { AskRoute } from './rerouting.ts';
import type { Speech } from './speech.ts';

export interface DriveOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly ferrostar: Ferrostar;
  readonly route: AskRoute;
  readonly speech: Speech;
  readonly storage: DriveStorage;
  /** The charge as measured now; absent for a car without, or while unknown. */
  readonly electric?: () => ElectricState | undefined;
  /** Something of the drive's state has changed. */
  readonly onChange: () => void;
  readonly onEvent: (event: NavigationEvent) => void;
}

export interface StartOptions {
  readonly simulated: boolean;
  /** What the route was asked for with; new ways are asked for alike. */
  readonly request: RouteRequest;
}

/** A drive that can be continued. */
export interface Resumable {
  readonly destination: Waypoint;
  /** Epoch ms. */
  readonly stoppedAt: number;
}

/** The drive being guided, if any: one at a time. */
export interface Drive {
  readonly session: NavigationSession | null;
  readonly guidance: Guidance | null;
  readonly utterance: Utterance | null;
  /** The car as the map shows it during a drive: on the route, or simulated. `null` without one. */
  readonly shown: Position | null;
  readonly resumable: Resumable | null;
  /** Begins to lead along `route`; a drive under way ends. Returns why it cannot, or `null`. */
  start(route: Route, options: StartOptions): Reason | null;
  stop(): void;
  /** Simulated drives only. */
  pause(paused: boolean): void;
  /** Finds the way anew from where the car is. */
  reroute(): void;
  /** Takes another route to drive from now on (an alternative, other stops). */
  replaceRoute(route: Route, request?: RouteRequest): Reason | null;
  /** Simulated drives only: takes a wrong turn. */
  leaveRoute(): Promise<void>;
  /** Says the current instruction again, also when muted: the driver asked. */
  repeat(): void;
  /** Where the car is. Ignored during a simulated drive. */
  position(position: Position): void;
  /** Where the car would be on its route `movedM` metres farther; `null` when it is not on one. */
  reckonAlong(movedM: number): Reckoned | null;
  /** Continues what the last run of the host left, or offers it; to be called once, at the start. */
  restore(): void;
  /** Continues the drive that is offered. */
  resume(): void;
  dismissResume(): void;
  /** Ends everything and keeps a running drive for the next start. */
  close(): void;
}
