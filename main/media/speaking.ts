import type { Clock } from '../../shared/clock.ts';
import { duckingFor, NOT_DUCKED, type Ducking, type Speaker } from '../../shared/media/ducking.ts';
import { speakingTimeMs } from '../../shared/navigation/guidance/speaking-time.ts';
import type { NavigationState } from '../../shared/navigation/navigation-state.ts';

/** The voice of the car, as far as the music must know. */
export interface CarVoice {
  /** Whether anything is said aloud here. */
  readonly hasVoice: boolean;
  /** Who sounds now. */
  readonly sounding: ReadonlySet<Speaker>;
  onChange(listener: () => void): () => void;
}

export interface SpeakingOptions {
  readonly clock: Clock;
  readonly navigation: {
    readonly state: Pick<NavigationState, 'utterance'>;
    onChange(listener: (parts: readonly (keyof NavigationState)[]) => void): () => void;
  };
  readonly voice: CarVoice;
  readonly onChange: () => void;
}

/** Follows who speaks over the music. */
export interface Speaking {
  readonly ducking: Ducking;
  close(): void;
}

/**
 * Ducks the music for as long as somebody speaks. Without a voice of our own another one may say what
 * guidance says: then the music yields for about as long as that takes.
 */
export function followSpeaking(options: SpeakingOptions): Speaking {
  const { clock, navigation, voice, onChange } = options;
  let ducking = NOT_DUCKED;
  let lastId = navigation.state.utterance?.id ?? null;
  let estimated: Speaker | null = null;
  let cancel: (() => void) | null = null;

  function update(): void {
    const silent = new Set(estimated === null ? [] : [estimated]);
    const next = duckingFor(voice.hasVoice ? voice.sounding : silent);
    if (next.by === ducking.by && next.factor === ducking.factor) return;
    ducking = next;
    onChange();
  }

  function end(): void {
    cancel?.();
    cancel = null;
    estimated = null;
    update();
  }

  const stops = [
    voice.onChange(update),
    navigation.onChange((parts) => {
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
      estimated = utterance.kind === 'overSpeed' ? 'warning' : 'guidance';
      update();
    }),
  ];

  return {
    get ducking() {
      return ducking;
    },
    close() {
      for (const stop of stops) stop();
      cancel?.();
    },
  };
}
