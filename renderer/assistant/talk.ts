import type { StoreApi } from 'zustand/vanilla';
import type { ActionOrigin } from '../../shared/contract/host.ts';
import type { PageState } from '../host/page-state.ts';
import type { Perform } from '../host/perform.ts';
import { assistantView, closeAssistantView, openAssistantView } from './assistant-view.ts';

/**
 * What the button of the assistant does: begins to listen (over whatever is being said), ends what is
 * being said to it, or, where nothing can hear, opens and closes the card.
 */
export function talk(store: StoreApi<PageState>, perform: Perform, origin: ActionOrigin): void {
  const { hearing, turn } = store.getState().assistant;
  if (hearing.engine !== 'none') {
    const isListening = turn.phase === 'listening';
    void perform(isListening ? 'assistant.endOfSpeech' : 'assistant.listen', {}, origin);
    return;
  }
  if (turn.phase === 'idle' && !assistantView.getState().isOpen) {
    openAssistantView({});
    return;
  }
  closeAssistantView();
  if (turn.phase !== 'idle') void perform('assistant.cancel', {}, origin);
}
