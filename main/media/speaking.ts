import type { Clock } from '../../shared/clock.ts';
import { duckingFor, NOT_DUCKED, type Ducking, type Speaker } from '../../shared/media/ducking.ts';
import { speakingTimeMs } from '../../shared/navigation/guidance/speaking-time.ts';
import type { NavigationState } from '../../shared/navigation/navigation-state.ts';

export interface SpeakingOptions {
  readonly clock: Clock;
  readonly navigation: {
    readonly state: Pick<NavigationState, 'utterance'>;
    onChange(listener: (parts: readonly (keyof NavigationState)[]) => void): () => void;
  };
  readonly onChange: () => void;
}

/** Follows who speaks over the music. */
export interface Speaking {
  readonly ducking: Ducking;
  close(): void;
}

/**
 * Ducks the music for as long as guidance speaks: the host knows what is said and about how long that
 * takes, whatever voice says it.
 */
export function followSpeaking({ clock, navigation, onChange }: SpeakingOptions): Speaking {
  let ducking = NOT_DUCKED;
  let lastId = navigation.state.utterance?.id ?? null;
  let cancel: (() => void) | null = null;

  function set(speaker: Speaker | null): void {
    const next = duckingFor(new Set(speaker === null ? [] : [speaker]));
    if (next.by === ducking.by && next.factor === ducking.factor) return;
    ducking = next;
    onChange();
  }

  function end(): void {
    cancel?.();
    cancel = null;
    set(null);
  }

  const stop = navigation.onChange((parts) => {
    if (!parts.includes('utterance')) return;
    const { utterance } = navigation.state;
    if (!utterance) {
      lastId = null;
      end();
      return;
    }
    if (utterance.id === lastId) return;
    lastId = utterance.id;
    cancel?.();
    cancel = clock.after(speakingTimeMs(utterance.text), end);
    set(utterance.kind === 'overSpeed' ? 'warning' : 'guidance');
  });

  return {
    get ducking() {
      return ducking;
    },
    close() {
      stop();
      cancel?.();
    },
  };
}
