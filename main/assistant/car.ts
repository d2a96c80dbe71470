import type { ActionContext } from '../../shared/actions/define.ts';
import type { AnswerFacts } from '../../shared/assistant/dialogue/answers/facts.ts';
import type { Frame } from '../../shared/assistant/frame.ts';
import type { Topic, WishedAction } from '../../shared/assistant/step.ts';
import type { KnownName } from '../../shared/assistant/understanding-context.ts';
import type { ActionOutcome } from '../../shared/contract/host.ts';
import type { Point } from '../../shared/navigation/place.ts';
import type { ServicesState } from '../../shared/services/services-state.ts';
import type { Language } from '../../shared/settings/settings.ts';
import type { Speaker } from './assistant.ts';

/** What the assistant asks of the rest of the host. */
export interface Car {
  /** What the registry's predicates look at, for a display of this kind. */
  context(from: Speaker): ActionContext;
  /**
   * Performs an action as said by voice, and waits until the vehicle shows it or does not; `pending`
   * when it takes longer than the driver waits for an answer.
   */
  perform(wish: WishedAction, from: Speaker): Promise<ActionOutcome>;
  /** Waits for the end of the commands of an action that was `pending`. */
  ended(commands: readonly string[]): Promise<ActionOutcome>;
  /** Presses a control of a display; false when no page listens. */
  press(display: string, id: string): boolean;
  /** What a question is answered from. */
  facts(about: Topic, frame: Frame): Promise<Omit<AnswerFacts, 'car' | 'now' | 'utcOffsetMin'>>;
  /** Where the car is; `null` as long as that is not known. */
  readonly position: Point | null;
  readonly language: Language;
  readonly names: readonly KnownName[];
  /** Names of services and orders, and the suggestion on the screen. */
  readonly services: ServicesState;
  /** Calls `listener` when another suggestion has come, or the last has gone. */
  onSuggestion(listener: () => void): () => void;
  readonly wakeWord: boolean;
  onWakeWordSetting(listener: () => void): () => void;
}
