import type { Clock } from '../../../shared/clock.ts';
import type { NavigationEvent, Utterance } from '../../../shared/navigation/guidance.ts';
import { speakingTimeMs } from '../../../shared/navigation/guidance/speaking-time.ts';

/** One sentence at a time: what is being said now. */
export interface Utterances {
  /** The sentence that is being said, or was said last; `null` when there is nothing current. */
  readonly current: Utterance | null;
  readonly isSpeaking: boolean;
  /** Says a sentence; one that is still being said is cut short. */
  say(kind: Utterance['kind'], text: string): void;
  /** Takes back what belongs to a way that is no longer driven. */
  silence(): void;
}

/**
 * Keeps the current sentence for about as long as it takes to say. Whoever speaks it aloud watches
 * `current` and needs no answer back: guidance must not depend on a voice being installed.
 */
export function createUtterances(
  clock: Clock,
  onEvent: (event: NavigationEvent) => void,
): Utterances {
  let lastId = 0;
  let current: Utterance | null = null;
  let cancel: (() => void) | null = null;

  function end(): void {
    if (!cancel) return;
    cancel();
    cancel = null;
    onEvent('speechEnded');
  }

  return {
    get current() {
      return current;
    },
    get isSpeaking() {
      return cancel !== null;
    },
    say(kind, text) {
      end();
      lastId += 1;
      current = { id: lastId, text, kind };
      cancel = clock.after(speakingTimeMs(text), end);
      onEvent('speechStarted');
    },
    silence() {
      end();
      current = null;
    },
  };
}
