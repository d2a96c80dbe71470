import {
  announced,
  decide,
  NOTHING_ANNOUNCED,
  stageDistances,
  type Announced,
  type AnnouncingInput,
} from '../../../shared/navigation/guidance/announcing.ts';
import type { Message } from '../../../shared/language/message.ts';
import {
  followMessage,
  spokenMessage,
  type Stage,
  type Surroundings,
} from '../../../shared/navigation/guidance/phrase.ts';
import { limitValue } from '../../../shared/navigation/guidance/quantity.ts';
import {
  NOT_OVER_SPEED,
  stepOverSpeed,
  type LimitedStretch,
} from '../../../shared/navigation/guidance/speed-limit.ts';
import type { Ahead } from '../../../shared/navigation/guidance/upcoming.ts';
import type { Route } from '../../../shared/navigation/route.ts';
import type { Remark } from './remark.ts';
import type { Speech } from './speech.ts';

/** What there is to speak of now. */
export interface View extends Omit<AnnouncingInput, 'next' | 'voice'> {
  readonly next: Ahead | undefined;
  /** The name of the road the car is on. */
  readonly road: string | undefined;
}

/** Remembers what was said along one route, and finds what is to be said next. */
export interface Instructions {
  /** The instruction that is due, if any. */
  instruct(view: View): Remark | null;
  /** The notice that the car is too fast, if due; and whether it is, by the limit of `stretch`. */
  watchSpeed(
    stretch: LimitedStretch | undefined,
    speedMps: number,
    now: number,
    mayBeSaid: boolean,
  ): { readonly isOver: boolean; readonly remark: Remark | null };
  /** The current instruction again, whatever was said of it before. */
  repeat(): Remark | null;
  /** Nothing is ahead that could be repeated. */
  pause(): void;
}

export function createInstructions(route: Route, speech: Speech): Instructions {
  let said: Announced = NOTHING_ANNOUNCED;
  let overSpeed = NOT_OVER_SPEED;
  let current: (View & { readonly next: Ahead }) | null = null;

  const surroundings = ({ index, manoeuvre }: Ahead): Surroundings => ({
    following: route.manoeuvres[index + 1],
    waypoint: route.waypoints[manoeuvre.leg],
  });

  function messageOf(
    { next, then, road }: View & { readonly next: Ahead },
    stage: Stage | 'follow',
    joined: boolean,
  ): Message {
    const { listener, voice } = speech;
    const { manoeuvre, distanceM } = next;
    if (stage === 'follow') return followMessage(road, distanceM, listener);
    return spokenMessage(
      {
        manoeuvre,
        ...surroundings(next),
        stage,
        distanceM,
        withLanes: stage === 'near' && voice === 'full',
        ...(joined &&
          then && {
            then: {
              manoeuvre: then.manoeuvre,
              ...surroundings(then),
              gapM: then.distanceM - distanceM,
            },
          }),
      },
      listener,
    );
  }

  return {
    instruct(view) {
      const { next } = view;
      current = next ? { ...view, next } : null;
      if (!current) return null;
      const input = { ...current, voice: speech.voice };
      const decision = decide(said, input);
      if (!decision) return null;
      said = announced(decision, input);
      return {
        kind: 'manoeuvre',
        message: messageOf(current, decision.stage, decision.joined),
      };
    },
    watchSpeed(stretch, speedMps, now, mayBeSaid) {
      const { state, isToBeSaid } = stepOverSpeed(overSpeed, stretch, speedMps, now);
      const isSaid = isToBeSaid && mayBeSaid && speech.voice !== 'muted';
      // What could not be said now is due again with the next position.
      overSpeed = isSaid ? state : { ...state, saidAtM: overSpeed.saidAtM };
      if (!isSaid || !stretch?.kmh) return { isOver: state.isOver, remark: null };
      const limit = limitValue(stretch.kmh, speech.listener.distanceUnit);
      const message: Message = { key: 'said.overSpeed', values: { limit } };
      return { isOver: state.isOver, remark: { kind: 'overSpeed', message } };
    },
    repeat() {
      if (!current) return null;
      const { next, then, speedMps, accuracyM } = current;
      const isNow = next.distanceM <= stageDistances(speedMps, accuracyM).now;
      const message = messageOf(current, isNow ? 'now' : 'near', then !== undefined);
      return { kind: 'manoeuvre', message };
    },
    pause() {
      current = null;
      said = NOTHING_ANNOUNCED;
    },
  };
}
