import type { Message } from '../../../language/message.ts';
import type { Weather } from '../../../services/weather.ts';
import { speedIn } from '../../../settings/units.ts';
import { slotOf, type Frame } from '../../frame.ts';
import { dayMessage, isoDay, localDay } from '../phrases/moment.ts';
import { degrees, word } from '../phrases/parts.ts';
import { together, type AnswerFacts } from './facts.ts';

const HOUR_MS = 3_600_000;

/** An observation older than this says nothing about now, and a forecast nothing about its days. */
const NOW_GOOD_FOR_MS = 2 * HOUR_MS;
const DAYS_GOOD_FOR_MS = 24 * HOUR_MS;

/** From this chance on one takes an umbrella, %. */
const LIKELY = 50;

type Condition = Weather['now']['condition'];

const KINDS: Readonly<Record<string, readonly Condition[]>> = {
  rain: ['drizzle', 'rain', 'heavyRain', 'thunderstorm'],
  snow: ['snow'],
  fog: ['fog'],
  storm: ['thunderstorm'],
  sunny: ['clear'],
  cloudy: ['cloudy', 'partlyCloudy'],
};

/** What is asked of the weather that is not known for a day, but only for now. */
const NOW_ONLY: ReadonlySet<string> = new Set(['humidity', 'windForce', 'wind', 'airQuality']);

/** What no provider of ours tells. */
const NEVER_TOLD: ReadonlySet<string> = new Set([
  'windDirection',
  'ultraviolet',
  'sunrise',
  'sunset',
  'visibility',
  'index',
]);

/** The weather where the car is, on the day that is asked for; what is too old is not told. */
export function weatherAnswer(
  frame: Frame,
  facts: AnswerFacts,
): { readonly message: Message; readonly weather: Weather | null } {
  const { weather } = facts.services;
  const elsewhere = elsewhereOf(frame, facts);
  if (elsewhere !== null) {
    return {
      message: { key: 'answer.weather.elsewhere', values: { place: elsewhere } },
      weather: null,
    };
  }
  const message =
    weather && facts.now - weather.issuedAt <= DAYS_GOOD_FOR_MS
      ? weatherOf(weather, frame, facts)
      : null;
  if (!weather || !message) return { message: { key: 'answer.weather.unknown' }, weather: null };
  return { message, weather };
}

/** A place that is asked about and is not where the car is; `null` for here. */
function elsewhereOf(frame: Frame, { place }: AnswerFacts): string | null {
  const said = slotOf(frame, 'place') ?? slotOf(frame, 'destination');
  if (!said || said.text === '' || said.id === 'here') return null;
  const here = [place?.area, place?.name].filter((name) => name !== undefined);
  return here.some((name) => name.includes(said.text) || said.text.includes(name))
    ? null
    : said.text;
}

function weatherOf(weather: Weather, frame: Frame, facts: AnswerFacts): Message | null {
  const at = slotOf(frame, 'date')?.value ?? slotOf(frame, 'time')?.value;
  const today = localDay(facts.now, facts);
  const day = at === undefined ? today : localDay(at, facts);
  const kind = slotOf(frame, 'weather')?.id ?? 'general';
  if (NEVER_TOLD.has(kind)) return { key: 'answer.weather.notTold' };
  const isNow = day === today;
  const isCurrent = facts.now - weather.issuedAt <= NOW_GOOD_FOR_MS;
  if (NOW_ONLY.has(kind)) {
    return isNow && isCurrent ? figure(weather, kind, facts) : { key: 'answer.weather.notTold' };
  }
  const forecast = weather.days.find((one) => one.day === isoDay(day));
  if (kind in KINDS) return occurs(weather, kind, day, facts);
  if (isNow && isCurrent) {
    const { condition, temperatureC } = weather.now;
    const now: Message = {
      key: 'answer.weather.now',
      values: {
        condition: conditionMessage(condition),
        degrees: degrees(Math.round(temperatureC), facts.car.settings),
      },
    };
    return together(now, forecast ? span(forecast, 'answer.weather.todaySpan', facts) : null);
  }
  if (!forecast) return null;
  return {
    key: 'answer.weather.day',
    values: {
      day: dayMessage(day, facts),
      condition: conditionMessage(forecast.condition),
      span: span(forecast, 'answer.weather.span', facts),
    },
  };
}

function span(
  { lowC, highC }: Weather['days'][number],
  key: string,
  { car: { settings } }: AnswerFacts,
): Message {
  return {
    key,
    values: {
      low: degrees(Math.round(lowC), settings),
      high: degrees(Math.round(highC), settings),
    },
  };
}

function conditionMessage(condition: Condition): Message {
  return { key: `services:weather.condition.${condition}` };
}

/** Whether it rains, snows … on a day; hours tell it more closely where they reach. */
function occurs(weather: Weather, kind: string, day: number, facts: AnswerFacts): Message | null {
  const conditions = KINDS[kind] ?? [];
  const forecast = weather.days.find((one) => one.day === isoDay(day));
  const hours = weather.hours.filter(
    ({ at }) => localDay(at, facts) === day && at > facts.now - HOUR_MS,
  );
  if (!forecast && hours.length === 0) return null;
  const wet = kind === 'rain' || kind === 'snow';
  const isLikely =
    (forecast !== undefined && conditions.includes(forecast.condition)) ||
    hours.some(
      ({ condition, precipitation }) =>
        conditions.includes(condition) && (!wet || precipitation >= LIKELY),
    );
  const condition = forecast?.condition ?? hours[0]?.condition;
  const values = { day: dayMessage(day, facts), what: word('weather', kind) };
  if (isLikely) return { key: 'answer.weather.yes', values };
  return {
    key: 'answer.weather.no',
    values: { ...values, condition: condition ? conditionMessage(condition) : '' },
  };
}

function figure({ now }: Weather, kind: string, { car }: AnswerFacts): Message {
  const { humidity, airQuality, windKmh } = now;
  if (kind === 'humidity' && humidity !== undefined) {
    return { key: 'answer.weather.humidity', values: { percent: Math.round(humidity) } };
  }
  if (kind === 'airQuality' && airQuality !== undefined) {
    return { key: 'answer.weather.airQuality', values: { index: Math.round(airQuality) } };
  }
  if (kind === 'wind' || kind === 'windForce') {
    const { distanceUnit } = car.settings;
    const value = Math.round(speedIn(distanceUnit, windKmh));
    return {
      key: 'answer.weather.wind',
      values: { speed: { key: `speed.${distanceUnit}`, values: { value } } },
    };
  }
  return { key: 'answer.weather.notTold' };
}
