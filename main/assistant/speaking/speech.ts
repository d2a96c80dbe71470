import type { SpeechReport, SpeechState } from '../../../shared/assistant/speaking/speech-state.ts';
import type { Reason } from '../../../shared/contract/reason.ts';
import type { Speaker } from '../../../shared/media/ducking.ts';
import type { Language } from '../../../shared/settings/settings.ts';

/** Something to be said aloud. */
export interface Wording {
  readonly text: string;
  readonly speaker: Speaker;
  /** The language of `text`; that of the settings when absent. */
  readonly language?: Language;
}

/**
 * How an utterance ended. `played`: to its last word. `interrupted`: somebody more important spoke,
 * or something newer. `cancelled`: hushed. `unspoken`: no voice, no page that sounds, nothing to say,
 * or too late.
 */
export type SpeechOutcome = 'played' | 'interrupted' | 'cancelled' | 'unspoken';

/** The voice of the car: one utterance at a time, the most important first. */
export interface Speech {
  readonly state: SpeechState;
  /** Whether anything is said aloud here. */
  readonly hasVoice: boolean;
  /** Who sounds now: what the music yields to. Without a voice nobody does. */
  readonly sounding: ReadonlySet<Speaker>;
  /** Calls `listener` when the state or who sounds changes; the returned function stops that. */
  onChange(listener: () => void): () => void;
  /** Says something as soon as nobody more important speaks; answers when that is over. */
  say(wording: Wording): Promise<SpeechOutcome>;
  /** Breaks off what a speaker says, and takes back what it has yet to say. */
  hush(speaker: Speaker): void;
  /** Takes in how speaking goes on the page that sounds. */
  report(report: SpeechReport): void;
  /** The sound of the current utterance, while it is being made; 404 for any other. */
  sound(id: string, request: Request): Promise<Response>;
  /** What is wrong, for the health report. */
  readonly problems: readonly Reason[];
  close(): Promise<void>;
}
