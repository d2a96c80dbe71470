import { STANDSTILL_KMH, GEAR_DRIVE, GEAR_PARK } from './driving-state.ts';
import { freshValue, readingOf, type Reading, type Readings } from './reading.ts';
import type { SignalPath } from './signal.ts';

/** Doors as seen by the people inside; left-hand drive puts `driver` on the left. */
export const DOORS = ['driver', 'passenger', 'rearDriver', 'rearPassenger'] as const;
export type Door = (typeof DOORS)[number];

export const DOOR_PATHS = {
  driver: 'Vehicle.Cabin.Door.Row1.DriverSide.IsOpen',
  passenger: 'Vehicle.Cabin.Door.Row1.PassengerSide.IsOpen',
  rearDriver: 'Vehicle.Cabin.Door.Row2.DriverSide.IsOpen',
  rearPassenger: 'Vehicle.Cabin.Door.Row2.PassengerSide.IsOpen',
} as const satisfies Record<Door, SignalPath>;

export const TYRES = ['frontLeft', 'frontRight', 'rearLeft', 'rearRight'] as const;
export type Tyre = (typeof TYRES)[number];

export const TYRE_PATHS = {
  frontLeft: {
    pressure: 'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure',
    low: 'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.IsPressureLow',
  },
  frontRight: {
    pressure: 'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.Pressure',
    low: 'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.IsPressureLow',
  },
  rearLeft: {
    pressure: 'Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.Pressure',
    low: 'Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.IsPressureLow',
  },
  rearRight: {
    pressure: 'Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.Pressure',
    low: 'Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.IsPressureLow',
  },
} as const satisfies Record<Tyre, { pressure: SignalPath; low: SignalPath }>;

/**
 * A tyre at or below this is low whatever the car's own warning says, kPa: the minimum activation
 * pressure of FMVSS 138, table 1, for standard-load passenger-car tyres. Above it only the car knows
 * its placard pressure, and with it where the warning begins.
 */
const TYRE_FLOOR_KPA = 140;

/**
 * Whether a tyre is low, from current values only: `undefined` when it cannot be judged, because a
 * pressure alone is no proof of being right, only of being flat.
 */
export function isTyreLow(
  pressure: Reading<(typeof TYRE_PATHS)[Tyre]['pressure']>,
  low: Reading<(typeof TYRE_PATHS)[Tyre]['low']>,
): boolean | undefined {
  if (low.freshness === 'fresh' && low.value) return true;
  if (pressure.freshness === 'fresh' && pressure.value <= TYRE_FLOOR_KPA) return true;
  return low.freshness === 'fresh' ? false : undefined;
}

/** Whether the car moves, from current values only; `undefined` when that is not known. */
export function isMoving(readings: Readings): boolean | undefined {
  const speed = freshValue(readings, 'Vehicle.Speed');
  if (speed !== undefined) return Math.abs(speed) >= STANDSTILL_KMH;
  return freshValue(readings, 'Vehicle.IsMoving');
}

/** What the energy display must show. */
export interface Powertrain {
  readonly battery: boolean;
  readonly fuel: boolean;
}

/**
 * What drives the car: what it says of itself, otherwise what it has reported, be it old. Both
 * false while nothing is known.
 */
export function powertrainOf(readings: Readings): Powertrain {
  switch (readingOf(readings, 'Vehicle.Powertrain.Type').value) {
    case 'ELECTRIC':
      return { battery: true, fuel: false };
    case 'COMBUSTION':
      return { battery: false, fuel: true };
    case 'HYBRID':
      return { battery: true, fuel: true };
    case undefined:
      return {
        battery: known(readings, 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed'),
        fuel:
          known(readings, 'Vehicle.Powertrain.FuelSystem.RelativeLevel') ||
          known(readings, 'Vehicle.Powertrain.CombustionEngine.Speed'),
      };
  }
}

function known(readings: Readings, path: SignalPath): boolean {
  return readingOf(readings, path).freshness !== 'absent';
}

/** Positions of the gear display. */
export const GEAR_LETTERS = ['P', 'R', 'N', 'D'] as const;
type GearLetter = (typeof GEAR_LETTERS)[number];

/** A gear as the driver reads it: the letter to mark, and the fixed forward gear if there is one. */
export interface Gear {
  readonly letter: GearLetter;
  readonly number?: number;
}

/**
 * The gear to mark, from the codes of VSS `SelectedGear` (126 park, 127 drive, 0 neutral, negative
 * reverse, positive a fixed forward gear) or, without it, `CurrentGear`.
 */
export function gearOf(
  selected: number | undefined,
  current: number | undefined,
): Gear | undefined {
  const code = selected ?? current;
  if (code === undefined) return undefined;
  if (code === GEAR_PARK) return { letter: 'P' };
  if (code === GEAR_DRIVE) return { letter: 'D' };
  if (code === 0) return { letter: 'N' };
  return code < 0 ? { letter: 'R' } : { letter: 'D', number: code };
}

/** How energy flows at the traction battery. */
export type EnergyFlow = 'drawing' | 'recovering' | 'charging' | 'resting';

/** Below this the electronics alone are at work, W. */
const RESTING_WATTS = 100;

/**
 * The direction of VSS `CurrentPower` (positive into the battery) in words; `charging` when the
 * energy comes from a cable.
 */
export function energyFlowOf(watts: number, isCharging: boolean | undefined): EnergyFlow {
  if (isCharging === true && watts > -RESTING_WATTS) return 'charging';
  if (Math.abs(watts) < RESTING_WATTS) return 'resting';
  return watts > 0 ? 'recovering' : 'drawing';
}

/** State of the central locking, from current values only. */
export type LockState = 'locked' | 'unlocked' | 'unknown';

/** `unlocked` as soon as one door is; `locked` when every door that reports is. */
export function lockStateOf(locked: readonly (boolean | undefined)[]): LockState {
  const reported = locked.filter((door) => door !== undefined);
  if (reported.length === 0) return 'unknown';
  return reported.every(Boolean) ? 'locked' : 'unlocked';
}
