import { getPosition } from 'suncalc';
import type { GeoPoint } from './geodesy.ts';
import { clamp, interpolate } from './math.ts';
import { between, randomAt, STREAM } from './random.ts';

/** What surrounds the car. */
export interface Environment {
  /** Air temperature, °C. */
  readonly airTemperature: number;
  /** kg/m³, dry air at sea level. */
  readonly airDensity: number;
  /** Brightness, 0 dark to 100 full daylight. */
  readonly lightIntensity: number;
  /** Sunlight on a level surface, W/m². */
  readonly sunlight: number;
  /** Rain on the windscreen, 0 dry to 100 covered. */
  readonly rain: number;
}

const DAY = 86_400_000;
/** China Standard Time is UTC+8 all year. */
const ZONE = 8 * 3_600_000;

/** Mean of Hangzhou's warmest and coldest month: 29 °C in late July, 5 °C in late January. */
const YEAR_MEAN = 17;
const YEAR_SWING = 12;
const COLDEST_DAY = 22;
/** Half the difference between day and night, K, with the warmest hour at 15:00. */
const DAY_SWING = 4;
const WARMEST_HOUR = 15;

/** How bright the day looks by the sun's altitude in degrees; the eye's scale, not lux. */
const BRIGHTNESS = [
  [-6, 0],
  [0, 18],
  [6, 45],
  [15, 72],
  [30, 90],
  [50, 100],
] as const;

/** Global radiation of the sun in the zenith under a clear sky, W/m². */
const CLEAR_SKY = 950;

/** Length of a weather block, s; each block is dry or holds one shower. */
const RAIN_BLOCK = 1200;
const RAIN_CHANCE = 0.3;
/** Time a shower takes to swell and to fade, s. */
const RAIN_EDGE = 90;

/** Rain on the windscreen at simulated time `time` (s): showers by the seed, 0–100 %. */
export function rainAt(seed: number, time: number): number {
  const block = Math.floor(time / RAIN_BLOCK);
  if (randomAt(seed, STREAM.rain, block, 0) >= RAIN_CHANCE) return 0;
  const strength = between(15, 85, seed, STREAM.rain, block, 1);
  const from = between(60, 400, seed, STREAM.rain, block, 2);
  const to = from + between(240, 720, seed, STREAM.rain, block, 3);
  const into = time - block * RAIN_BLOCK;
  return strength * clamp(Math.min(into - from, to - into) / RAIN_EDGE, 0, 1);
}

/**
 * The surroundings at an instant.
 *
 * @param epoch simulated instant, epoch ms: season and daylight follow it
 * @param time simulated time since the start, s: the showers follow it
 */
export function environmentAt(
  seed: number,
  epoch: number,
  time: number,
  place: GeoPoint,
): Environment {
  const local = epoch + ZONE;
  const hour = (local % DAY) / 3_600_000;
  const dayOfYear = (local - Date.UTC(new Date(local).getUTCFullYear(), 0, 1)) / DAY - COLDEST_DAY;
  const season = -YEAR_SWING * Math.cos((2 * Math.PI * dayOfYear) / 365.25);
  const daily = DAY_SWING * Math.cos((2 * Math.PI * (hour - WARMEST_HOUR)) / 24);
  const weather = between(-4, 4, seed, STREAM.weather);
  const rain = rainAt(seed, time);
  const airTemperature = YEAR_MEAN + season + daily + weather - 0.03 * rain;
  const { altitude } = getPosition(new Date(epoch), place.latitude, place.longitude);
  const clouds = 1 - 0.006 * rain;
  return {
    airTemperature,
    airDensity: 353.05 / (airTemperature + 273.15),
    lightIntensity: clouds * interpolate(BRIGHTNESS, altitude),
    sunlight: clouds * CLEAR_SKY * Math.max(0, Math.sin((altitude * Math.PI) / 180)),
    rain,
  };
}
