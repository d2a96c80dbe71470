import type { StoreApi } from 'zustand/vanilla';
import type { HeardSound } from '../../../shared/assistant/hearing/sound.ts';
import type { HostLink } from '../../host/host-link.ts';
import type { PageState } from '../../host/page-state.ts';
import type { Level } from './level.ts';
import { Microphone } from './microphone.ts';

/** Opens and closes the microphone as the host wants, for as long as the page lives. */
export function startMicrophone(store: StoreApi<PageState>, link: HostLink): Level {
  const microphone = new Microphone((sound) => send(link, sound));
  const follow = ({ host, session, assistant }: PageState) => {
    const display = host.state === 'connected' ? (session?.display ?? null) : null;
    microphone.follow(assistant.hearing, display);
  };
  store.subscribe(follow);
  follow(store.getState());
  return microphone.level;
}

function send(link: HostLink, sound: HeardSound): void {
  // A host that is gone asks for the microphone again when it is back.
  link
    .client()
    ?.assistant.hear(sound)
    .catch(() => undefined);
}
