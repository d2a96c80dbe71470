import { freshValue, type Readings } from '../vehicle/reading.ts';
import type { ElectricState } from './route.ts';

/** Below this charge the capacity that follows from energy and charge is too uncertain, %. */
const MIN_SOC = 2;

/**
 * The battery as a route needs it, or `null` when the car has none or does not tell. The capacity is
 * what the energy left would be at full charge: VSS has the energy now, not the usable capacity.
 */
export function electricStateOf(readings: Readings): ElectricState | null {
  const soc = freshValue(readings, 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed');
  const energyKwh = freshValue(
    readings,
    'Vehicle.Powertrain.TractionBattery.StateOfCharge.CurrentEnergy',
  );
  if (soc === undefined || energyKwh === undefined || soc < MIN_SOC || energyKwh <= 0) return null;
  const outsideC = freshValue(readings, 'Vehicle.Exterior.AirTemperature');
  return {
    soc: Math.min(100, soc),
    capacityKwh: energyKwh / (soc / 100),
    ...(outsideC !== undefined && { outsideC }),
  };
}
