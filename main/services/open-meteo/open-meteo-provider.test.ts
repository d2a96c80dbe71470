import fc from 'fast-check';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import { isPlausibleWeather } from '../../../shared/services/plausible.ts';
import { WEATHER_CONDITIONS, weatherSchema } from '../../../shared/services/weather.ts';
import { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { ProviderAnswer, ServiceProvider } from '../provider.ts';
import { createOpenMeteoProvider } from './open-meteo-provider.ts';
import { OpenMeteoServer } from './open-meteo-server.fixture.ts';
import { conditionOf } from './weather-code.ts';

const HOUR_MS = 3_600_000;
const AT = { lon: 120.142537, lat: 30.242549 };

let server: OpenMeteoServer;
let clock: FakeClock;
let rejections: Rejections;
let provider: ServiceProvider;

beforeEach(async () => {
  clock = new FakeClock(Date.parse('2026-03-01T18:20:00Z'));
  server = new OpenMeteoServer(clock.now().wall / 1000);
  rejections = new Rejections();
  provider = createOpenMeteoProvider(
    { kind: 'openMeteo', url: await server.open(), timeoutMs: 250 },
    { fetch: (request) => fetch(request), clock, log: pino({ level: 'silent' }), rejections },
  );
});

afterEach(async () => {
  await server.close();
});

function valueOf<Value>(answer: ProviderAnswer<Value>): Value {
  if (answer.ok) return answer.value;
  throw new Error(`${answer.fault.code}: ${answer.fault.message}`);
}

function faultOf(answer: ProviderAnswer<unknown>) {
  if (!answer.ok) return answer.fault;
  throw new Error('the answer has no fault');
}

describe('weather', () => {
  it('is that of now, the hours, and the days to come', async () => {
    const weather = valueOf(await provider.weather(AT));
    expect(weather.now).toEqual({
      condition: 'rain',
      temperatureC: 10.5,
      windKmh: 10.5,
      humidity: 70,
    });
    expect(weather.issuedAt).toBe(clock.now().wall);
    expect(weather.hours).toHaveLength(48);
    expect(weather.hours[0]).toEqual({
      at: Date.parse('2026-03-01T18:00:00Z'),
      condition: 'rain',
      temperatureC: 10.5,
      precipitation: 70,
    });
    expect(isPlausibleWeather(weatherSchema.parse(weather), clock.now().wall)).toBe(true);
  });

  it.each([
    // 18:20 UTC is the next day in China, and still the same in New York.
    [8, '2026-03-02'],
    [-5, '2026-03-01'],
    [5.75, '2026-03-02'],
    [0, '2026-03-01'],
  ])('has days by the clock there (UTC%d)', async (hours, today) => {
    server.utcOffsetS = hours * 3600;
    const { days } = valueOf(await provider.weather(AT));
    expect(days[0]).toEqual({ day: today, condition: 'rain', lowC: 4, highC: 14 });
    expect(days).toHaveLength(7);
    expect(new Set(days.map(({ day }) => day)).size).toBe(7);
  });

  it('is asked for at the place that is named', async () => {
    await provider.weather({ lon: 120.1, lat: 30.2 });
    expect(server.asked[0]?.searchParams.get('latitude')).toBe('30.2');
    expect(server.asked[0]?.searchParams.get('longitude')).toBe('120.1');
  });

  it('leaves out hours and days of which something is missing', async () => {
    server.damage = (answer) => {
      const { hourly, daily } = answer as {
        hourly: Record<string, (number | null)[]>;
        daily: Record<string, (number | null)[]>;
      };
      hourly['precipitation_probability']?.fill(null, 20);
      daily['weather_code']?.fill(4711, 1, 2);
      daily['temperature_2m_min']?.fill(50, 2, 3);
      return answer;
    };
    const weather = valueOf(await provider.weather(AT));
    // From 02:00 local, of the 20 hours of the day that are known.
    expect(weather.hours).toHaveLength(18);
    expect(weather.days).toHaveLength(5);
  });

  it('knows every code that the API documents', () => {
    const documented = [
      0, 1, 2, 3, 45, 48, 51, 53, 55, 56, 57, 61, 63, 65, 66, 67, 71, 73, 75, 77, 80, 81, 82, 85,
      86, 95, 96, 99,
    ];
    for (const code of documented) expect(WEATHER_CONDITIONS).toContain(conditionOf(code));
    expect(conditionOf(95)).toBe('thunderstorm');
    expect(conditionOf(33)).toBe('dust');
    expect(conditionOf(100)).toBeUndefined();
  });

  it('is all that this provider has', async () => {
    const search = { category: 'coffee', near: AT, radiusM: 100, limit: 1 } as const;
    expect(faultOf(await provider.merchants(search)).code).toBe('notSupported');
    expect(faultOf(await provider.offers(AT)).code).toBe('notSupported');
  });
});

describe('weather that cannot be true', () => {
  it.each([
    ['of the past', -4 * HOUR_MS],
    ['of the future', 2 * HOUR_MS],
  ])('%s is refused', async (_name, shift) => {
    server.now += shift / 1000;
    expect(faultOf(await provider.weather(AT))).toMatchObject({
      code: 'implausible',
      isFinal: false,
    });
    expect(rejections.of('services', 'open-meteo-implausible')).toBe(1);
  });

  it.each([
    ['a heat that melts', { temperature_2m: 200 }, 'implausible'],
    ['a wind below nothing', { wind_speed_10m: -3 }, 'implausible'],
    ['an unknown code', { weather_code: 42_000 }, 'invalid'],
    ['a text for a number', { temperature_2m: '21' }, 'invalid'],
  ])('with %s is refused', async (_name, more, code) => {
    server.damage = (answer) => ({
      ...answer,
      current: { ...(answer['current'] as object), ...more },
    });
    expect(faultOf(await provider.weather(AT)).code).toBe(code);
  });

  it('in other units is refused', async () => {
    const units = { temperature_2m: '°F', wind_speed_10m: 'km/h' };
    server.damage = (answer) => ({ ...answer, current_units: units });
    expect(faultOf(await provider.weather(AT)).code).toBe('invalid');
  });
});

describe('a service that misbehaves', () => {
  it.each([
    [
      'HTML',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      'notJson',
      true,
    ],
    ['half an answer', () => new Response('{"current":{"time":17'), 'notJson', true],
    ['too much', () => new Response(JSON.stringify('x'.repeat(1_500_000))), 'tooLarge', true],
    [
      'a limit',
      () =>
        Response.json(
          { error: true, reason: 'Minutely API request limit exceeded.' },
          { status: 429 },
        ),
      'busy',
      false,
    ],
    [
      'a refusal',
      () => Response.json({ error: true, reason: 'Latitude 30.24' }, { status: 400 }),
      'badRequest',
      true,
    ],
    ['an error', () => Response.json({}, { status: 503 }), 'internal', false],
    ['silence', () => new Promise<Response>(() => undefined), 'timeout', false],
  ])('with %s is a fault', async (_name, misbehave, code, isFinal) => {
    server.misbehave = misbehave;
    const fault = faultOf(await provider.weather(AT));
    expect(fault).toMatchObject({ code, isFinal });
    expect(fault.message).not.toMatch(/30\.24|120\.14/);
  });

  it('and is down is a fault', async () => {
    await server.close();
    expect(faultOf(await provider.weather(AT))).toMatchObject({
      code: 'unreachable',
      isFinal: false,
    });
  });

  it('never makes it throw', async () => {
    const parts = ['current', 'hourly', 'daily', 'current_units', 'utc_offset_seconds'];
    const names = ['time', 'temperature_2m', 'weather_code', 'precipitation_probability'];
    const junk = fc.oneof(
      fc.jsonValue(),
      fc.array(fc.oneof(fc.integer(), fc.double(), fc.constant(null)), { maxLength: 200 }),
    );
    const damages = fc.tuple(fc.constantFrom(...parts), fc.option(fc.constantFrom(...names)), junk);
    await fc.assert(
      fc.asyncProperty(damages, async ([part, name, value]) => {
        server.damage = (answer) => {
          const whole = answer[part];
          const isObject = typeof whole === 'object' && whole !== null;
          return {
            ...answer,
            [part]: name !== null && isObject ? { ...whole, [name]: value } : value,
          };
        };
        const answer = await provider.weather(AT);
        if (answer.ok) weatherSchema.parse(answer.value);
      }),
      { numRuns: 120 },
    );
  });
});
