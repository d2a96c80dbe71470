import type { AssistantState } from '../../shared/assistant/assistant-state.ts';
import type { AssistantCommand } from '../../shared/assistant/command.ts';
import type { HeardSound } from '../../shared/assistant/hearing/sound.ts';
import type { SpeechReport } from '../../shared/assistant/speaking/speech-state.ts';
import type { VisibleControl } from '../../shared/assistant/visible.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import type { DisplayZone } from '../../shared/vehicle/restrictions.ts';

/** The display somebody speaks at. */
export interface Speaker {
  readonly display: string;
  readonly zone: DisplayZone;
}

/** The assistant as the host offers it to its displays. */
export interface Assistant {
  readonly state: AssistantState;
  /** Calls `listener` with the names of the parts that changed; the returned function stops that. */
  onChange(listener: (parts: readonly (keyof AssistantState)[]) => void): () => void;
  /** Carries out a command; answers why not, if so. */
  perform(command: AssistantCommand, from: Speaker): Promise<Reason | null>;
  /** What can be pressed on a display now, in reading order; can be said by its label. */
  see(display: string, visible: readonly VisibleControl[]): void;
  /** Takes in what the microphone of a display picked up, or that it could not be opened. */
  hear(sound: HeardSound, from: Speaker): void;
  /** Takes in how speaking goes on the page that sounds. */
  reportSpeech(report: SpeechReport): void;
  /** The sound of an utterance, while it is being made. */
  speech(id: string, request: Request): Promise<Response>;
  /** What is wrong, for the health report. */
  readonly problems: readonly Reason[];
  close(): Promise<void>;
}
