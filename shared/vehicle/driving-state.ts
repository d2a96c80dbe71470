import { freshValue, type Readings } from './reading.ts';

/** AAOS CarDrivingStateEvent states. */
export type DrivingState = 'unknown' | 'parked' | 'idling' | 'moving';

/** VSS `SelectedGear` and `CurrentGear` code for park. */
export const GEAR_PARK = 126;
/** VSS `SelectedGear` code for drive. */
export const GEAR_DRIVE = 127;

/** What is known of the gearbox of this car line. */
export interface Gearbox {
  /** False for a manual gearbox: the parking brake then stands in for P. */
  readonly hasPark: boolean;
}

/**
 * Infers the driving state from current values only, after AAOS
 * `CarDrivingStateService.inferDrivingStateLocked`: P is parked; a manual gearbox with the parking
 * brake on is parked; otherwise speed decides, and without a current speed the state is unknown.
 */
export function inferDrivingState(readings: Readings, gearbox: Gearbox): DrivingState {
  const gear = freshValue(readings, 'Vehicle.Powertrain.Transmission.SelectedGear');
  const speed = freshValue(readings, 'Vehicle.Speed');
  // A gear selector in P while the wheels turn is a contradiction: unknown means careful.
  const turning = speed !== undefined && Math.abs(speed) >= STANDSTILL_KMH;
  if (!turning) {
    if (gear === GEAR_PARK) return 'parked';
    const brake = freshValue(readings, 'Vehicle.Chassis.ParkingBrake.IsEngaged');
    if (!gearbox.hasPark && brake === true) return 'parked';
  }
  if (speed === undefined) return 'unknown';
  return turning ? 'moving' : 'idling';
}

/** Wheel-speed sensors report a small remainder at rest; below this the car stands. */
export const STANDSTILL_KMH = 0.5;
