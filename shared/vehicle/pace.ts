import type { SignalPath } from './signal.ts';

/**
 * How often a display is told of changes, ms. What the driver follows as it changes (speed, gear,
 * position, indicators) comes with every frame. Other figures come ten times per second: digits that
 * change faster cannot be read, and painting them would delay the ones that matter. 17 ms leave room
 * for one early update and still make at most 60 per second.
 */
export const PACE_MS = { followed: 17, other: 100 } as const;

const FOLLOWED: ReadonlySet<SignalPath> = new Set<SignalPath>([
  'Vehicle.Speed',
  'Vehicle.IsMoving',
  'Vehicle.Powertrain.Transmission.SelectedGear',
  'Vehicle.Powertrain.Transmission.CurrentGear',
  'Vehicle.Body.Lights.DirectionIndicator.Left.IsSignaling',
  'Vehicle.Body.Lights.DirectionIndicator.Right.IsSignaling',
  'Vehicle.Body.Lights.Hazard.IsSignaling',
  'Vehicle.CurrentLocation.Latitude',
  'Vehicle.CurrentLocation.Longitude',
  'Vehicle.CurrentLocation.Heading',
]);

/** True for signals that a driver follows as they change. */
export function isFollowed(path: SignalPath): boolean {
  return FOLLOWED.has(path);
}
