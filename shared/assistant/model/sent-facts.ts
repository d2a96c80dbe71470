import type { ActionContext } from '../../actions/define.ts';
import { freshValue } from '../../vehicle/reading.ts';
import type { UnderstandingContext } from '../understanding-context.ts';

const SET_TEMPERATURE = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature';

/** Everything about the car and the moment that a model is told. */
export interface SentFacts {
  /** Local time to the minute and the day of the week, in English. */
  readonly time: string;
  readonly speaker: UnderstandingContext['speaker'];
  readonly driving: 'parked' | 'standing' | 'moving' | 'unknown';
  readonly isNavigating: boolean;
  readonly isMusicPlaying: boolean;
  /** °C, as set on the driver's side. */
  readonly setTemperature?: number;
}

/**
 * The facts that go along with an utterance: what a wish like "a bit warmer" needs. Where the car is,
 * where it goes, whose it is, and what plays are not among them.
 */
export function sentFacts(
  { now, utcOffsetMin, speaker }: Pick<UnderstandingContext, 'now' | 'utcOffsetMin' | 'speaker'>,
  car: Pick<ActionContext, 'restrictions' | 'navigation' | 'media' | 'readings'>,
): SentFacts {
  const { drivingState } = car.restrictions;
  const setTemperature = freshValue(car.readings, SET_TEMPERATURE);
  return {
    time: localTime(now, utcOffsetMin),
    speaker,
    driving: drivingState === 'idling' ? 'standing' : drivingState,
    isNavigating: car.navigation.isNavigating,
    isMusicPlaying: car.media.isPlaying,
    ...(setTemperature !== undefined && { setTemperature }),
  };
}

function localTime(now: number, utcOffsetMin: number): string {
  const local = new Date(now + utcOffsetMin * 60_000);
  const day = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(local);
  return `${local.toISOString().slice(0, 16).replace('T', ' ')}, ${day}`;
}
