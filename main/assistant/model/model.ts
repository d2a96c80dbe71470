import type { ModelState } from '../../../shared/assistant/assistant-state.ts';
import type { ModelAnswer, ModelQuestion } from '../../../shared/assistant/model/answer.ts';

/** The helper for what the grammar did not understand. Off unless configured and agreed to. */
export interface Model {
  readonly state: ModelState;
  /** Calls `listener` when the state may have changed; the returned function stops that. */
  onChange(listener: () => void): () => void;
  /**
   * Asks about one utterance. Performs nothing: what comes back is to be performed, or confirmed, by
   * whoever asked.
   *
   * @param signal aborted when the driver speaks again; the answer is then `assistant.modelStopped`
   */
  ask(question: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer>;
  /** Gives up what is under way. */
  close(): void;
}
