import type { ElectricState, Waypoint } from '../route.ts';
import { stretchKwh, type Stretch } from './consumption.ts';

/**
 * Speed at which an area is reached, m/s (65 km/h): what takes a charge to its end is a day of main
 * roads, and town speeds would promise a fifth more.
 */
const MIXED_SPEED_MPS = 18;

/** Energy of a leg, kWh, from stretches that are each driven at about one speed. */
export function legEnergyKwh(stretches: readonly Stretch[], outsideC?: number): number {
  return stretches.reduce((sum, stretch) => sum + stretchKwh(stretch, outsideC), 0);
}

/**
 * State of charge at the end of each leg, %: below 0 where the charge does not reach. A charging
 * stop is left with what it is planned to charge to.
 *
 * @param waypoints where the legs end
 */
export function arrivalSocs(
  energiesKwh: readonly number[],
  waypoints: readonly Waypoint[],
  { soc, capacityKwh }: ElectricState,
): number[] {
  let left = soc;
  return energiesKwh.map((energy, leg) => {
    const arrival = Math.min(100, left - (100 * energy) / capacityKwh);
    left = Math.max(arrival, waypoints[leg]?.charge?.leaveSoc ?? arrival);
    return arrival;
  });
}

/** How far the charge reaches on roads of all kinds, m. */
export function rangeM({ soc, capacityKwh, outsideC }: ElectricState): number {
  const perMetre =
    stretchKwh({ distanceM: MIXED_SPEED_MPS, durationS: 1 }, outsideC) / MIXED_SPEED_MPS;
  return (soc / 100) * (capacityKwh / perMetre);
}
