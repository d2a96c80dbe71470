import type { StoreApi } from 'zustand/vanilla';
import type { NowPlaying } from '../../shared/media/media-state.ts';
import type { PlayerReport } from '../../shared/media/query.ts';
import { readingOf } from '../../shared/vehicle/reading.ts';
import type { HostLink } from '../host/host-link.ts';
import type { PageState } from '../host/page-state.ts';
import { Fade } from './fade.ts';
import { playerPosition } from './player-position.ts';

/** How often the host is told how far it is, s of play. */
const REPORT_EVERY_S = 1;

/** A host that was started again knows the position no better than this, s. */
const SAME_PLACE_S = 10;

/**
 * The sound of this page: one audio element that follows what the host says is played. Only the
 * driver's display sounds, and of several such pages the one that came last.
 */
export class Player {
  readonly #store: StoreApi<PageState>;
  readonly #link: HostLink;
  readonly #audio: HTMLAudioElement;
  readonly #fade: Fade;
  /** This page, among others that may be open. */
  readonly #id = crypto.randomUUID();
  #track: string | null = null;
  #cue = -1;
  #reportedS = 0;
  /** Whether the host has been told that this page is there, since it came or came back. */
  #isAnnounced = false;
  /** The host may have been away: what plays here is newer than what it remembers. */
  #isAhead = false;

  constructor(store: StoreApi<PageState>, link: HostLink, audio: HTMLAudioElement) {
    this.#store = store;
    this.#link = link;
    this.#audio = audio;
    this.#fade = new Fade(audio);
  }

  /** Follows the host for as long as the page lives. */
  start(): void {
    const audio = this.#audio;
    audio.preload = 'auto';
    audio.addEventListener('timeupdate', () => this.#progress());
    audio.addEventListener('durationchange', () => this.#show());
    audio.addEventListener('ended', () => this.#report({ kind: 'ended' }));
    audio.addEventListener('error', () => this.#failed());
    this.#store.subscribe((state, before) => this.#follow(state, before));
    this.#follow(this.#store.getState(), null);
  }

  #follow(state: PageState, before: PageState | null): void {
    if (state.host.state !== 'connected') {
      this.#isAnnounced = false;
      return;
    }
    if (state.session?.zone !== 'driver') return;
    if (!this.#isAnnounced) {
      this.#isAnnounced = true;
      this.#isAhead = true;
      this.#report({ kind: 'ready' });
    }
    this.#fade.to(volumeOf(state));
    if (state.media.now !== before?.media.now) this.#apply(state.media.now);
  }

  #apply(now: NowPlaying): void {
    const { track, cue } = now;
    if (now.player !== this.#id || !track) {
      this.#silence();
      return;
    }
    const wasAhead = this.#isAhead;
    this.#isAhead = false;
    if (track.id !== this.#track) {
      this.#audio.src = `/media/tracks/${track.id}`;
      this.#audio.currentTime = now.positionS;
    } else if (cue !== this.#cue) {
      const isNear = Math.abs(this.#audio.currentTime - now.positionS) < SAME_PLACE_S;
      if (!wasAhead || !isNear) this.#audio.currentTime = now.positionS;
    }
    if (track.id !== this.#track || cue !== this.#cue) {
      this.#track = track.id;
      this.#cue = cue;
      this.#reportedS = now.positionS;
      this.#show();
    }
    if (now.isPlaying && this.#audio.paused) void this.#play();
    if (!now.isPlaying && !this.#audio.paused) this.#audio.pause();
  }

  async #play(): Promise<void> {
    try {
      await this.#audio.play();
    } catch (error) {
      // Anything else is told by the element's own error event, or was overtaken by another track.
      const isBlocked = error instanceof DOMException && error.name === 'NotAllowedError';
      if (isBlocked) this.#report({ kind: 'blocked' });
    }
  }

  #silence(): void {
    if (this.#track === null) return;
    this.#track = null;
    this.#cue = -1;
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    this.#audio.load();
    this.#show();
  }

  #progress(): void {
    this.#show();
    const positionS = this.#audio.currentTime;
    if (Math.abs(positionS - this.#reportedS) < REPORT_EVERY_S) return;
    this.#reportedS = positionS;
    this.#report({ kind: 'progress', positionS });
  }

  #failed(): void {
    if (this.#track === null) return;
    const { error } = this.#audio;
    // Begun anew when the host says what is played, at the latest when it is back.
    this.#track = null;
    const isNetwork = error?.code === MediaError.MEDIA_ERR_NETWORK;
    if (isNetwork || this.#store.getState().host.state !== 'connected') return;
    const detail = `${error?.code ?? 0} ${error?.message ?? ''}`.slice(0, 200);
    this.#report({ kind: 'failed', detail });
  }

  #show(): void {
    const { currentTime, duration } = this.#audio;
    playerPosition.setState({
      cue: this.#cue,
      positionS: currentTime,
      durationS: Number.isFinite(duration) ? duration : null,
    });
  }

  #report(event: PlayerReport['event']): void {
    const cue = Math.max(0, this.#cue);
    // A host that is away learns it from the next report.
    this.#link
      .client()
      ?.media.report({ player: this.#id, cue, event })
      .catch(() => undefined);
  }
}

/**
 * What the element plays at. In a car the amplifier follows the volume of the vehicle; a simulated
 * one has no amplifier, so on a desk the element stands in for it.
 */
function volumeOf({ media, readings, link }: PageState): number {
  const { factor } = media.ducking;
  if (link.source?.simulated !== true) return factor;
  const percent = readingOf(readings, 'Vehicle.Cabin.Infotainment.Media.Volume').value ?? 100;
  return (factor * percent) / 100;
}
