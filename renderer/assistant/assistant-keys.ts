import type { StoreApi } from 'zustand/vanilla';
import { isTalkKey, wasHeld } from '../../shared/assistant/talk-key.ts';
import type { PageState } from '../host/page-state.ts';
import type { Perform } from '../host/perform.ts';
import { assistantView, closeAssistantView } from './assistant-view.ts';
import { talk } from './talk.ts';

/** The key for speaking, pressed or held, and the key that puts the assistant away. */
export function followAssistantKeys(
  page: Window,
  store: StoreApi<PageState>,
  perform: Perform,
): void {
  let downAt: number | null = null;
  const isListening = () => store.getState().assistant.turn.phase === 'listening';

  page.addEventListener('keydown', (event) => {
    if (isTalkKey(event.key)) {
      event.preventDefault();
      if (event.repeat) return;
      downAt = isListening() ? null : event.timeStamp;
      talk(store, perform, 'key');
      return;
    }
    if (event.key !== 'Escape' || event.defaultPrevented || !isInUse()) return;
    event.preventDefault();
    closeAssistantView();
    void perform('assistant.cancel', {}, 'key');
  });
  page.addEventListener('keyup', (event) => {
    if (!isTalkKey(event.key) || downAt === null) return;
    const heldMs = event.timeStamp - downAt;
    downAt = null;
    if (wasHeld(heldMs) && isListening()) void perform('assistant.endOfSpeech', {}, 'key');
  });

  function isInUse(): boolean {
    return assistantView.getState().isOpen || store.getState().assistant.turn.phase !== 'idle';
  }
}
