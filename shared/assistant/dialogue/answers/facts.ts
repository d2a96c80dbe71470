import type { ActionContext } from '../../../actions/define.ts';
import type { Message, MessageValue } from '../../../language/message.ts';
import type { MediaState } from '../../../media/media-state.ts';
import type { NavigationState } from '../../../navigation/navigation-state.ts';
import type { Place } from '../../../navigation/place.ts';
import type { ServicesState } from '../../../services/services-state.ts';
import { freshValue } from '../../../vehicle/reading.ts';
import type { SignalPath, SignalValue } from '../../../vehicle/signal.ts';
import type { Frame } from '../../frame.ts';
import type { Topic } from '../../step.ts';
import type { LocalNow } from '../phrases/moment.ts';
import { listed, word } from '../phrases/parts.ts';

/** What questions are answered from. */
export interface AnswerFacts extends LocalNow {
  readonly car: ActionContext;
  readonly navigation: NavigationState;
  readonly services: ServicesState;
  readonly media: MediaState;
  /** Where the car is; `null` when that is not known. */
  readonly place: Place | null;
}

/** What a topic is answered with. */
export type Answer = (facts: AnswerFacts, frame: Frame) => Message;

/** A current value of the car; `undefined` where it is old or was never told. */
export function valueOf<P extends SignalPath>(
  { car }: AnswerFacts,
  path: P,
): SignalValue<P> | undefined {
  return freshValue(car.readings, path);
}

/** That the car does not tell something, which is not guessed either. */
export function unknown({ car }: AnswerFacts, about: Topic): Message {
  return car.isVehicleHeard ? notKnown(about) : { key: 'answer.linkLost' };
}

/** That something is not known, whether or not the car is heard. */
export function notKnown(about: Topic): Message {
  return { key: 'answer.unknown', values: { what: word('topic', about) } };
}

/** Several things in a row: A, B. */
export const row = (values: readonly Message[]): MessageValue => listed(values, 'say.items');

/** A sentence and, where there is one, another about the same. */
export function together(first: Message, second: Message | null): Message {
  return second ? { key: 'say.and', values: { before: first, after: second } } : first;
}
