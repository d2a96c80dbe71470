import { openLoopback, type Loopback } from '../loopback.fixture.ts';

/**
 * A forecast API of the Open-Meteo shape, written from its published documentation, for tests: columns
 * by the names that were asked for, times as `timeformat` wants them, days from local midnight.
 */

type Json = Record<string, unknown>;

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

export class OpenMeteoServer {
  readonly asked: URL[] = [];
  /** Seconds; when the forecast was made. */
  now: number;
  utcOffsetS = 8 * HOUR_S;
  code = 61;
  /** Changes the answer before it is sent. */
  damage: (answer: Json) => unknown = (answer) => answer;
  misbehave: (() => Response | Promise<Response>) | null = null;
  #loopback: Loopback | null = null;

  constructor(now: number) {
    this.now = now;
  }

  async open(): Promise<string> {
    this.#loopback = await openLoopback((request) => this.#answer(new URL(request.url)));
    return this.#loopback.url;
  }

  async close(): Promise<void> {
    await this.#loopback?.close();
  }

  #answer(url: URL): Response | Promise<Response> {
    this.asked.push(url);
    if (this.misbehave) return this.misbehave();
    const isComplete =
      url.pathname === '/v1/forecast' &&
      url.searchParams.get('timeformat') === 'unixtime' &&
      url.searchParams.get('timezone') === 'auto' &&
      url.searchParams.has('latitude') &&
      url.searchParams.has('longitude');
    if (!isComplete)
      return Response.json({ error: true, reason: 'bad parameters' }, { status: 400 });
    return Response.json(this.damage(this.#forecast(url)));
  }

  #forecast(url: URL): Json {
    const named = (list: string) => (url.searchParams.get(list) ?? '').split(',');
    const midnight = Math.floor((this.now + this.utcOffsetS) / DAY_S) * DAY_S - this.utcOffsetS;
    const days = Array.from({ length: 7 }, (_, day) => midnight + day * DAY_S);
    const hours = Array.from({ length: 168 }, (_, hour) => midnight + hour * HOUR_S);
    const columns = (list: string, times: readonly number[]) =>
      Object.fromEntries([
        ['time', times],
        ...named(list).map((name) => [name, times.map((_time, index) => this.#value(name, index))]),
      ]) as Json;
    const current = named('current').map((name) => [name, this.#value(name, 0)]);
    return {
      latitude: 30.25,
      longitude: 120.125,
      generationtime_ms: 0.1,
      utc_offset_seconds: this.utcOffsetS,
      timezone: 'Asia/Shanghai',
      timezone_abbreviation: 'GMT+8',
      elevation: 10,
      current_units: {
        time: 'unixtime',
        interval: 'seconds',
        temperature_2m: '°C',
        relative_humidity_2m: '%',
        weather_code: 'wmo code',
        wind_speed_10m: 'km/h',
      },
      current: { time: this.now, interval: 900, ...Object.fromEntries(current) },
      hourly: columns('hourly', hours),
      daily: columns('daily', days),
    };
  }

  #value(name: string, index: number): number {
    switch (name) {
      case 'weather_code':
        return this.code;
      case 'temperature_2m_max':
        return 14 + index;
      case 'temperature_2m_min':
        return 4 + index;
      case 'relative_humidity_2m':
      case 'precipitation_probability':
        return 70;
      default:
        return 10.5;
    }
  }
}
