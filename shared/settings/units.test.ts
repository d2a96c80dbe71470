import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISTANCE_UNITS, PRESSURE_UNITS, TEMPERATURE_UNITS } from './settings.ts';
import {
  celsiusFrom,
  distanceIn,
  kilometresPerHourFrom,
  kilopascalsFrom,
  metresFrom,
  pressureIn,
  speedIn,
  temperatureIn,
} from './units.ts';

const PAIRS = [
  ...DISTANCE_UNITS.map(
    (unit) =>
      [
        `distance ${unit}`,
        (x: number) => distanceIn(unit, x),
        (x: number) => metresFrom(unit, x),
      ] as const,
  ),
  ...DISTANCE_UNITS.map(
    (unit) =>
      [
        `speed ${unit}`,
        (x: number) => speedIn(unit, x),
        (x: number) => kilometresPerHourFrom(unit, x),
      ] as const,
  ),
  ...TEMPERATURE_UNITS.map(
    (unit) =>
      [
        `temperature ${unit}`,
        (x: number) => temperatureIn(unit, x),
        (x: number) => celsiusFrom(unit, x),
      ] as const,
  ),
  ...PRESSURE_UNITS.map(
    (unit) =>
      [
        `pressure ${unit}`,
        (x: number) => pressureIn(unit, x),
        (x: number) => kilopascalsFrom(unit, x),
      ] as const,
  ),
];

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe.each(PAIRS)('%s', (_name, to, from) => {
  it('comes back to where it started', () => {
    fc.assert(
      fc.property(value, (x) => {
        expect(from(to(x))).toBeCloseTo(x, 6);
      }),
    );
  });

  it('keeps the order of values', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        fc.pre(Math.abs(a - b) > 1e-6);
        expect(to(a) < to(b)).toBe(a < b);
      }),
    );
  });
});

describe('known points', () => {
  it('converts by definition', () => {
    expect(distanceIn('mi', 1609.344)).toBe(1);
    expect(speedIn('mi', 160.9344)).toBeCloseTo(100, 9);
    expect(speedIn('km', 120)).toBe(120);
    expect(temperatureIn('fahrenheit', -40)).toBe(-40);
    expect(temperatureIn('fahrenheit', 100)).toBeCloseTo(212, 9);
    expect(pressureIn('bar', 230)).toBeCloseTo(2.3, 9);
    expect(pressureIn('psi', 230)).toBeCloseTo(33.359, 3);
  });
});
