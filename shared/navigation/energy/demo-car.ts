/**
 * What the energy estimate knows of the car: a mid-size electric saloon, the same car that the
 * simulator drives (a test holds both against each other).
 */
export interface CarEnergy {
  readonly massKg: number;
  /** Mass that wheels, gears, and rotor seem to add when the speed changes. */
  readonly rotatingFactor: number;
  readonly rollingCoefficient: number;
  /** cd·A */
  readonly dragAreaM2: number;
  /** Battery to wheels, and back. */
  readonly driveEfficiency: number;
  readonly recuperationEfficiency: number;
  /** Most that braking gives back, W. */
  readonly recuperationPowerW: number;
  /** Control units, displays, pumps. */
  readonly auxiliaryW: number;
  /** Battery: nominal voltage and resistance at 25 °C. */
  readonly batteryV: number;
  readonly batteryOhm: number;
  readonly cabin: CabinEnergy;
}

export interface CabinEnergy {
  readonly setC: number;
  /** Heat through body, glass, and fresh air, at rest and per m/s of wind. */
  readonly conductanceWPerK: number;
  readonly conductanceWPerKPerMps: number;
  /** Heat of the people in it. */
  readonly occupantsW: number;
  readonly fanW: number;
  readonly heatingCop: number;
  readonly coolingCop: number;
  readonly heaterW: number;
  readonly coolerW: number;
}

export const DEMO_CAR: CarEnergy = {
  massKg: 2000,
  rotatingFactor: 1.04,
  rollingCoefficient: 0.0095,
  dragAreaM2: 0.62,
  driveEfficiency: 0.89,
  recuperationEfficiency: 0.86,
  recuperationPowerW: 60_000,
  auxiliaryW: 350,
  batteryV: 355,
  batteryOhm: 0.06,
  cabin: {
    setC: 22,
    conductanceWPerK: 45 + 0.2 * 0.12 * 1005,
    conductanceWPerKPerMps: 1,
    occupantsW: 150,
    fanW: 13,
    heatingCop: 1.8,
    coolingCop: 2.4,
    heaterW: 3900,
    coolerW: 3600,
  },
};
