import type { StoreApi } from 'zustand/vanilla';
import type { HostLink } from '../host/host-link.ts';
import type { PageState } from '../host/page-state.ts';
import type { Perform } from '../host/perform.ts';
import { followAssistantKeys } from './assistant-keys.ts';
import { closeAssistantView, assistantView } from './assistant-view.ts';
import type { Level } from './capture/level.ts';
import { startMicrophone } from './capture/start-microphone.ts';
import { startSpeechPlayer } from './speech/start-speech-player.ts';
import { reportVisible } from './visible/report-visible.ts';

/**
 * What this page does for the assistant besides showing it: it hears, speaks, and presses.
 *
 * @returns how loud the microphone hears
 */
export function startAssistant(
  store: StoreApi<PageState>,
  link: HostLink,
  perform: Perform,
): Level {
  startSpeechPlayer(store, link, new Audio());
  followAssistantKeys(window, store, perform);
  reportVisible(store, link, document);
  // What a card that was opened by hand was for is over with the turn; whoever types goes on typing.
  store.subscribe(({ assistant }, before) => {
    const isOver = assistant.turn.phase === 'idle' && before.assistant.turn.phase !== 'idle';
    if (isOver && !assistantView.getState().isTyping) closeAssistantView();
  });
  return startMicrophone(store, link);
}
