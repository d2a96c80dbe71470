import {
  EMPTY_ASSISTANT,
  type HearingState,
  type ModelState,
} from '../../shared/assistant/assistant-state.ts';
import type { ModelAnswer, ModelQuestion } from '../../shared/assistant/model/answer.ts';
import { NO_SPEECH, type SpeechState } from '../../shared/assistant/speaking/speech-state.ts';
import { reason } from '../../shared/contract/reason.ts';
import type { Hearing } from './hearing/hearing.ts';
import type { Model } from './model/model.ts';
import type { HearingListener } from './recogniser.ts';
import type { Speech, SpeechOutcome, Wording } from './speaking/speech.ts';

const nothing = () => undefined;

/** Ears that hear what the test says. */
export class FakeHearing implements Hearing {
  state: HearingState = { ...EMPTY_ASSISTANT.hearing, engine: 'fake' };
  /** Whom to tell what is heard; `null` while the microphone is closed. */
  listener: HearingListener | null = null;
  hotWords: readonly string[] = [];
  finished = 0;
  onWoken: (() => void) | null = null;

  onChange(): () => void {
    return nothing;
  }

  listen(_display: string, hotWords: readonly string[], listener: HearingListener): void {
    this.hotWords = hotWords;
    this.listener = listener;
  }

  finish(): void {
    this.finished += 1;
  }

  stop(): void {
    this.listener = null;
  }

  watchForWakeWord(display: string | null, onWoken: () => void): void {
    this.onWoken = display === null ? null : onWoken;
  }

  hear(): void {
    // No sound comes to it.
  }

  /** The driver has said something into the open microphone. */
  final(text: string): void {
    const { listener } = this;
    this.listener = null;
    listener?.final(text);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A voice that speaks as long as the test lets it. */
export class FakeSpeech implements Speech {
  state: SpeechState = NO_SPEECH;
  readonly hasVoice = true;
  readonly sounding = new Set<never>();
  readonly problems = [];
  readonly said: string[] = [];
  readonly #ends: ((outcome: SpeechOutcome) => void)[] = [];

  onChange(): () => void {
    return nothing;
  }

  say({ text, speaker }: Wording): Promise<SpeechOutcome> {
    this.said.push(text);
    this.state = { ...this.state, speaking: { id: 'u', text, speaker, url: '' } };
    return new Promise((resolve) => this.#ends.push(resolve));
  }

  /** Whoever speaks has come to the end. */
  end(outcome: SpeechOutcome = 'played'): void {
    this.state = { ...this.state, speaking: null };
    for (const end of this.#ends.splice(0)) end(outcome);
  }

  hush(): void {
    this.end('cancelled');
  }

  report(): void {
    // No page sounds.
  }

  sound(): Promise<Response> {
    return Promise.resolve(new Response(null, { status: 404 }));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A helper that answers what the test wants. */
export class FakeModel implements Model {
  state: ModelState = { isConfigured: false, isOn: false, host: null, trouble: null };
  answer: ModelAnswer = { kind: 'failed', reason: reason('assistant.modelSlow') };
  readonly asked: ModelQuestion[] = [];
  readonly signals: AbortSignal[] = [];

  onChange(): () => void {
    return nothing;
  }

  ask(question: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer> {
    this.asked.push(question);
    this.signals.push(signal);
    return Promise.resolve(this.answer);
  }

  close(): void {
    // Nothing is under way.
  }
}
