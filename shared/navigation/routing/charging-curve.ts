/**
 * Power a fast charger may feed, as a multiple of the usable capacity per hour, by state of charge in
 * %: the shape common to today's cars, full power to half charge and a taper that makes the last
 * fifth slow. The simulated car follows the same curve (a test holds both together).
 */
const ACCEPTANCE: readonly (readonly [soc: number, perHour: number])[] = [
  [0, 1],
  [8, 1.5],
  [50, 88 / 60],
  [65, 68 / 60],
  [80, 44 / 60],
  [90, 20 / 60],
  [98, 7 / 60],
  [100, 3 / 60],
];

/** Assumed of a station that does not tell, kW: slow for a fast one, so that no promise is broken. */
export const UNKNOWN_POWER_KW = 40;

/** Power that flows at a state of charge, kW. */
export function chargingPowerKw(soc: number, capacityKwh: number, stationKw: number): number {
  return Math.min(stationKw, acceptance(soc) * capacityKwh);
}

function acceptance(soc: number): number {
  let before = ACCEPTANCE[0] ?? [0, 1];
  for (const point of ACCEPTANCE) {
    if (soc <= point[0]) {
      const width = point[0] - before[0];
      const share = width === 0 ? 0 : (soc - before[0]) / width;
      return before[1] + share * (point[1] - before[1]);
    }
    before = point;
  }
  return before[1];
}

/** Steps of the integration, %. */
const STEP = 0.5;

/** Time to charge from one state to another, s; 0 when there is nothing to charge. */
export function chargingTimeS(
  fromSoc: number,
  toSoc: number,
  capacityKwh: number,
  stationKw: number,
): number {
  if (toSoc <= fromSoc) return 0;
  const steps = Math.ceil((toSoc - fromSoc) / STEP);
  const width = (toSoc - fromSoc) / steps;
  let hours = 0;
  for (let step = 0; step < steps; step += 1) {
    const middle = fromSoc + (step + 0.5) * width;
    hours += ((width / 100) * capacityKwh) / chargingPowerKw(middle, capacityKwh, stationKw);
  }
  return hours * 3600;
}
