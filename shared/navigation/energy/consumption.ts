import { DEMO_CAR, type CarEnergy } from './demo-car.ts';

/**
 * Energy that a stretch of road takes from the battery: the longitudinal model of road loads
 * (rolling, air, climbing, changes of speed; Guzzella and Sciarretta, "Vehicle Propulsion Systems",
 * chapter 2), a heat balance of the cabin, and the battery's own loss when it is cold.
 */

const GRAVITY = 9.81;
/** Density of dry air at sea level times its temperature, kg·K/m³ (ideal gas, 1013 hPa). */
const AIR_DENSITY_TEMPERATURE = 353.05;
const KELVIN = 273.15;
const JOULES_PER_KWH = 3_600_000;

/** Assumed where nobody tells, °C. */
export const UNKNOWN_OUTSIDE_C = 20;

/** Speeds outside of this are artefacts of very short stretches, m/s. */
const MIN_SPEED = 1.5;
const MAX_SPEED = 60;

/**
 * Stops for lights and traffic per metre of town road. Faster roads have fewer: the energy of a stop
 * grows with the square of the speed, their number falls with it.
 */
const STOPS_PER_M = 1 / 900;
const TOWN_SPEED = 14;

/**
 * How much the resistance of lithium-ion cells grows per kelvin below 25 °C (Arrhenius behaviour
 * with about 20 kJ/mol, linearised in the exponent).
 */
const COLD_RESISTANCE = 0.03;
const WARM_CELL_C = 25;

/** A stretch that is driven at about one speed. */
export interface Stretch {
  readonly distanceM: number;
  readonly durationS: number;
  /** Metres climbed and descended, where the data tells. */
  readonly climbM?: number;
  readonly descentM?: number;
}

/** Mechanical energy at the wheels to keep `speedMps` over `distanceM` of level road, J. */
function rollingJ(distanceM: number, speedMps: number, outsideC: number, car: CarEnergy): number {
  const airDensity = AIR_DENSITY_TEMPERATURE / (outsideC + KELVIN);
  const rolling = car.rollingCoefficient * car.massKg * GRAVITY;
  const drag = 0.5 * airDensity * car.dragAreaM2 * speedMps * speedMps;
  return (rolling + drag) * distanceM;
}

/** Loss of all the stops on the way: what getting up to speed takes and braking does not return, J. */
function stopsJ(distanceM: number, speedMps: number, car: CarEnergy): number {
  const perMetre = STOPS_PER_M * Math.min(1, (TOWN_SPEED / speedMps) ** 2);
  const kinetic = 0.5 * car.massKg * car.rotatingFactor * speedMps * speedMps;
  const lost = 1 / car.driveEfficiency - car.recuperationEfficiency;
  return distanceM * perMetre * kinetic * lost;
}

/**
 * Energy at the battery for driving alone, J. Downhill it may be negative: what is given back is
 * bounded by the energy that is there and by the power of the motor.
 */
export function driveJ(
  { distanceM, durationS, climbM = 0, descentM = 0 }: Stretch,
  outsideC: number,
  car: CarEnergy = DEMO_CAR,
): number {
  const speed = speedOf(distanceM, durationS);
  const net =
    rollingJ(distanceM, speed, outsideC, car) + car.massKg * GRAVITY * (climbM - descentM);
  const atBattery =
    net >= 0
      ? net / car.driveEfficiency
      : Math.max(net * car.recuperationEfficiency, -car.recuperationPowerW * durationS);
  return atBattery + stopsJ(distanceM, speed, car);
}

/** Power of heating or cooling once the cabin is as wished, in the shade, W. */
export function cabinW(speedMps: number, outsideC: number, car: CarEnergy = DEMO_CAR): number {
  const { cabin } = car;
  const conductance = cabin.conductanceWPerK + cabin.conductanceWPerKPerMps * speedMps;
  const heat = conductance * (cabin.setC - outsideC) - cabin.occupantsW;
  const unit =
    heat >= 0
      ? Math.min(heat, cabin.heaterW) / cabin.heatingCop
      : Math.min(-heat, cabin.coolerW) / cabin.coolingCop;
  return unit + cabin.fanW;
}

/** What cold cells lose beyond warm ones while giving `powerW`, W. */
function coldBatteryW(powerW: number, outsideC: number, car: CarEnergy): number {
  const below = Math.max(0, WARM_CELL_C - outsideC);
  const extraOhm = car.batteryOhm * (Math.exp(COLD_RESISTANCE * below) - 1);
  return (powerW / car.batteryV) ** 2 * extraOhm;
}

/** Energy that a stretch takes from the battery, kWh. Negative where the car gains downhill. */
export function stretchKwh(
  stretch: Stretch,
  outsideC: number = UNKNOWN_OUTSIDE_C,
  car: CarEnergy = DEMO_CAR,
): number {
  const { distanceM, durationS } = stretch;
  if (durationS <= 0) return 0;
  const drive = driveJ(stretch, outsideC, car);
  const constantW = car.auxiliaryW + cabinW(speedOf(distanceM, durationS), outsideC, car);
  const powerW = drive / durationS + constantW;
  const cold = coldBatteryW(powerW, outsideC, car);
  return ((powerW + cold) * durationS) / JOULES_PER_KWH;
}

function speedOf(distanceM: number, durationS: number): number {
  if (durationS <= 0) return MIN_SPEED;
  return Math.min(MAX_SPEED, Math.max(MIN_SPEED, distanceM / durationS));
}
