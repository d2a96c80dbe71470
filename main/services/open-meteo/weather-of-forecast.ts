import { weatherSchema, type Weather } from '../../../shared/services/weather.ts';
import { failed } from '../provider-fault.ts';
import type { ProviderAnswer } from '../provider.ts';
import type { Forecast } from './forecast.ts';
import { conditionOf } from './weather-code.ts';

const HOUR_MS = 3_600_000;
const MAX_HOURS = 48;

/** The API updates `current` every 15 minutes; beyond this a cache on the way has held it. */
const MAX_AGE_MS = 3 * HOUR_MS;

/** How far the clock of the car may lag behind. */
const MAX_AHEAD_MS = HOUR_MS;

/**
 * The weather that a forecast tells. Hours and days that are over, or of which something is missing,
 * are left out; weather that is not of now is refused.
 *
 * @param now wall clock, epoch ms
 */
export function weatherOf(forecast: Forecast, now: number): ProviderAnswer<Weather> {
  const { current } = forecast;
  const issuedAt = current.time * 1000;
  if (issuedAt < now - MAX_AGE_MS)
    return failed('implausible', false, 'the weather is of the past');
  if (issuedAt > now + MAX_AHEAD_MS) {
    return failed('implausible', false, 'the weather is of the future');
  }
  const condition = conditionOf(current.weather_code);
  if (condition === undefined) return failed('invalid', false, 'unknown weather code');
  const weather = weatherSchema.safeParse({
    issuedAt,
    now: {
      condition,
      temperatureC: current.temperature_2m,
      windKmh: current.wind_speed_10m,
      ...(typeof current.relative_humidity_2m === 'number' && {
        humidity: current.relative_humidity_2m,
      }),
    },
    hours: hoursOf(forecast, now),
    days: daysOf(forecast, now),
  });
  return weather.success
    ? { ok: true, value: weather.data }
    : failed('implausible', false, `weather out of range: ${pathOf(weather.error.issues)}`);
}

function hoursOf({ hourly }: Forecast, now: number): Weather['hours'] {
  const hours = hourly.time.flatMap((second, index): Weather['hours'] => {
    const at = second * 1000;
    const condition = conditionOf(hourly.weather_code[index] ?? NaN);
    const temperatureC = hourly.temperature_2m[index] ?? null;
    const precipitation = hourly.precipitation_probability[index] ?? null;
    if (at + HOUR_MS <= now) return [];
    if (condition === undefined || temperatureC === null || precipitation === null) return [];
    return [{ at, condition, temperatureC, precipitation }];
  });
  return hours.slice(0, MAX_HOURS);
}

function daysOf({ daily, utc_offset_seconds: offset }: Forecast, now: number): Weather['days'] {
  const today = dayAt(now, offset);
  const days = daily.time.flatMap((second, index): Weather['days'] => {
    const day = dayAt(second * 1000, offset);
    const condition = conditionOf(daily.weather_code[index] ?? NaN);
    const highC = daily.temperature_2m_max[index] ?? null;
    const lowC = daily.temperature_2m_min[index] ?? null;
    if (day < today || condition === undefined || highC === null || lowC === null) return [];
    if (lowC > highC) return [];
    return [{ day, condition, lowC, highC }];
  });
  return days.slice(0, 10);
}

/** The date at a moment on a clock `offsetS` seconds ahead of UTC. */
function dayAt(at: number, offsetS: number): string {
  return new Date(at + offsetS * 1000).toISOString().slice(0, 10);
}

function pathOf(issues: readonly { readonly path: readonly PropertyKey[] }[]): string {
  return issues[0]?.path.join('.') ?? 'unknown';
}
