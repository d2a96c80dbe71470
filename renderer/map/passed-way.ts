import { sliceTrack, type RouteTrack } from '../../shared/navigation/map-track.ts';
import type { MapEngine } from './engine.ts';
import { lineOf } from './route-overlays.ts';

/** The passed part is written anew every so many metres; what is newer is the tail. */
const CHUNK_M = 500;
/** The tail follows so often; the arrow hides what it lags behind. */
const TAIL_EVERY_MS = 200;
const TAIL_STEP_M = 0.5;

/**
 * The part of the way that lies behind the car, drawn over the way in grey. Rewriting all of a long
 * way in every frame would cost more than the frame has: only the tail, a few points, is rewritten
 * while driving.
 */
export class PassedWay {
  readonly #engine: MapEngine;
  #track: RouteTrack | null = null;
  #chunks = 0;
  #tailM = -1;
  #tailAt = 0;

  constructor(engine: MapEngine) {
    this.#engine = engine;
  }

  /** Another way, or none. */
  reset(track: RouteTrack | null): void {
    if (track === this.#track) return;
    this.#track = track;
    this.#chunks = 0;
    this.#tailM = -1;
    this.#engine.setOverlay('passed', []);
    this.#engine.setOverlay('tail', []);
  }

  /**
   * The car is `alongM` along the way.
   *
   * @returns true when the tail is behind and another frame is needed
   */
  advance(alongM: number | null, now: number): boolean {
    const track = this.#track;
    if (!track || alongM === null) return false;
    const chunks = Math.floor(alongM / CHUNK_M);
    if (chunks !== this.#chunks) {
      this.#chunks = chunks;
      const passed = chunks > 0 ? [lineOf(sliceTrack(track, 0, chunks * CHUNK_M))] : [];
      this.#engine.setOverlay('passed', passed);
      this.#tailM = -1;
    }
    if (Math.abs(alongM - this.#tailM) < TAIL_STEP_M) return false;
    if (this.#tailM >= 0 && now - this.#tailAt < TAIL_EVERY_MS) return true;
    this.#tailM = alongM;
    this.#tailAt = now;
    this.#engine.setOverlay('tail', [lineOf(sliceTrack(track, chunks * CHUNK_M, alongM))]);
    return false;
  }
}
