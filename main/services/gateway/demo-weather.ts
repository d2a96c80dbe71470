import { minuteOfDayAt } from '../../../shared/services/pricing.ts';
import { WEATHER_CONDITIONS, type Weather } from '../../../shared/services/weather.ts';
import { chanceOf } from './chance.ts';
import { DAY_MS, dayAt, startOfDay } from './merchant-day.ts';

type Condition = (typeof WEATHER_CONDITIONS)[number];

/** Hangzhou by month, rounded from the climate normals of 1991–2020: mean low and high, °C; share of days with rain. */
const CLIMATE: readonly { readonly low: number; readonly high: number; readonly rain: number }[] = [
  { low: 2, high: 9, rain: 0.4 },
  { low: 4, high: 11, rain: 0.42 },
  { low: 8, high: 16, rain: 0.47 },
  { low: 13, high: 22, rain: 0.45 },
  { low: 18, high: 27, rain: 0.44 },
  { low: 22, high: 30, rain: 0.5 },
  { low: 26, high: 35, rain: 0.42 },
  { low: 25, high: 34, rain: 0.43 },
  { low: 21, high: 29, rain: 0.36 },
  { low: 15, high: 24, rain: 0.27 },
  { low: 9, high: 18, rain: 0.32 },
  { low: 4, high: 12, rain: 0.3 },
];

const HOUR_MS = 3_600_000;
/** The weather of the demo changes every three hours at most. */
const SPELL_MS = 3 * HOUR_MS;
const HOURS = 24;
const DAYS = 7;

interface Day {
  readonly lowC: number;
  readonly highC: number;
  /** Chance that a spell of this day is wet, 0 … 1. */
  readonly wet: number;
}

function dayOf(day: string): Day {
  const { low, high, rain } = CLIMATE[Number(day.slice(5, 7)) - 1] ?? {
    low: 10,
    high: 20,
    rain: 0.3,
  };
  const shift = (chanceOf(`warm ${day}`) - 0.5) * 8;
  const isWet = chanceOf(`wet ${day}`) < rain;
  // Clouds flatten the day.
  const spread = isWet ? 0.6 : 1 + chanceOf(`spread ${day}`) * 0.2;
  const middle = (low + high) / 2 + shift;
  const half = ((high - low) / 2) * spread;
  return { lowC: round(middle - half), highC: round(middle + half), wet: isWet ? 0.6 : 0 };
}

function round(celsius: number): number {
  return Math.round(celsius * 10) / 10;
}

/** Coldest at five in the morning, warmest at two in the afternoon. */
function temperatureAt(at: number): number {
  const { lowC, highC } = dayOf(dayAt(at));
  const hour = minuteOfDayAt(at) / 60;
  const warmth = (1 + Math.cos(((hour - 14) / (hour > 5 && hour < 14 ? 9 : 15)) * Math.PI)) / 2;
  return round(lowC + (highC - lowC) * warmth);
}

function conditionAt(at: number): Condition {
  const day = dayAt(at);
  const spell = Math.floor(at / SPELL_MS);
  const { wet } = dayOf(day);
  const chance = chanceOf(`spell ${spell}`);
  const celsius = temperatureAt(at);
  if (chance < wet) {
    if (celsius < 1) return 'snow';
    if (chance < wet * 0.15) return celsius > 24 ? 'thunderstorm' : 'heavyRain';
    return chance < wet * 0.6 ? 'rain' : 'drizzle';
  }
  if (wet > 0) return 'cloudy';
  const hour = minuteOfDayAt(at) / 60;
  if (hour < 9 && chanceOf(`fog ${day}`) < 0.08) return 'fog';
  return chance < 0.4 ? 'clear' : chance < 0.8 ? 'partlyCloudy' : 'cloudy';
}

const PRECIPITATION: Readonly<Partial<Record<Condition, number>>> = {
  drizzle: 60,
  rain: 80,
  heavyRain: 95,
  thunderstorm: 90,
  snow: 80,
  cloudy: 15,
};

/**
 * Weather of the demo: plausible for Hangzhou and the date, the same for the same hour, invented.
 *
 * @param now epoch ms
 */
export function demoWeather(now: number): Weather {
  const day = dayAt(now);
  const condition = conditionAt(now);
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  const midnight = startOfDay(day);
  return {
    issuedAt: hour,
    now: {
      condition,
      temperatureC: temperatureAt(now),
      windKmh: Math.round(4 + chanceOf(`wind ${hour}`) * 18),
      humidity: Math.round(
        (PRECIPITATION[condition] ?? 5) > 50 ? 88 : 45 + chanceOf(`damp ${day}`) * 35,
      ),
      airQuality: Math.round(35 + chanceOf(`air ${day}`) * 75),
    },
    hours: Array.from({ length: HOURS }, (_, index) => {
      const at = hour + (index + 1) * HOUR_MS;
      const then = conditionAt(at);
      return {
        at,
        condition: then,
        temperatureC: temperatureAt(at),
        precipitation: PRECIPITATION[then] ?? 5,
      };
    }),
    days: Array.from({ length: DAYS }, (_, index) => {
      const start = midnight + index * DAY_MS;
      const { lowC, highC } = dayOf(dayAt(start));
      return { day: dayAt(start), condition: worstOf(start), lowC, highC };
    }),
  };
}

/** What a day is remembered for: its worst weather between seven and seven. */
function worstOf(midnight: number): Condition {
  const spells = [7, 10, 13, 16, 19].map((hour) => conditionAt(midnight + hour * HOUR_MS));
  return spells.reduce((worst, condition) =>
    WEATHER_CONDITIONS.indexOf(condition) > WEATHER_CONDITIONS.indexOf(worst) ? condition : worst,
  );
}
