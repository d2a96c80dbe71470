import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatterFor, type Formatter } from './format.ts';
import { DEFAULT_SETTINGS, LANGUAGES, type Settings } from './settings.ts';

const metric = formatterFor(DEFAULT_SETTINGS);
const imperial = formatterFor({
  ...DEFAULT_SETTINGS,
  language: 'en-US',
  distanceUnit: 'mi',
  temperatureUnit: 'fahrenheit',
  pressureUnit: 'psi',
});

const english = formatterFor({ ...DEFAULT_SETTINGS, language: 'en-US' });

const settings: fc.Arbitrary<Settings> = fc.record({
  ...fixed('mapView', 'guidanceVoice', 'avoid', 'socFloor', 'wakeWord'),
  language: fc.constantFrom(...LANGUAGES),
  themeMode: fc.constant('auto' as const),
  distanceUnit: fc.constantFrom('km' as const, 'mi' as const),
  temperatureUnit: fc.constantFrom('celsius' as const, 'fahrenheit' as const),
  pressureUnit: fc.constantFrom('kPa' as const, 'bar' as const, 'psi' as const),
});

/** Settings that no figure depends on. */
function fixed<K extends keyof Settings>(...keys: K[]) {
  return Object.fromEntries(keys.map((key) => [key, fc.constant(DEFAULT_SETTINGS[key])])) as {
    [Key in K]: fc.Arbitrary<Settings[Key]>;
  };
}

const NUMERIC = [
  'speed',
  'range',
  'odometer',
  'trip',
  'temperature',
  'setTemperature',
  'pressure',
  'percent',
  'power',
  'engineSpeed',
  'consumption',
] as const satisfies readonly (keyof Formatter)[];

describe('speed', () => {
  it('is a whole number without a sign', () => {
    expect(metric.speed(0.4)).toEqual({ value: '0', unit: 'km/h' });
    expect(metric.speed(-0.4).value).toBe('0');
    expect(metric.speed(-3.6).value).toBe('4');
    expect(metric.speed(119.6).value).toBe('120');
    expect(imperial.speed(100)).toEqual({ value: '62', unit: 'mph' });
  });
});

describe('distances', () => {
  it('groups the odometer and counts it down to the full kilometre', () => {
    expect(metric.odometer(58_265_900)).toEqual({ value: '58,265', unit: 'km' });
    expect(imperial.odometer(58_265_900)).toEqual({ value: '36,204', unit: 'mi' });
  });

  it('shows tenths of a trip below 100 only', () => {
    expect(metric.trip(12_340).value).toBe('12.3');
    expect(metric.trip(99_960).value).toBe('100');
    expect(metric.trip(1_234_500).value).toBe('1,235');
  });

  it('shows the range in whole kilometres', () => {
    expect(metric.range(412_499)).toEqual({ value: '412', unit: 'km' });
  });
});

describe('temperatures', () => {
  it('measures in whole degrees and sets in half degrees', () => {
    expect(metric.temperature(-0.4)).toEqual({ value: '0', unit: '°C' });
    expect(metric.temperature(-7.6).value).toBe('-8');
    expect(metric.setTemperature(22.3)).toEqual({ value: '22.5', unit: '°C' });
    expect(metric.setTemperature(23).value).toBe('23.0');
    expect(imperial.setTemperature(22.5)).toEqual({ value: '73', unit: '°F' });
  });
});

describe('pressure', () => {
  it('rounds as a tyre gauge reads', () => {
    const bar = formatterFor({ ...DEFAULT_SETTINGS, pressureUnit: 'bar' });
    expect(metric.pressure(230)).toEqual({ value: '230', unit: 'kPa' });
    expect(bar.pressure(230)).toEqual({ value: '2.3', unit: 'bar' });
    expect(imperial.pressure(230)).toEqual({ value: '33', unit: 'psi' });
  });
});

describe('power and engine', () => {
  it('drops tenths where they only flicker', () => {
    expect(metric.power(-3_240).value).toBe('3.2');
    expect(metric.power(9_960).value).toBe('10');
    expect(metric.power(87_400).value).toBe('87');
    expect(metric.engineSpeed(704).value).toBe('700');
    expect(metric.engineSpeed(6_996).value).toBe('7,000');
  });

  it('turns fuel use around for miles', () => {
    expect(metric.consumption(8.04)).toEqual({ value: '8.0', unit: 'L/100km' });
    expect(imperial.consumption(8)).toEqual({ value: '29.4', unit: 'mpg' });
    expect(imperial.consumption(0).value).toBe('—');
  });
});

describe('duration', () => {
  it('speaks in hours and minutes', () => {
    expect(english.duration(0)).toEqual({ value: '0', unit: 'min' });
    expect(english.duration(3_569).value).toBe('59');
    expect(english.duration(3_599)).toEqual({ value: '1:00', unit: 'hr' });
    expect(english.duration(3_899).value).toBe('1:05');
    expect(metric.duration(3_900)).toEqual({ value: '1:05', unit: '小时' });
    expect(metric.duration(-5)).toEqual({ value: '0', unit: '分钟' });
  });
});

describe('every figure', () => {
  it('never shows a signed zero, NaN, or an exponent', () => {
    fc.assert(
      fc.property(
        settings,
        fc.constantFrom(...NUMERIC),
        fc.double({ min: -1e7, max: 1e9, noNaN: true }),
        (chosen, name, x) => {
          const { value } = formatterFor(chosen)[name](x);
          expect(value).not.toMatch(/^-0(\.0*)?$/);
          expect(value).toMatch(/^(-?[\d,]+(\.\d)?|—)$/);
        },
      ),
    );
  });

  it('keeps the order of values as long as they differ by a unit', () => {
    const parse = (text: string) => Number(text.replaceAll(',', ''));
    fc.assert(
      fc.property(
        fc.constantFrom('range', 'odometer', 'trip', 'temperature', 'pressure', 'percent'),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (name, a, b) => {
          const [low, high] = a < b ? [a, b] : [b, a];
          expect(parse(metric[name](low).value)).toBeLessThanOrEqual(
            parse(metric[name](high).value),
          );
        },
      ),
    );
  });
});
