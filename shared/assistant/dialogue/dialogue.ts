import type { ActionOutcome } from '../../contract/host.ts';
import type { Reason } from '../../contract/reason.ts';
import type { Message } from '../../language/message.ts';
import type { Weather } from '../../services/weather.ts';
import { NO_TURN, type Turn } from '../assistant-state.ts';
import type { Frame } from '../frame.ts';
import type { Spot, Step, Topic, Understanding, WishedAction } from '../step.ts';
import type { PhraseFacts } from './phrases/facts.ts';
import { NO_CONVERSATION, type Conversation, type ListedChoice } from '../understanding-context.ts';

/** Where the conversation stands; a value, so that every turn of it can be tested without a clock. */
export interface Dialogue {
  /** What displays show. */
  readonly turn: Turn;
  readonly conversation: Conversation;
  /** What `choose` picks from. */
  readonly list: readonly ListedChoice[];
  /** Risky actions that wait for a yes. */
  readonly confirming: readonly WishedAction[];
  /** Wishes of the same breath that are not carried out yet. */
  readonly rest: readonly Step[];
  /** What the results of the turn say, in their order: a wish that was done, or a sentence. */
  readonly told: readonly Told[];
  /** What came too late to be told by itself, while something else was spoken of: sentences. */
  readonly late: readonly string[];
  /** What takes back the last turn, in the order to be done. */
  readonly undo: readonly WishedAction[];
  /** The last answer as it was said, for "say that again". */
  readonly lastSaid: string | null;
  /** How often in a row nothing was understood. */
  readonly misses: number;
}

/** A result as it is said: done ones are said together, and so are those under way. */
export type Told =
  | { readonly kind: 'done' | 'underWay'; readonly wish: Message }
  | { readonly kind: 'sentence'; readonly text: string };

export const FIRST_DIALOGUE: Dialogue = {
  turn: NO_TURN,
  conversation: NO_CONVERSATION,
  list: [],
  confirming: [],
  rest: [],
  told: [],
  late: [],
  undo: [],
  lastSaid: null,
  misses: 0,
};

/** How a turn began. */
export type Beginning = NonNullable<Turn['by']>;

/** What the car was still at when it was told. */
export interface UnderWay {
  /** The turn it was told in. */
  readonly turn: number;
  /** How it stands on the card as long as the car is at it. */
  readonly doing: Message;
  /** What it is called once it is done. */
  readonly done: Message;
  readonly canUndo: boolean;
}

/** What became of one action. */
export interface PerformedWish {
  readonly wish: WishedAction;
  /** What it is called, as things stood before it was done. */
  readonly phrase: Message;
  readonly outcome: ActionOutcome;
  /** What takes it back; empty when nothing does. */
  readonly undo: readonly WishedAction[];
}

export type DialogueEvent =
  /** The driver pressed the button or said the wake word. */
  | { readonly kind: 'began'; readonly by: Beginning }
  | { readonly kind: 'partial'; readonly text: string }
  | {
      readonly kind: 'heard';
      readonly by: Beginning;
      readonly text: string;
      readonly understanding: Understanding;
    }
  /** Sound was recorded and no words came of it, or it could not be recorded. */
  | { readonly kind: 'deaf'; readonly reason: Reason | null }
  | {
      readonly kind: 'performed';
      readonly wishes: readonly PerformedWish[];
      readonly isUndo: boolean;
      /** What was not begun because by now it would have to be asked about first. */
      readonly unasked: readonly WishedAction[];
    }
  /** What was told as under way has come to its end. */
  | { readonly kind: 'ended'; readonly underWay: UnderWay; readonly outcome: ActionOutcome }
  /** What was under way when the driver spoke up or put the assistant away has come to its end. */
  | { readonly kind: 'overtaken'; readonly wishes: readonly PerformedWish[] }
  | { readonly kind: 'answered'; readonly message: Message; readonly weather: Weather | null }
  | {
      readonly kind: 'modelAnswered';
      readonly steps: readonly Step[];
      readonly text: string | null;
    }
  | { readonly kind: 'modelFailed'; readonly reason: Reason }
  | { readonly kind: 'chose'; readonly index: number }
  | { readonly kind: 'confirmed'; readonly isConfirmed: boolean }
  | { readonly kind: 'undone' }
  | { readonly kind: 'repeated' }
  /** A display shows the assistant before anything is said. */
  | { readonly kind: 'looked' }
  /** A card with a suggestion has come by itself, and may be said. */
  | { readonly kind: 'suggested'; readonly message: Message }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'timedOut' };

/** What is to be done about an event; the edge carries it out and answers with the next event. */
export type DialogueEffect =
  | { readonly kind: 'openMicrophone' }
  | { readonly kind: 'closeMicrophone' }
  /** Answered by `performed`. */
  | {
      readonly kind: 'perform';
      readonly wishes: readonly WishedAction[];
      readonly isUndo: boolean;
      /** The driver was asked and said yes. */
      readonly isConfirmed: boolean;
    }
  /** Answered by `ended`, however long that takes. */
  | {
      readonly kind: 'follow';
      readonly commands: readonly string[];
      readonly underWay: UnderWay;
    }
  /** Answered by `answered`. */
  | { readonly kind: 'answer'; readonly about: Topic; readonly frame: Frame }
  /** Answered by `modelAnswered` or `modelFailed`. */
  | { readonly kind: 'askModel'; readonly text: string }
  | { readonly kind: 'press'; readonly id: string }
  /** `thenListen`: the driver is expected to answer. */
  | { readonly kind: 'say'; readonly text: string; readonly thenListen: boolean }
  | { readonly kind: 'hush' }
  /** Answered by `timedOut` unless another event comes first. */
  | { readonly kind: 'wait'; readonly ms: number };

/** What the dialogue may look at besides itself. */
export interface DialogueSurroundings {
  /** The text of a message of `locales/<language>/assistant-speech.json`. */
  readonly text: (message: Message) => string;
  /** Names, units, and the time, for the phrases of actions. */
  readonly facts: PhraseFacts;
  /** How far away a place is, and how that reads beside its name. */
  readonly whereabouts: (spot: Spot) => Pick<ListedChoice, 'detail' | 'distanceM'>;
  /** Why something was refused, as a sentence. */
  readonly reasonText: (reason: Reason) => string;
  /** Longest text to show and say now, in Han characters (`Restrictions.maxMessageLength`). */
  readonly maxLength: number;
  /** Whether the driver is asked before an action is carried out. */
  readonly needsConfirmation: (wish: WishedAction) => boolean;
  /** Whether what is not understood may go to a language model. */
  readonly canAskModel: boolean;
  /** What could be said here, for chips. */
  readonly chips: readonly string[];
}

export interface Advance {
  readonly dialogue: Dialogue;
  readonly effects: readonly DialogueEffect[];
}
