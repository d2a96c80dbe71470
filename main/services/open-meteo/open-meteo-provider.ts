import type { Point } from '../../../shared/navigation/place.ts';
import type { ProviderConfig } from '../../../shared/services/manifest.ts';
import type { Weather } from '../../../shared/services/weather.ts';
import { fetchJson } from '../fetch-json.ts';
import { LACKING } from '../lacking-provider.ts';
import { failed, type Failed } from '../provider-fault.ts';
import type { ProviderAnswer, ProviderParts, ServiceProvider } from '../provider.ts';
import { FORECAST_QUERY, forecastSchema } from './forecast.ts';
import { weatherOf } from './weather-of-forecast.ts';

type OpenMeteoConfig = Extract<ProviderConfig, { readonly kind: 'openMeteo' }>;

/** Weather by a forecast API of the Open-Meteo shape; `config.url` is what stands before `/v1`. */
export function createOpenMeteoProvider(
  config: OpenMeteoConfig,
  parts: ProviderParts,
): ServiceProvider {
  return { ...LACKING, weather: (at) => weatherAt(config, parts, at) };
}

async function weatherAt(
  { url, timeoutMs }: OpenMeteoConfig,
  { fetch, clock, rejections }: ProviderParts,
  at: Point,
): Promise<ProviderAnswer<Weather>> {
  const answer = await fetchJson(fetch, new Request(forecastUrl(url, at)), { timeoutMs });
  if (!answer.ok) return answer;
  const { status, body } = answer.value;
  if (status !== 200) return refusalOf(status);
  const forecast = forecastSchema.safeParse(body);
  if (!forecast.success) {
    rejections.add('services', 'open-meteo-invalid');
    const path = forecast.error.issues[0]?.path.join('.');
    return failed('invalid', false, `not a forecast: ${path ?? 'unknown'}`);
  }
  const weather = weatherOf(forecast.data, clock.now().wall);
  if (!weather.ok) rejections.add('services', 'open-meteo-implausible');
  return weather;
}

function forecastUrl(base: string, { lon, lat }: Point): URL {
  const url = new URL(`${base.replace(/\/$/, '')}/v1/forecast`);
  url.searchParams.set('latitude', String(lat));
  url.searchParams.set('longitude', String(lon));
  for (const [name, value] of Object.entries(FORECAST_QUERY)) url.searchParams.set(name, value);
  return url;
}

function refusalOf(status: number): Failed {
  if (status === 429) return failed('busy', false, 'the limit of requests is reached');
  if (status >= 500) return failed('internal', false, `status ${status}`);
  return failed('badRequest', true, `status ${status}`);
}
