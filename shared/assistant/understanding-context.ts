import type { ActionContext } from '../actions/define.ts';
import type { ActionId } from '../actions/registry.ts';
import type { Language } from '../settings/settings.ts';
import type { Frame } from './frame.ts';
import type { AskedFor, Spot, WishedAction } from './step.ts';
import type { VisibleControl } from './visible.ts';

/** A name that may be said: a place, a contact, a track. */
export interface KnownName {
  readonly kind:
    | 'place'
    | 'contact'
    | 'track'
    | 'artist'
    | 'album'
    | 'playlist'
    | 'merchant'
    | 'product'
    | 'slot'
    | 'order'
    | 'model';
  readonly name: string;
  /** What it is kept under, where that matters. */
  readonly id?: string;
  /** Where a place is, and the district around it, to tell it from another of the same sound. */
  readonly spot?: Spot;
  /** The service that a merchant or product is of. */
  readonly service?: string;
  /** When a slot begins, epoch ms. */
  readonly startsAt?: number;
}

/** An entry of the list that the driver is choosing from. */
export interface ListedChoice {
  readonly label: string;
  /** What tells it from the others, besides its name. */
  readonly detail?: string;
  /** Metres from the car, where it is a place. */
  readonly distanceM?: number;
  readonly actions: readonly WishedAction[];
  /** What the entry stands for, for "reserve at the second one"; absent for readings of a wish. */
  readonly known?: KnownName;
}

/** What the last turns left behind. */
export interface Conversation {
  /** What was understood last, for "and the passenger?" and "no, twenty-two". */
  readonly frames: readonly Frame[];
  readonly actions: readonly WishedAction[];
  /** What the assistant asked for, and the wish that waits for it. */
  readonly asked: { readonly for: AskedFor; readonly pending: Frame | null } | null;
}

/** Everything understanding may look at besides the words. */
export interface UnderstandingContext {
  readonly language: Language;
  /** Epoch ms, and minutes that local time is ahead of UTC. */
  readonly now: number;
  readonly utcOffsetMin: number;
  /** The seat of the one who speaks. */
  readonly speaker: 'driver' | 'passenger' | 'rearDriver' | 'rearPassenger';
  /** For comparatives and what is safe now; `null` where no car is at hand (the command line). */
  readonly car: ActionContext | null;
  readonly conversation: Conversation;
  /** Risky actions that wait for a yes; empty when nothing does. */
  readonly confirming: readonly WishedAction[];
  /** The suggestion on the screen: its rule (`service/rule`), and what accepting it does. */
  readonly suggestion: { readonly rule: string; readonly action: ActionId } | null;
  readonly visible: readonly VisibleControl[];
  readonly list: readonly ListedChoice[];
  readonly names: readonly KnownName[];
}

export const NO_CONVERSATION: Conversation = { frames: [], actions: [], asked: null };

/** What is known of nobody in particular, at no car: whoever asks adds the language and the time. */
export const NOBODY: Omit<UnderstandingContext, 'language' | 'now' | 'utcOffsetMin'> = {
  speaker: 'driver',
  car: null,
  conversation: NO_CONVERSATION,
  confirming: [],
  suggestion: null,
  ...{ visible: [], list: [], names: [] },
};
