import type { SpeechReport, SpeechState } from '../../../shared/assistant/speaking/speech-state.ts';

/** What the player uses of an audio element. */
export type SpeechAudio = Pick<
  HTMLAudioElement,
  | 'addEventListener'
  | 'error'
  | 'load'
  | 'pause'
  | 'play'
  | 'preload'
  | 'removeAttribute'
  | 'src'
  | 'volume'
>;

/**
 * The voice of this page: one audio element that plays what the host says is spoken, and falls silent
 * with it. Of several pages that could, only the one speaks that the host names.
 */
export class SpeechPlayer {
  /** This page, among others that may be open. */
  readonly id = crypto.randomUUID();
  readonly #audio: SpeechAudio;
  readonly #report: (report: SpeechReport) => void;
  #playing: string | null = null;

  constructor(audio: SpeechAudio, report: (report: SpeechReport) => void) {
    this.#audio = audio;
    this.#report = report;
    audio.preload = 'auto';
    audio.addEventListener('playing', () => this.#tell('started'));
    audio.addEventListener('ended', () => this.#tell('played'));
    audio.addEventListener('error', () => this.#failed());
  }

  /** Tells the host, which may have been away, that this page can speak. */
  announce(): void {
    this.#report({ player: this.id, event: { kind: 'ready' } });
  }

  /** Follows the host. */
  follow({ player, speaking }: Pick<SpeechState, 'player' | 'speaking'>): void {
    if (player !== this.id || !speaking) {
      this.#silence();
      return;
    }
    if (speaking.id === this.#playing) return;
    this.#playing = speaking.id;
    this.#audio.src = speaking.url;
    void this.#play(speaking.id);
  }

  /** @param volume 0 to 1 */
  setVolume(volume: number): void {
    this.#audio.volume = volume;
  }

  async #play(id: string): Promise<void> {
    try {
      await this.#audio.play();
    } catch (error) {
      // Anything else is told by the element's own error event, or was overtaken by another utterance.
      const isBlocked = error instanceof DOMException && error.name === 'NotAllowedError';
      if (isBlocked && id === this.#playing) this.#tell('blocked');
    }
  }

  #silence(): void {
    if (this.#playing === null) return;
    this.#playing = null;
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    this.#audio.load();
  }

  #failed(): void {
    if (this.#playing === null) return;
    const { error } = this.#audio;
    const detail = `${error?.code ?? 0} ${error?.message ?? ''}`.slice(0, 200);
    this.#report({ player: this.id, event: { kind: 'failed', id: this.#playing, detail } });
  }

  #tell(kind: 'started' | 'played' | 'blocked'): void {
    if (this.#playing === null) return;
    this.#report({ player: this.id, event: { kind, id: this.#playing } });
  }
}
