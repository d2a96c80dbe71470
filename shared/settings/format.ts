import type {
  DistanceUnit,
  Language,
  PressureUnit,
  Settings,
  TemperatureUnit,
} from './settings.ts';
import { distanceIn, pressureIn, speedIn, temperatureIn } from './units.ts';

/** A number as the driver reads it, and the symbol of its unit. */
export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

/** A quantity as one text: `320 km`, never broken between the figure and its unit (ISO 80000-1, 7.1.4). */
export function quantityText({ value, unit }: Quantity): string {
  return `${value}\u00a0${unit}`;
}

const SPEED_UNITS: Readonly<Record<DistanceUnit, string>> = { km: 'km/h', mi: 'mph' };
const TEMPERATURE_SYMBOLS: Readonly<Record<TemperatureUnit, string>> = {
  celsius: '°C',
  fahrenheit: '°F',
};
const PRESSURE_DIGITS: Readonly<Record<PressureUnit, number>> = { kPa: 0, bar: 1, psi: 0 };

/** From here on a tenth of a kilometre tells the driver nothing. */
const TENTHS_BELOW = 100;

type UnitSettings = Pick<
  Settings,
  'language' | 'distanceUnit' | 'temperatureUnit' | 'pressureUnit'
>;

/**
 * Writes catalogue values (m, km/h, °C, kPa, W, s) in the driver's units and language. A value that
 * rounds to zero never carries a sign.
 */
export interface Formatter {
  /** Road speed from km/h: a whole number without sign, the gear says which way. */
  speed(kilometresPerHour: number): Quantity;
  /** Distance left from metres: whole kilometres or miles. */
  range(metres: number): Quantity;
  /** Odometer from metres: whole, grouped, rounded down as an odometer counts. */
  odometer(metres: number): Quantity;
  /** A trip from metres: tenths up to 100, whole beyond. */
  trip(metres: number): Quantity;
  /** Measured temperature from °C: a whole number. */
  temperature(celsius: number): Quantity;
  /** Set temperature from °C: half degrees Celsius, or whole degrees Fahrenheit. */
  setTemperature(celsius: number): Quantity;
  /** Tyre pressure from kPa: 230 kPa, 2.3 bar, 33 psi. */
  pressure(kilopascals: number): Quantity;
  /** Share from 0 to 100, whole. */
  percent(share: number): Quantity;
  /** Power from watts, without sign: tenths of a kilowatt below 10, whole beyond. */
  power(watts: number): Quantity;
  /** Engine speed from revolutions per minute, to the nearest ten: the last digit only flickers. */
  engineSpeed(revolutionsPerMinute: number): Quantity;
  /** Fuel use from l/100km: tenths; miles per US gallon when distances are in miles. */
  consumption(litresPer100km: number): Quantity;
  /** Duration from seconds, rounded to minutes: `31` `min` below an hour, `1:05` `hr` beyond. */
  duration(seconds: number): Quantity;
  /** A whole number, grouped. */
  count(number: number): string;
}

/** 1 mpg (US) is 235.2145833 l/100km divided by the figure: 100 km in miles, 3.785411784 l per gallon. */
const MPG_FACTOR = 235.214583;

/** Below this, l/100km, the car coasts, and miles per gallon would be a figure without meaning. */
const LEAST_CONSUMPTION = 0.05;

const cache = new Map<string, Formatter>();

/** The formatter for these settings; the same object for the same settings. */
export function formatterFor(settings: UnitSettings): Formatter {
  const { language, distanceUnit, temperatureUnit, pressureUnit } = settings;
  const key = [language, distanceUnit, temperatureUnit, pressureUnit].join();
  const known = cache.get(key);
  if (known) return known;
  const created = createFormatter(settings);
  cache.set(key, created);
  return created;
}

function createFormatter(settings: UnitSettings): Formatter {
  const { language, distanceUnit, temperatureUnit, pressureUnit } = settings;
  const whole = decimal(language, 0);
  const tenths = decimal(language, 1);
  const grouped = new Intl.NumberFormat(language, {
    maximumFractionDigits: 0,
    signDisplay: 'negative',
  });
  const pressureFormat = decimal(language, PRESSURE_DIGITS[pressureUnit]);
  const hourName = unitName(language, 'hour');
  const minuteName = unitName(language, 'minute');
  const distance = (value: string): Quantity => ({ value, unit: distanceUnit });
  const inTenthsBelow = (limit: number, value: number): string =>
    Math.abs(value) < limit - 0.05 ? tenths.format(value) : whole.format(value);

  return {
    speed: (kilometresPerHour) => ({
      value: whole.format(Math.abs(speedIn(distanceUnit, kilometresPerHour))),
      unit: SPEED_UNITS[distanceUnit],
    }),
    range: (metres) => distance(grouped.format(distanceIn(distanceUnit, metres))),
    odometer: (metres) => distance(grouped.format(Math.floor(distanceIn(distanceUnit, metres)))),
    trip: (metres) => {
      const value = distanceIn(distanceUnit, metres);
      return distance(value < TENTHS_BELOW - 0.05 ? tenths.format(value) : grouped.format(value));
    },
    temperature: (celsius) => ({
      value: whole.format(temperatureIn(temperatureUnit, celsius)),
      unit: TEMPERATURE_SYMBOLS[temperatureUnit],
    }),
    setTemperature: (celsius) => {
      const value = temperatureIn(temperatureUnit, celsius);
      return {
        value:
          temperatureUnit === 'fahrenheit'
            ? whole.format(value)
            : tenths.format(Math.round(value * 2) / 2),
        unit: TEMPERATURE_SYMBOLS[temperatureUnit],
      };
    },
    pressure: (kilopascals) => ({
      value: pressureFormat.format(pressureIn(pressureUnit, kilopascals)),
      unit: pressureUnit,
    }),
    percent: (share) => ({ value: whole.format(share), unit: '%' }),
    power: (watts) => ({ value: inTenthsBelow(10, Math.abs(watts) / 1000), unit: 'kW' }),
    engineSpeed: (revolutionsPerMinute) => ({
      value: grouped.format(Math.round(revolutionsPerMinute / 10) * 10),
      unit: 'rpm',
    }),
    consumption: (litresPer100km) =>
      distanceUnit === 'mi'
        ? {
            value:
              litresPer100km >= LEAST_CONSUMPTION
                ? inTenthsBelow(100, MPG_FACTOR / litresPer100km)
                : '—',
            unit: 'mpg',
          }
        : { value: inTenthsBelow(100, litresPer100km), unit: 'L/100km' },
    duration: (seconds) => {
      const total = Math.max(0, Math.round(seconds / 60));
      if (total < 60) return { value: whole.format(total), unit: minuteName };
      const minutes = String(total % 60).padStart(2, '0');
      return { value: `${grouped.format(Math.floor(total / 60))}:${minutes}`, unit: hourName };
    },
    count: (number) => grouped.format(number),
  };
}

function decimal(language: Language, digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
    signDisplay: 'negative',
  });
}

function unitName(language: Language, unit: 'hour' | 'minute'): string {
  const parts = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
  }).formatToParts(2);
  return parts.find(({ type }) => type === 'unit')?.value ?? unit;
}
