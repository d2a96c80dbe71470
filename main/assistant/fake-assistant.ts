import { EMPTY_ASSISTANT, type AssistantState } from '../../shared/assistant/assistant-state.ts';
import type { AssistantCommand } from '../../shared/assistant/command.ts';
import type { HeardSound } from '../../shared/assistant/hearing/sound.ts';
import type { SpeechReport } from '../../shared/assistant/speaking/speech-state.ts';
import type { VisibleControl } from '../../shared/assistant/visible.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import { FakeParted } from '../../shared/fake-parted.ts';
import type { Assistant, Speaker } from './assistant.ts';

/** An assistant for tests: it is whatever the test sets it to, and remembers what it was asked. */
export class FakeAssistant extends FakeParted<AssistantState> implements Assistant {
  problems: readonly Reason[] = [];
  /** What {@link FakeAssistant.perform} answers. */
  refusal: Reason | null = null;
  readonly performed: { readonly command: AssistantCommand; readonly from: Speaker }[] = [];
  readonly seen = new Map<string, readonly VisibleControl[]>();
  readonly heard: { readonly sound: HeardSound; readonly from: Speaker }[] = [];
  readonly reports: SpeechReport[] = [];

  constructor() {
    super(EMPTY_ASSISTANT);
  }

  perform(command: AssistantCommand, from: Speaker): Promise<Reason | null> {
    this.performed.push({ command, from });
    return Promise.resolve(this.refusal);
  }

  see(display: string, visible: readonly VisibleControl[]): void {
    this.seen.set(display, visible);
  }

  hear(sound: HeardSound, from: Speaker): void {
    this.heard.push({ sound, from });
  }

  reportSpeech(report: SpeechReport): void {
    this.reports.push(report);
  }

  speech(): Promise<Response> {
    return Promise.resolve(new Response(null, { status: 404 }));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
