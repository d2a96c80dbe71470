import { FADE_MS, fadedVolume } from '../../shared/media/ducking.ts';

/** Small against {@link FADE_MS}, so that nobody hears the steps, ms. */
const STEP_MS = 15;

/** Moves the volume of a player smoothly to where it is wanted. */
export class Fade {
  readonly #player: Pick<HTMLMediaElement, 'volume'>;
  #timer: ReturnType<typeof setInterval> | null = null;
  #to: number;

  constructor(player: Pick<HTMLMediaElement, 'volume'>) {
    this.#player = player;
    this.#to = player.volume;
  }

  /** Fades to `volume`, 0 to 1; a fade that is under way goes on from where it is. */
  to(volume: number): void {
    if (volume === this.#to) return;
    this.#to = volume;
    const from = this.#player.volume;
    const began = performance.now();
    if (this.#timer) clearInterval(this.#timer);
    const timer = setInterval(() => {
      const elapsedMs = performance.now() - began;
      this.#player.volume = fadedVolume(from, volume, elapsedMs);
      if (elapsedMs >= FADE_MS) clearInterval(timer);
    }, STEP_MS);
    this.#timer = timer;
  }
}
