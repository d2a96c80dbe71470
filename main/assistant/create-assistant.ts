import { EventEmitter } from 'node:events';
import type { ReasonKey } from '../../shared/contract/reason.ts';
import type { AssistantState } from '../../shared/assistant/assistant-state.ts';
import type { AssistantCommand } from '../../shared/assistant/command.ts';
import { proactiveMessage } from '../../shared/assistant/dialogue/proactive.ts';
import type { VisibleControl } from '../../shared/assistant/visible.ts';
import type { Assistant, Speaker } from './assistant.ts';
import { createConversation, type ConversationOptions } from './conversation.ts';

/** Guidance speaks with `speech` too: whoever made it closes it. */
export type AssistantOptions = Omit<ConversationOptions, 'visible' | 'onChange'>;

/** A car without models is whole: its displays say what they cannot do, and nothing is broken. */
const NOT_THERE: ReadonlySet<ReasonKey> = new Set(['assistant.noRecogniser', 'assistant.noVoice']);

/** The assistant: ears, understanding, conversation, and voice, for all displays together. */
export function createAssistant(options: AssistantOptions): Assistant {
  const { car, driver, hearing, speech, model } = options;
  const emitter = new EventEmitter<{ change: [readonly (keyof AssistantState)[]] }>();
  emitter.setMaxListeners(0);
  const visible = new Map<string, readonly VisibleControl[]>();
  const changed = (part: keyof AssistantState) => emitter.emit('change', [part]);
  /** The card that was looked at last; one that is there at the start was seen before. */
  let lastSuggestion = car.services.suggestion?.id ?? null;

  const conversation = createConversation({
    ...options,
    visible: (display) => visible.get(display) ?? [],
    onChange: () => changed('turn'),
  });
  const stops = [
    hearing.onChange(() => changed('hearing')),
    speech.onChange(() => changed('speech')),
    model.onChange(() => changed('model')),
    car.onWakeWordSetting(watchForWakeWord),
    car.onSuggestion(saySuggestion),
  ];
  watchForWakeWord();

  function watchForWakeWord(): void {
    hearing.watchForWakeWord(car.wakeWord ? driver.display : null, () =>
      conversation.begin('wakeWord', driver),
    );
  }

  function saySuggestion(): void {
    const { suggestion } = car.services;
    const message = proactiveMessage({
      suggestion,
      lastId: lastSuggestion,
      phase: conversation.turn.phase,
      isSpeaking: speech.state.speaking !== null,
      guidanceVoice: car.context(driver).settings.guidanceVoice,
      language: car.language,
    });
    if (suggestion) lastSuggestion = suggestion.id;
    if (message) conversation.suggest(message);
  }

  function obey(command: AssistantCommand, from: Speaker): void {
    switch (command.kind) {
      case 'listen':
        conversation.begin('press', from);
        break;
      case 'endOfSpeech':
        hearing.finish();
        break;
      case 'submit':
        conversation.take(command.text, command.by, from);
        break;
      case 'choose':
        conversation.touch({ kind: 'chose', index: command.index }, from);
        break;
      case 'confirm':
        conversation.touch({ kind: 'confirmed', isConfirmed: command.isConfirmed }, from);
        break;
      case 'undo':
        conversation.touch({ kind: 'undone' }, from);
        break;
      case 'cancel':
        conversation.touch({ kind: 'cancelled' }, from);
        break;
      case 'repeat':
        conversation.repeat();
        break;
    }
  }

  return {
    get state() {
      return {
        turn: conversation.turn,
        hearing: hearing.state,
        speech: speech.state,
        model: model.state,
      };
    },
    onChange(listener) {
      emitter.on('change', listener);
      return () => emitter.off('change', listener);
    },
    perform(command, from) {
      obey(command, from);
      return Promise.resolve(null);
    },
    see(display, controls) {
      visible.set(display, controls);
      conversation.offer();
    },
    hear: (sound, { display }) => hearing.hear(sound, display),
    reportSpeech: (report) => speech.report(report),
    speech: (id, request) => speech.sound(id, request),
    get problems() {
      const all = [...speech.problems, hearing.state.problem, model.state.trouble];
      return all.flatMap((problem) => (problem && !NOT_THERE.has(problem.key) ? [problem] : []));
    },
    async close() {
      conversation.close();
      for (const stop of stops) stop();
      model.close();
      await hearing.close();
    },
  };
}
