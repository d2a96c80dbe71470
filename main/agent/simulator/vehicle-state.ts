import type { ActuatorPath, RawSignalValue } from '../../../shared/vehicle/signal.ts';
import type { Battery } from './battery.ts';
import type { Body } from './body.ts';
import type { Cabin, Climate, SeatClimate } from './cabin.ts';
import type { Charging } from './charging.ts';
import type { CruiseControl, Drive, PerformanceMode } from './driver.ts';
import type { Environment } from './environment.ts';
import type { Pose, Route } from './route.ts';
import type { Tyres, Wheel } from './tyres.ts';

/** Distances in m, times in s. */
export interface Trip {
  readonly odometer: number;
  readonly distance: number;
  readonly duration: number;
  /** The meter that the driver resets. */
  readonly meter: number;
  /** Energy used per way, Wh/m, smoothed over the last kilometres. */
  readonly consumption: number;
}

export interface Occupants {
  readonly driverBelted: boolean;
  readonly passenger: boolean;
  readonly passengerBelted: boolean;
}

/** Values that the car keeps for the displays and does nothing with. */
export interface Kept {
  readonly dayNightMode: 'DAY' | 'NIGHT';
  readonly brightness: number;
  readonly destinationLatitude: number | null;
  readonly destinationLongitude: number | null;
  readonly volume: number;
}

/** An accepted command on its way through the wiring. */
interface PendingCommand {
  readonly path: ActuatorPath;
  readonly value: RawSignalValue;
  /** Simulated time at which it takes effect, s. */
  readonly due: number;
}

/** Everything that changes. Values are never modified in place. */
export interface VehicleState {
  /** Simulated time since the start, s. */
  readonly time: number;
  readonly drive: Drive;
  readonly mode: PerformanceMode;
  readonly cruise: CruiseControl;
  readonly battery: Battery;
  readonly charging: Charging;
  readonly cabin: Cabin;
  readonly climate: Climate;
  readonly seats: SeatClimate;
  readonly body: Body;
  readonly tyres: Tyres;
  readonly trip: Trip;
  readonly occupants: Occupants;
  readonly kept: Kept;
  readonly pending: readonly PendingCommand[];
}

/** Everything that stays as it is for the life of a simulation. */
export interface World {
  readonly seed: number;
  /** Simulated instant of the start, epoch ms. */
  readonly startEpoch: number;
  /** `null` where the car stands all the time. */
  readonly route: Route | null;
  /** Where the car stands when there is no route. */
  readonly place: Pose;
  /** Loss of air, kPa/s. */
  readonly leaks: Readonly<Record<Wheel, number>>;
  /** State of the 12 V network for the whole simulation. */
  readonly terminal: 'ACC' | 'ON';
  /** The driver uses cruise control. */
  readonly cruising: boolean;
  readonly service: { readonly distance: number; readonly seconds: number };
  readonly washerLow: boolean;
  readonly troubleCodes: number;
}

/** What one step is given besides the state. */
export interface StepInputs {
  readonly world: World;
  readonly environment: Environment;
}

/** Where the car is. */
export function poseOf(state: VehicleState, world: World): Pose {
  return world.route ? world.route.poseAt(state.drive.s) : world.place;
}

/** True while the selector is in park. */
export function isInPark(drive: Drive, time: number): boolean {
  switch (drive.phase) {
    case 'driving':
      return false;
    case 'kerb':
      return time - drive.since >= KERB_PARK_AFTER;
    case 'standing':
    case 'stranded':
      return true;
  }
}

/** At the kerb the driver selects park after this many seconds. */
const KERB_PARK_AFTER = 1;
