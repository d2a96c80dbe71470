import { z } from 'zod';

/**
 * The answer of the Open-Meteo forecast API (`/v1/forecast`), as far as it is used: columns of equal
 * length. With `timeformat=unixtime` every time is in seconds and in UTC, days too.
 */

const second = z.int().min(0).max(4_102_444_800);
const column = z.array(z.number().nullable()).max(400);
const times = z.array(second).max(400);

export const forecastSchema = z.object({
  /** Of the place, seconds; what its days are counted with. */
  utc_offset_seconds: z
    .int()
    .min(-12 * 3600)
    .max(14 * 3600),
  current_units: z.object({ temperature_2m: z.literal('°C'), wind_speed_10m: z.literal('km/h') }),
  current: z.object({
    time: second,
    temperature_2m: z.number(),
    relative_humidity_2m: z.number().nullish(),
    weather_code: z.int(),
    wind_speed_10m: z.number(),
  }),
  hourly: z.object({
    time: times,
    temperature_2m: column,
    precipitation_probability: column,
    weather_code: column,
  }),
  daily: z.object({
    time: times,
    weather_code: column,
    temperature_2m_max: column,
    temperature_2m_min: column,
  }),
});

export type Forecast = z.infer<typeof forecastSchema>;

/** What is asked for; the names are the API's. */
export const FORECAST_QUERY = {
  current: 'temperature_2m,relative_humidity_2m,weather_code,wind_speed_10m',
  hourly: 'temperature_2m,precipitation_probability,weather_code',
  daily: 'weather_code,temperature_2m_max,temperature_2m_min',
  timezone: 'auto',
  timeformat: 'unixtime',
  temperature_unit: 'celsius',
  wind_speed_unit: 'kmh',
  forecast_days: '7',
} as const;
