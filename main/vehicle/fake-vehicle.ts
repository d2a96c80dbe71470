import type { AgentLink } from '../../shared/contract/host.ts';
import { reason } from '../../shared/contract/reason.ts';
import type { VehicleCommand } from '../../shared/vehicle/command.ts';
import type { DrivingState } from '../../shared/vehicle/driving-state.ts';
import type { Readings } from '../../shared/vehicle/reading.ts';
import {
  SIGNAL_PATHS,
  isActuatorPath,
  type ActuatorPath,
  type RawSignalValue,
} from '../../shared/vehicle/signal.ts';
import type { Commanded, Vehicle, VehicleChange } from './vehicle.ts';

const NO_CHANGE: VehicleChange = {
  signals: [],
  forgotten: false,
  link: false,
  drivingState: false,
  commands: false,
  actuators: false,
};

/** A vehicle for tests: it is whatever the test sets it to. */
export class FakeVehicle implements Vehicle {
  readings: Readings = {};
  drivingState: DrivingState = 'parked';
  link: AgentLink = {
    state: 'connected',
    since: 0,
    source: { kind: 'fake', presence: 'present', simulated: true },
  };
  commands: VehicleCommand[] = [];
  actuators: ActuatorPath[] = SIGNAL_PATHS.filter(isActuatorPath);
  readonly commanded: { path: ActuatorPath; target: RawSignalValue }[] = [];
  readonly listeners = new Set<(change: VehicleChange) => void>();

  onChange(listener: (change: VehicleChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Sets readings and tells everyone. */
  show(readings: Readings, change: Partial<VehicleChange> = {}): void {
    this.readings = { ...this.readings, ...readings };
    const signals = SIGNAL_PATHS.filter((path) => Object.hasOwn(readings, path));
    for (const listener of this.listeners) listener({ ...NO_CHANGE, signals, ...change });
  }

  command(path: ActuatorPath, target: RawSignalValue): Commanded {
    if (this.link.state !== 'connected') {
      return { sent: false, reason: reason('vehicle.linkLost') };
    }
    if (!this.actuators.includes(path)) {
      return { sent: false, reason: reason('vehicle.notSupported') };
    }
    this.commanded.push({ path, target });
    return { sent: true, id: `command-${this.commanded.length}` };
  }

  health(): ReturnType<Vehicle['health']> {
    return {
      link: { reconnects: 0, messages: 0 },
      signals: { fresh: 0, stale: 0, absent: 0, ages: {} },
    };
  }

  close(): void {
    this.listeners.clear();
  }
}
