import type { DistanceUnit } from '../../settings/settings.ts';
import { distanceIn, speedIn } from '../../settings/units.ts';
import type { Message } from '../../language/message.ts';

/** Feet in a mile (international foot, 0.3048 m). */
const FEET_PER_MILE = 5280;

/**
 * A distance as one says it: 30 m, 150 m, 300 m, 1.2 km, 14 km. Figures are rounded so far that the
 * ear takes them in and the next announcement does not seem to contradict this one.
 */
export function distanceMessage(metres: number, unit: DistanceUnit): Message {
  return unit === 'mi' ? inMiles(Math.max(0, metres)) : inKilometres(Math.max(0, metres));
}

function inKilometres(metres: number): Message {
  const rounded = metresRounded(metres);
  if (rounded < 1000) return { key: 'distance.metres', values: { value: rounded } };
  const value = tenthsBelowTen(metres / 1000);
  return { key: value === 1 ? 'distance.kilometre' : 'distance.kilometres', values: { value } };
}

function metresRounded(metres: number): number {
  if (metres < 100) return Math.max(10, toNearest(10, metres));
  return metres < 300 ? toNearest(50, metres) : toNearest(100, metres);
}

function inMiles(metres: number): Message {
  const miles = distanceIn('mi', metres);
  if (miles < 0.19) {
    const feet = miles * FEET_PER_MILE;
    const value = Math.max(50, feet < 300 ? toNearest(50, feet) : toNearest(100, feet));
    return { key: 'distance.feet', values: { value } };
  }
  if (miles < 0.375) return { key: 'distance.quarterMile' };
  if (miles < 0.625) return { key: 'distance.halfMile' };
  if (miles < 0.875) return { key: 'distance.threeQuarterMile' };
  const value = tenthsBelowTen(miles);
  return { key: value === 1 ? 'distance.mile' : 'distance.miles', values: { value } };
}

/** A duration as one says it: at least a minute, hours and minutes from one hour on. */
export function durationMessage(seconds: number): Message {
  const total = Math.max(1, Math.round(seconds / 60));
  const hours = Math.floor(total / 60);
  const minutes = total % 60;
  if (hours === 0) {
    return { key: minutes === 1 ? 'duration.minute' : 'duration.minutes', values: { minutes } };
  }
  if (minutes === 0) {
    return { key: hours === 1 ? 'duration.hour' : 'duration.hours', values: { hours } };
  }
  const key = hours === 1 ? 'duration.hourAndMinutes' : 'duration.hoursAndMinutes';
  return { key, values: { hours, minutes } };
}

/** A speed limit as the number on the sign, or its equal in mph. */
export function limitValue(kmh: number, unit: DistanceUnit): number {
  return Math.round(speedIn(unit, kmh));
}

function toNearest(step: number, value: number): number {
  return Math.round(value / step) * step;
}

function tenthsBelowTen(value: number): number {
  return value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value);
}
