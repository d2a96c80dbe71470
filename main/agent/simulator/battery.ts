import { clamp, interpolate, relax } from './math.ts';

/** Usable energy of the traction battery, Wh. */
export const CAPACITY = 60_000;
/** Heat capacity of cells and coolant, J/K. */
const HEAT_CAPACITY = 420_000;
/** Heat conductance to the air, W/K: at rest, and with the coolant circulating when it is warm. */
const CONDUCTANCE = 35;
const COOLED_CONDUCTANCE = 300;
const COOLED_FROM = 35;
/** Share of the power through the battery that becomes heat, per watt (R/U² of 60 mΩ at 355 V). */
const HEAT_PER_SQUARE_WATT = 0.06 / (355 * 355);

/** Most that the battery gives, W, by state of charge in %: the reserve limps. */
const DISCHARGE = [
  [0, 0],
  [0.3, 8_000],
  [2, 35_000],
  [6, 110_000],
  [12, 200_000],
] as const;

/** Power a fast charger may feed, W, by state of charge in %. */
const ACCEPTANCE = [
  [0, 60_000],
  [8, 90_000],
  [50, 88_000],
  [65, 68_000],
  [80, 44_000],
  [90, 20_000],
  [98, 7_000],
  [100, 3_000],
] as const;

/** Share of the charging power by cell temperature, °C: cold and hot cells charge slowly. */
const ACCEPTANCE_BY_TEMPERATURE = [
  [-10, 0.15],
  [5, 0.5],
  [20, 1],
  [45, 1],
  [55, 0.3],
] as const;

export interface Battery {
  /** Usable energy stored, Wh, [0, {@link CAPACITY}]. */
  readonly energy: number;
  /** Mean cell temperature, °C. */
  readonly temperature: number;
  /** Power at the terminals, W: positive into the battery. */
  readonly power: number;
}

/** State of charge, %. */
export function stateOfCharge(battery: Battery): number {
  return (100 * battery.energy) / CAPACITY;
}

/** Most that the battery gives now, W. */
export function dischargeLimit(battery: Battery): number {
  return interpolate(DISCHARGE, stateOfCharge(battery));
}

/** Most that the battery takes from a charger, W, at a state of charge (%) and temperature (°C). */
export function chargeAcceptance(soc: number, temperature: number): number {
  return interpolate(ACCEPTANCE, soc) * interpolate(ACCEPTANCE_BY_TEMPERATURE, temperature);
}

/**
 * Lets `power` (W, positive into the battery) flow for `dt` seconds. The stored energy is the
 * integral of the terminal power: cell losses are part of the drive's efficiency and appear here
 * as heat only. An empty battery gives nothing, a full one takes nothing.
 */
export function stepBattery(
  battery: Battery,
  power: number,
  airTemperature: number,
  dt: number,
): Battery {
  const energy = clamp(battery.energy + (power * dt) / 3600, 0, CAPACITY);
  const flowed = ((energy - battery.energy) * 3600) / dt;
  const heat = HEAT_PER_SQUARE_WATT * flowed * flowed;
  const conductance = battery.temperature > COOLED_FROM ? COOLED_CONDUCTANCE : CONDUCTANCE;
  const settled = airTemperature + heat / conductance;
  const temperature = relax(battery.temperature, settled, HEAT_CAPACITY / conductance, dt);
  return { energy, temperature, power: flowed };
}
