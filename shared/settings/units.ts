import type { DistanceUnit, PressureUnit, TemperatureUnit } from './settings.ts';

/**
 * Conversions from the units of the signal catalogue (m, km/h, °C, kPa) to the units the driver
 * chose. All factors are exact definitions: international mile 1609.344 m, pound-force per square
 * inch 6.894757293168361 kPa (NIST SP 811, appendix B).
 */

const METRES_PER_MILE = 1609.344;
const METRES_PER_KILOMETRE = 1000;
const KPA_PER_BAR = 100;
const KPA_PER_PSI = 6.894757293168361;

function metresPer(unit: DistanceUnit): number {
  return unit === 'mi' ? METRES_PER_MILE : METRES_PER_KILOMETRE;
}

/** A distance in metres, in kilometres or miles. */
export function distanceIn(unit: DistanceUnit, metres: number): number {
  return metres / metresPer(unit);
}

/** The inverse of {@link distanceIn}: metres. */
export function metresFrom(unit: DistanceUnit, distance: number): number {
  return distance * metresPer(unit);
}

/** A speed in km/h, in km/h or mph. */
export function speedIn(unit: DistanceUnit, kilometresPerHour: number): number {
  return (kilometresPerHour * METRES_PER_KILOMETRE) / metresPer(unit);
}

/** The inverse of {@link speedIn}: km/h. */
export function kilometresPerHourFrom(unit: DistanceUnit, speed: number): number {
  return (speed * metresPer(unit)) / METRES_PER_KILOMETRE;
}

/** A temperature in °C, in °C or °F. */
export function temperatureIn(unit: TemperatureUnit, celsius: number): number {
  return unit === 'fahrenheit' ? celsius * 1.8 + 32 : celsius;
}

/** The inverse of {@link temperatureIn}: °C. */
export function celsiusFrom(unit: TemperatureUnit, temperature: number): number {
  return unit === 'fahrenheit' ? (temperature - 32) / 1.8 : temperature;
}

function kilopascalsPer(unit: PressureUnit): number {
  switch (unit) {
    case 'kPa':
      return 1;
    case 'bar':
      return KPA_PER_BAR;
    case 'psi':
      return KPA_PER_PSI;
  }
}

/** A pressure in kPa, in kPa, bar, or psi. */
export function pressureIn(unit: PressureUnit, kilopascals: number): number {
  return kilopascals / kilopascalsPer(unit);
}

/** The inverse of {@link pressureIn}: kPa. */
export function kilopascalsFrom(unit: PressureUnit, pressure: number): number {
  return pressure * kilopascalsPer(unit);
}
