import type { Speaker } from '../../../shared/media/ducking.ts';
import type { Utterance } from '../../../shared/navigation/guidance.ts';
import type { NavigationState } from '../../../shared/navigation/navigation-state.ts';
import type { Speech } from './speech.ts';

/** What guidance says; whether and how briefly is decided there. */
export interface SpokenGuidance {
  readonly state: Pick<NavigationState, 'utterance'>;
  onChange(listener: (parts: readonly (keyof NavigationState)[]) => void): () => void;
}

/**
 * Says aloud what guidance says, and falls silent with it. A sentence that was there before is not
 * said: it has been. The returned function stops that.
 */
export function followGuidance(
  guidance: SpokenGuidance,
  speech: Pick<Speech, 'say' | 'hush'>,
): () => void {
  let lastId = guidance.state.utterance?.id ?? null;
  return guidance.onChange((parts) => {
    if (!parts.includes('utterance')) return;
    const { utterance } = guidance.state;
    if (!utterance) {
      lastId = null;
      speech.hush('guidance');
      speech.hush('warning');
      return;
    }
    if (utterance.id === lastId) return;
    lastId = utterance.id;
    void speech.say({ text: utterance.text, speaker: speakerOf(utterance) });
  });
}

/** Too fast is a warning like those of the car: a manoeuvre comes before it. */
function speakerOf({ kind }: Utterance): Speaker {
  return kind === 'overSpeed' ? 'warning' : 'guidance';
}
