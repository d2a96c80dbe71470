import type { HearingState } from '../../../shared/assistant/assistant-state.ts';
import type { HeardSound } from '../../../shared/assistant/hearing/sound.ts';
import type { HearingListener } from '../recogniser.ts';

/** The ears of the assistant: the microphone of a display, and who turns its sound into words. */
export interface Hearing {
  readonly state: HearingState;
  /** Calls `listener` after every change of the state; the returned function stops that. */
  onChange(listener: () => void): () => void;
  /**
   * Asks the page of `display` to open its microphone and hears one utterance there; what was being
   * heard before is dropped and tells nothing more. `listener` is told exactly one `final` or `failed`,
   * within the call where nothing can be heard, unless it is stopped.
   *
   * @param hotWords names that are likely to be said, the likeliest first
   */
  listen(display: string, hotWords: readonly string[], listener: HearingListener): void;
  /** The driver has let go of the button: what was said so far is all. */
  finish(): void;
  /** Hears no more of this utterance and tells nothing more of it. */
  stop(): void;
  /**
   * Listens for the wake word at a display while nothing else is heard, as far as the engine can;
   * `null`: no more. {@link Hearing.listen}, called within `onWoken`, hears what follows it.
   */
  watchForWakeWord(display: string | null, onWoken: () => void): void;
  /** Takes in what the microphone of a display picked up, or that it could not be opened. */
  hear(sound: HeardSound, display: string): void;
  close(): Promise<void>;
}
