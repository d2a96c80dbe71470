import { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import type { Clock } from '../../shared/clock.ts';
import type { AgentLink as AgentLinkReport, SignalUpdate } from '../../shared/contract/host.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { SourceEvent } from '../../shared/contract/viss.ts';
import {
  CommandTracker,
  commandRefusal,
  type CommandGate,
} from '../../shared/vehicle/actuation.ts';
import type { VehicleCommand } from '../../shared/vehicle/command.ts';
import {
  inferDrivingState,
  type DrivingState,
  type Gearbox,
} from '../../shared/vehicle/driving-state.ts';
import { ingestSubscription } from '../../shared/vehicle/ingest.ts';
import type { Freshness, Readings } from '../../shared/vehicle/reading.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import { SignalStore } from '../../shared/vehicle/signal-store.ts';
import {
  isActuatorPath,
  type ActuatorPath,
  type RawSignalValue,
  type SignalPath,
} from '../../shared/vehicle/signal.ts';
import { openAgentLink, type LinkState } from './agent-link.ts';

/** How often values may expire and waiting commands may fail, ms: small against every limit. */
const SWEEP_MS = 100;

/** What changed in one step; consumers read the new state from the {@link Vehicle}. */
export interface VehicleChange {
  readonly signals: readonly SignalPath[];
  /** Some signal became absent: a display must start from the full state again. */
  readonly forgotten: boolean;
  readonly link: boolean;
  readonly drivingState: boolean;
  readonly commands: boolean;
  readonly actuators: boolean;
}

/** The outcome of handing a command to the link. */
export type Commanded =
  { readonly sent: true; readonly id: string } | { readonly sent: false; readonly reason: Reason };

export interface VehicleOptions {
  readonly agent: { readonly url: string; readonly tokenFile: string };
  readonly gearbox: Gearbox;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
}

/** The vehicle as the host knows it, and the one way to command it. */
export interface Vehicle {
  readonly readings: Readings;
  readonly drivingState: DrivingState;
  readonly link: AgentLinkReport;
  readonly commands: readonly VehicleCommand[];
  readonly actuators: readonly ActuatorPath[];
  /** Calls `listener` after every change; the returned function stops that. */
  onChange(listener: (change: VehicleChange) => void): () => void;
  /** Asks the vehicle to set an actuator; fails at once when that is not possible now. */
  command(path: ActuatorPath, target: RawSignalValue): Commanded;
  health(): {
    readonly link: { readonly reconnects: number; readonly messages: number };
    readonly signals: Record<Freshness, number> & { readonly ages: Record<string, number> };
  };
  close(): void;
}

/** Opens the link to the agent and keeps the vehicle's state from it. */
export function createVehicle(options: VehicleOptions): Vehicle {
  const { agent, gearbox, clock, log, rejections } = options;
  const emitter = new EventEmitter<{ change: [VehicleChange] }>();
  emitter.setMaxListeners(0);
  const store = new SignalStore();
  const tracker = new CommandTracker();
  let source: SourceEvent | undefined;
  let actuators: readonly ActuatorPath[] = [];
  let commandable: ReadonlySet<ActuatorPath> = new Set();
  let drivingState: DrivingState = 'unknown';
  let commandCount = 0;

  function announce(marks: Partial<VehicleChange> = {}): void {
    const { paths, forgotten } = store.takeChanges();
    let commands = marks.commands ?? false;
    let drivingChanged = false;
    if (paths.length > 0) {
      commands = tracker.observe(store.readings, clock.now().mono) || commands;
      const inferred = inferDrivingState(store.readings, gearbox);
      drivingChanged = inferred !== drivingState;
      drivingState = inferred;
    }
    const link = marks.link ?? false;
    const actuatorsChanged = marks.actuators ?? false;
    if (!link && !commands && !actuatorsChanged && paths.length === 0) return;
    emitter.emit('change', {
      signals: paths,
      forgotten,
      link,
      drivingState: drivingChanged,
      commands,
      actuators: actuatorsChanged,
    });
  }

  function enterState(state: LinkState): void {
    const now = clock.now();
    let commands = false;
    if (state === 'connected') store.connected(now);
    else {
      store.disconnected(now);
      commands = tracker.fail(reason('vehicle.linkLost'), now.mono);
    }
    // What the lost connection's source could do says nothing about the next one.
    source = undefined;
    announce({ link: true, commands, actuators: setActuators([]) });
  }

  function setActuators(paths: readonly string[]): boolean {
    const next = paths.filter(isActuatorPath);
    const changed =
      next.length !== actuators.length || next.some((path, index) => path !== actuators[index]);
    actuators = next;
    commandable = new Set(next);
    return changed;
  }

  function enterSource(event: SourceEvent): void {
    const now = clock.now();
    source = event;
    const present = event.presence === 'present';
    if (present) store.keepOnly(new Set(event.paths));
    store.presence(present, Date.parse(event.ts), now);
    const commands = present ? false : tracker.fail(reason('vehicle.sourceAbsent'), now.mono);
    log.info({ kind: event.kind, presence: event.presence, detail: event.detail }, 'source');
    announce({ link: true, commands, actuators: setActuators(present ? event.actuators : []) });
  }

  function gate(): CommandGate {
    return {
      connected: link.state === 'connected',
      presence: source?.presence,
      actuators: commandable,
    };
  }

  const link = openAgentLink({
    ...agent,
    clock,
    log,
    rejections,
    events: {
      state: enterState,
      source: enterSource,
      subscription(message, stateOf) {
        const ingested = ingestSubscription(message, stateOf, store, rejections, clock.now());
        announce();
        if (ingested.kind !== 'ended') return null;
        log.warn({ error: ingested.error }, 'the agent ended a subscription');
        return ingested.subscriptionId;
      },
    },
  });

  const stopSweep = clock.every(SWEEP_MS, () => {
    const now = clock.now();
    if (store.sweep(now)) {
      log.warn('the wall clock was set; asking for all values again');
      link.resubscribe();
    }
    announce({ commands: tracker.tick(now.mono) });
  });

  return {
    get readings() {
      return store.readings;
    },
    get drivingState() {
      return drivingState;
    },
    get link() {
      const { state, since } = link;
      if (!source) return { state, since };
      const { kind, presence, simulated } = source;
      return { state, since, source: { kind, presence, simulated } };
    },
    get commands() {
      return tracker.commands;
    },
    get actuators() {
      return actuators;
    },
    onChange(listener) {
      emitter.on('change', listener);
      return () => emitter.off('change', listener);
    },
    command(path, target) {
      const refusal = commandRefusal(gate(), path, target);
      if (refusal) return { sent: false, reason: refusal };
      commandCount += 1;
      const id = `command-${commandCount}`;
      tracker.begin(id, path, target, clock.now().mono);
      announce({ commands: true });
      void link.set(path, target).then((failure) => {
        const commands = tracker.answered(id, failure, store.readings, clock.now().mono);
        if (failure) log.warn({ path, target, reason: failure }, 'command failed');
        announce({ commands });
      });
      return { sent: true, id };
    },
    health() {
      const { mono } = clock.now();
      return {
        link: { reconnects: link.reconnects, messages: link.messages },
        signals: { ...store.count(), ages: store.ages(mono) },
      };
    },
    close() {
      stopSweep();
      link.close();
    },
  };
}

/** The wire form of the readings of `paths`; absent ones are left out. */
export function signalUpdates(readings: Readings, paths: Iterable<SignalPath>): SignalUpdate[] {
  const updates: SignalUpdate[] = [];
  for (const path of paths) {
    const reading = readings[path];
    if (!reading || reading.freshness === 'absent') continue;
    const { value, freshness, ts } = reading;
    updates.push({ path, value: typeof value === 'object' ? [...value] : value, freshness, ts });
  }
  return updates;
}
