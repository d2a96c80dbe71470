import { reason, type Reason } from '../contract/reason.ts';
import type { SourcePresence, VissError } from '../contract/viss.ts';
import type { VehicleCommand } from './command.ts';
import type { Readings } from './reading.ts';
import { definitionOf, faultOf, type ActuatorPath, type RawSignalValue } from './signal.ts';

/** How long the agent has to answer a `set`, ms; the command expires at the same moment. */
export const ANSWER_LIMIT_MS = 1000;

/** How long a finished command stays visible, so that every display can tell its end, ms. */
export const FINISHED_VISIBLE_MS = 4000;

/** Most finished commands kept visible; a driver cannot follow more, and memory stays bounded. */
const MAX_FINISHED = 64;

const DEFAULT_CONFIRM_LIMIT_MS = 3000;

/** A window takes about 4 s for its full way, a powered tailgate about 6 s. */
const SLOW_CONFIRM_LIMIT_MS = 8000;

/** How long the signal has to follow an accepted command, ms. */
export function confirmLimitMs(path: ActuatorPath): number {
  return path.endsWith('.Window.Position') || path === 'Vehicle.Body.Trunk.Rear.IsOpen'
    ? SLOW_CONFIRM_LIMIT_MS
    : DEFAULT_CONFIRM_LIMIT_MS;
}

/** How far a number may be from its target and still count as reached, in the signal's unit. */
function toleranceOf(path: ActuatorPath, target: number): number {
  // A trip meter counts on from zero while the car drives: it is never seen exactly at its target.
  if (path === 'Vehicle.TripMeterReading') return 200;
  // A window stops within a percent or two of where it was told to, except at its ends.
  if (path.endsWith('.Window.Position')) return target > 0 && target < 100 ? 2 : 0;
  const { datatype } = definitionOf(path);
  return datatype === 'float' || datatype === 'double' ? 0.01 : 0;
}

/** True when `value` counts as the `target` of a command to `path`. */
export function reaches(path: ActuatorPath, target: RawSignalValue, value: unknown): boolean {
  if (typeof target === 'number') {
    return typeof value === 'number' && Math.abs(value - target) <= toleranceOf(path, target);
  }
  if (typeof target !== 'object') return value === target;
  return (
    Array.isArray(value) &&
    value.length === target.length &&
    target.every((item, index) => item === value[index])
  );
}

/** What decides whether a command can be sent at all. */
export interface CommandGate {
  readonly connected: boolean;
  readonly presence: SourcePresence | undefined;
  readonly actuators: ReadonlySet<ActuatorPath>;
}

/** Why a command cannot be sent now, or `null`. A command that cannot be sent now is never sent. */
export function commandRefusal(
  gate: CommandGate,
  path: ActuatorPath,
  target: RawSignalValue,
): Reason | null {
  if (!gate.connected) return reason('vehicle.linkLost');
  if (gate.presence !== 'present') return reason('vehicle.sourceAbsent', gate.presence);
  if (!gate.actuators.has(path)) return reason('vehicle.notSupported', path);
  const fault = faultOf(path, target);
  return fault && reason('vehicle.invalidValue', `${path}: ${fault}`);
}

/** The reason to show for a VISS error in answer to `set`. */
export function reasonOfVissError({ number, reason: why, description }: VissError): Reason {
  const detail = `${number} ${why}: ${description}`;
  switch (why) {
    case 'bad_request':
    case 'invalid_data':
      return reason('vehicle.invalidValue', detail);
    case 'unavailable_data':
      return reason('vehicle.notSupported', detail);
    case 'request_timeout':
      return reason('vehicle.expired', detail);
    case 'bad_gateway':
    case 'service_unavailable':
      return reason('vehicle.sourceAbsent', detail);
    case 'gateway_timeout':
      return reason('vehicle.noAnswer', detail);
    default:
      return reason('vehicle.refused', detail);
  }
}

interface Tracked {
  command: VehicleCommand;
  /** When the current state ends by itself, ms on the monotonic clock. */
  until: number;
}

