import type { StoreApi } from 'zustand/vanilla';
import { readingOf } from '../../../shared/vehicle/reading.ts';
import type { HostLink } from '../../host/host-link.ts';
import type { PageState } from '../../host/page-state.ts';
import { SpeechPlayer, type SpeechAudio } from './speech-player.ts';

/** Lets this page speak for as long as it lives, if it is the driver's. */
export function startSpeechPlayer(
  store: StoreApi<PageState>,
  link: HostLink,
  audio: SpeechAudio,
): void {
  const player = new SpeechPlayer(audio, (report) => {
    // A host that is away has lost the utterance with it.
    link
      .client()
      ?.assistant.reportSpeech(report)
      .catch(() => undefined);
  });
  /** Whether the host has been told that this page is there, since it came or came back. */
  let isAnnounced = false;

  function follow(state: PageState): void {
    if (state.host.state !== 'connected') {
      // What is being said goes on to its end.
      isAnnounced = false;
      return;
    }
    if (state.session?.zone !== 'driver') return;
    if (!isAnnounced) {
      isAnnounced = true;
      player.announce();
    }
    player.setVolume(volumeOf(state));
    player.follow(state.assistant.speech);
  }

  store.subscribe(follow);
  follow(store.getState());
}

/**
 * What the element plays at. In a car the amplifier follows the volume of the vehicle; a simulated
 * one has no amplifier, so on a desk the element stands in for it.
 */
function volumeOf({ readings, link }: PageState): number {
  if (link.source?.simulated !== true) return 1;
  return (readingOf(readings, 'Vehicle.Cabin.Infotainment.Media.Volume').value ?? 100) / 100;
}
