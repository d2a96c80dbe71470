import { relax } from './math.ts';

export type Wheel = 'frontLeft' | 'frontRight' | 'rearLeft' | 'rearRight';

/** Placard pressure at 20 °C, kPa above the atmosphere. */
const PLACARD = 240;
const ATMOSPHERE = 101.3;
const KELVIN = 273.15;
/** Warming of a rolling tyre, K per m/s, and the time it takes, s. */
const WARMING = 0.55;
const WARMING_TIME = 700;
/** Warning 20 % below the placard pressure, and off again a little above. */
const LOW = 192;
const LOW_OFF = 202;
/** Natural loss, kPa/s (about 2 kPa a month). */
export const NATURAL_LEAK = 7.7e-7;

interface Tyre {
  /** Pressure the enclosed air would have at 20 °C, kPa above the atmosphere. */
  readonly air: number;
  readonly low: boolean;
}

export interface Tyres {
  readonly wheels: Readonly<Record<Wheel, Tyre>>;
  /** Temperature of the air in all four, °C. */
  readonly temperature: number;
}

/** Pressure of a tyre at a temperature, kPa above the atmosphere. */
export function pressureOf(tyre: Tyre, temperature: number): number {
  return ((tyre.air + ATMOSPHERE) * (temperature + KELVIN)) / (20 + KELVIN) - ATMOSPHERE;
}

/** Tyres filled a little differently, as they are. */
export function freshTyres(temperature: number, spread: (wheel: number) => number): Tyres {
  const tyre = (index: number): Tyre => ({ air: PLACARD + spread(index), low: false });
  return {
    wheels: {
      frontLeft: tyre(0),
      frontRight: tyre(1),
      rearLeft: tyre(2),
      rearRight: tyre(3),
    },
    temperature,
  };
}

/** The tyres `dt` seconds later; `leaks` in kPa/s at the placard pressure, per wheel. */
export function stepTyres(
  tyres: Tyres,
  speed: number,
  airTemperature: number,
  leaks: Readonly<Record<Wheel, number>>,
  dt: number,
): Tyres {
  const settled = airTemperature + WARMING * speed;
  const temperature = relax(tyres.temperature, settled, WARMING_TIME, dt);
  const step = (wheel: Wheel): Tyre => {
    const { air, low } = tyres.wheels[wheel];
    const next = { air: air * (1 - (leaks[wheel] / PLACARD) * dt), low };
    const pressure = pressureOf(next, temperature);
    return { ...next, low: pressure < (low ? LOW_OFF : LOW) };
  };
  return {
    wheels: {
      frontLeft: step('frontLeft'),
      frontRight: step('frontRight'),
      rearLeft: step('rearLeft'),
      rearRight: step('rearRight'),
    },
    temperature,
  };
}