/**
 * Follows commands from the tap to the signal: sending → pending → confirmed, or failed with a
 * reason. Pure bookkeeping: it sends nothing and holds no timers; the owner calls {@link tick}.
 * Every method that may change the list says whether it did.
 */
export class CommandTracker {
  readonly #tracked = new Map<string, Tracked>();
  #list: readonly VehicleCommand[] = [];

  /** Commands in flight and those finished a moment ago, oldest first. */
  get commands(): readonly VehicleCommand[] {
    return this.#list;
  }

  /** A command was handed to the link; an unfinished one for the same path is superseded. */
  begin(id: string, path: ActuatorPath, target: RawSignalValue, mono: number): void {
    for (const tracked of this.#tracked.values()) {
      if (tracked.command.path === path && isInFlight(tracked.command)) {
        finish(tracked, reason('vehicle.superseded'), mono);
      }
    }
    this.#tracked.set(id, {
      command: { id, path, target, state: 'sending' },
      until: mono + 2 * ANSWER_LIMIT_MS,
    });
    this.#rebuild();
  }

  /** The agent answered, or did not (`refusal` says why not). Late answers change nothing. */
  answered(id: string, refusal: Reason | null, readings: Readings, mono: number): boolean {
    const tracked = this.#tracked.get(id);
    if (tracked?.command.state !== 'sending') return false;
    if (refusal) {
      finish(tracked, refusal, mono);
    } else {
      const { path } = tracked.command;
      tracked.command = { ...tracked.command, state: 'pending' };
      tracked.until = mono + confirmLimitMs(path);
      confirmIfReached(tracked, readings, mono);
    }
    this.#rebuild();
    return true;
  }

  /** Signals changed: confirms the pending commands that they bear out. */
  observe(readings: Readings, mono: number): boolean {
    let changed = false;
    for (const tracked of this.#tracked.values()) {
      if (tracked.command.state === 'pending' && confirmIfReached(tracked, readings, mono)) {
        changed = true;
      }
    }
    if (changed) this.#rebuild();
    return changed;
  }

  /** Time passed: fails what waited too long, and lets go of what has been shown long enough. */
  tick(mono: number): boolean {
    let changed = false;
    for (const [id, tracked] of this.#tracked) {
      if (mono < tracked.until) continue;
      changed = true;
      if (tracked.command.state === 'sending') finish(tracked, reason('vehicle.noAnswer'), mono);
      else if (tracked.command.state === 'pending') {
        finish(tracked, reason('vehicle.notConfirmed'), mono);
      } else this.#tracked.delete(id);
    }
    if (changed) this.#rebuild();
    return changed;
  }

  /** The way to the vehicle is gone: what is in flight has failed and stays failed. */
  fail(why: Reason, mono: number): boolean {
    let changed = false;
    for (const tracked of this.#tracked.values()) {
      if (!isInFlight(tracked.command)) continue;
      finish(tracked, why, mono);
      changed = true;
    }
    if (changed) this.#rebuild();
    return changed;
  }

  #rebuild(): void {
    const finished = [...this.#tracked].filter(([, { command }]) => !isInFlight(command));
    const surplus = finished.slice(0, Math.max(0, finished.length - MAX_FINISHED));
    for (const [id] of surplus) this.#tracked.delete(id);
    this.#list = [...this.#tracked.values()].map(({ command }) => command);
  }
}

function isInFlight({ state }: VehicleCommand): boolean {
  return state === 'sending' || state === 'pending';
}

function finish(tracked: Tracked, why: Reason, mono: number): void {
  tracked.command = { ...tracked.command, state: 'failed', reason: why };
  tracked.until = mono + FINISHED_VISIBLE_MS;
}

function confirmIfReached(tracked: Tracked, readings: Readings, mono: number): boolean {
  const { path, target } = tracked.command;
  const reading = readings[path];
  if (reading?.freshness !== 'fresh' || !reaches(path, target, reading.value)) return false;
  tracked.command = { ...tracked.command, state: 'confirmed' };
  tracked.until = mono + FINISHED_VISIBLE_MS;
  return true;
}
