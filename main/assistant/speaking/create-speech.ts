import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import {
  begin,
  EMPTY_SPEECH_QUEUE,
  endsAt,
  enqueue,
  without,
  type QueueChange,
  type SpeechQueue,
} from '../../../shared/assistant/speaking/queue.ts';
import type { SpeechReport, SpeechState } from '../../../shared/assistant/speaking/speech-state.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Reason } from '../../../shared/contract/reason.ts';
import type { Speaker } from '../../../shared/media/ducking.ts';
import type { Language } from '../../../shared/settings/settings.ts';
import type { ChosenVoice } from './choose-voice.ts';
import { followGuidance, type SpokenGuidance } from './follow-guidance.ts';
import { Performance, type PerformanceEnd } from './performance.ts';
import type { Speech, SpeechOutcome, Wording } from './speech.ts';
import { noSound } from './utterance-sound.ts';

export interface SpeechOptions {
  readonly clock: Clock;
  readonly log: Logger;
  /** The language of what is said without naming one. */
  readonly language: () => Language;
  /** The voice, as soon as it is known, and why it is none or not the one that was configured. */
  readonly voice: Promise<ChosenVoice>;
  /** What guidance says is said aloud. */
  readonly navigation: SpokenGuidance;
}

/** Where the page finds the sound of an utterance. */
const SPEECH_PATH = '/assistant/speech/';

const OUTCOMES: Readonly<Record<PerformanceEnd['kind'], SpeechOutcome>> = {
  played: 'played',
  silent: 'unspoken',
  unheard: 'unspoken',
  failed: 'unspoken',
};

/** The voice of the car; see {@link Speech}. */
export function createSpeech(options: SpeechOptions): Speech {
  const { clock, log, language, voice, navigation } = options;
  const emitter = new EventEmitter<{ change: [] }>();
  emitter.setMaxListeners(0);
  const settled = new Map<string, (outcome: SpeechOutcome) => void>();
  let queue: SpeechQueue = EMPTY_SPEECH_QUEUE;
  let chosen: ChosenVoice | null = null;
  /** What went wrong with the last utterance. */
  let trouble: Reason | null = null;
  let player: string | null = null;
  let performance: Performance | null = null;
  let sounding: Speaker | null = null;
  let isClosed = false;

  const changed = () => emitter.emit('change');

  const ready = voice.then((opened) => {
    chosen = opened;
    if (opened.problem) log.warn({ problem: opened.problem }, 'speaking is limited');
    proceed();
    changed();
  });

  function settle(id: string, outcome: SpeechOutcome): void {
    settled.get(id)?.(outcome);
    settled.delete(id);
  }

  function take({ queue: next, dropped }: QueueChange): void {
    queue = next;
    for (const { id, outcome } of dropped) {
      settle(id, outcome === 'stale' ? 'unspoken' : 'interrupted');
    }
  }

  /** Lets the page and the voice follow the queue. */
  function proceed(): void {
    if (performance && performance.utterance.id !== queue.current?.id) stopPerforming();
    if (!chosen || performance) return;
    take(begin(queue, clock.now().mono));
    const { current } = queue;
    if (!current) return;
    if (!chosen.voice) {
      queue = without(queue, ({ id }) => id === current.id);
      settle(current.id, 'unspoken');
      proceed();
      return;
    }
    const started = new Performance(current, chosen.voice, clock, {
      sounds: () => {
        sounding = current.speaker;
        changed();
      },
      endsAt: (at) => {
        queue = endsAt(queue, current.id, at);
      },
      ended: (end) => {
        if (performance === started) finish(end);
      },
    });
    performance = started;
    started.start();
    changed();
  }

  function finish(end: PerformanceEnd): void {
    const { id } = queue.current ?? {};
    if (end.kind === 'failed' || end.kind === 'unheard') {
      trouble = end.reason;
      log.warn({ problem: end.reason }, 'an utterance was not heard');
    } else if (end.kind === 'played') {
      trouble = null;
    }
    stopPerforming();
    if (id !== undefined) {
      queue = without(queue, (one) => one.id === id);
      settle(id, OUTCOMES[end.kind]);
    }
    proceed();
    changed();
  }

  function stopPerforming(): void {
    performance?.stop();
    performance = null;
    sounding = null;
  }

  const speech: Speech = {
    get state(): SpeechState {
      const spoken = performance?.utterance;
      return {
        engine: chosen?.voice?.engine ?? 'none',
        problem: trouble ?? chosen?.problem ?? null,
        speaking: spoken
          ? {
              id: spoken.id,
              text: spoken.text,
              speaker: spoken.speaker,
              url: SPEECH_PATH + spoken.id,
            }
          : null,
        player,
      };
    },
    get hasVoice() {
      return (chosen?.voice ?? null) !== null;
    },
    get sounding() {
      return new Set(sounding === null ? [] : [sounding]);
    },
    onChange(listener) {
      emitter.on('change', listener);
      return () => emitter.off('change', listener);
    },
    say({ text, speaker, language: spokenIn = language() }: Wording) {
      if (isClosed) return Promise.resolve('unspoken');
      const id = randomUUID();
      return new Promise((resolve) => {
        settled.set(id, resolve);
        const at = clock.now().mono;
        take(enqueue(queue, { id, speaker, text, language: spokenIn, at }));
        proceed();
        changed();
      });
    },
    hush(speaker) {
      const { current, waiting } = queue;
      const meant = [...(current ? [current] : []), ...waiting].filter(
        (one) => one.speaker === speaker,
      );
      if (meant.length === 0) return;
      queue = without(queue, (one) => one.speaker === speaker);
      for (const { id } of meant) settle(id, 'cancelled');
      proceed();
      changed();
    },
    report({ player: from, event }: SpeechReport) {
      if (event.kind === 'ready') {
        if (player === from) return;
        player = from;
        changed();
        return;
      }
      if (from !== player || performance?.utterance.id !== event.id) return;
      performance.report(event);
    },
    async sound(id, request) {
      return performance?.utterance.id === id ? performance.sound.answer(request) : noSound();
    },
    get problems() {
      const problem = chosen?.problem ?? null;
      return [trouble, problem].filter((one) => one !== null);
    },
    async close() {
      isClosed = true;
      stopFollowing();
      stopPerforming();
      queue = EMPTY_SPEECH_QUEUE;
      for (const id of [...settled.keys()]) settle(id, 'cancelled');
      await ready;
      await chosen?.voice?.close();
    },
  };
  const stopFollowing = followGuidance(navigation, speech);
  return speech;
}
