import type { HearingState } from '../../../shared/assistant/assistant-state.ts';
import { toBytes, toInt16 } from '../../../shared/assistant/hearing/samples.ts';
import type { HeardSound } from '../../../shared/assistant/hearing/sound.ts';
import type { Level } from './level.ts';
import {
  openCapture,
  type Capture,
  type CaptureFailure,
  type CaptureListener,
} from './open-capture.ts';

/**
 * The microphone of this page. It is open while the host wants sound from this display, and not a
 * moment longer: what is captured goes to the host at once, and nothing of it is kept.
 */
export class Microphone {
  readonly #send: (sound: HeardSound) => void;
  readonly #open: (listener: CaptureListener) => Promise<Capture | CaptureFailure>;
  readonly #listeners = new Set<() => void>();
  #level = 0;
  #isWanted = false;
  #capture: Capture | null = null;
  /** Counts openings: what a former one still tells is of no interest. */
  #opening = 0;

  /**
   * @param send hands sound to the host, in order
   */
  constructor(send: (sound: HeardSound) => void, open = openCapture) {
    this.#send = send;
    this.#open = open;
  }

  /** How loud it is, 0 to 1; 0 while it is closed. */
  readonly level: Level = {
    get: () => this.#level,
    subscribe: (listener) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
  };

  /**
   * Does what the host wants now.
   *
   * @param display the display that this page shows; `null` while there is no host
   */
  follow(hearing: Pick<HearingState, 'microphone' | 'display'>, display: string | null): void {
    const isWanted =
      display !== null &&
      hearing.display === display &&
      (hearing.microphone === 'wanted' || hearing.microphone === 'open');
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    if (isWanted) void this.#begin();
    else this.#end('closed');
  }

  async #begin(): Promise<void> {
    this.#opening += 1;
    const opening = this.#opening;
    const isCurrent = () => opening === this.#opening && this.#isWanted;
    let seq = 0;
    const early: Float32Array[] = [];
    const send = (samples: Float32Array) => {
      this.#send({ kind: 'piece', seq, samples: base64(toBytes(toInt16(samples))) });
      seq += 1;
    };
    const opened = await this.#open({
      // The first sound may come before the opening is told.
      piece: (samples) => {
        if (!isCurrent()) return;
        if (this.#capture) send(samples);
        else early.push(samples);
      },
      level: (level) => {
        if (isCurrent()) this.#show(level);
      },
      lost: () => {
        if (isCurrent()) this.#fail('lost');
      },
    });
    if (typeof opened === 'string') {
      if (isCurrent()) this.#fail(opened);
      return;
    }
    if (!isCurrent()) {
      opened.close();
      return;
    }
    this.#capture = opened;
    this.#send({ kind: 'opened' });
    for (const samples of early) send(samples);
  }

  #fail(why: CaptureFailure): void {
    this.#release();
    this.#send({ kind: 'failed', why });
  }

  #end(kind: 'closed'): void {
    const wasOpen = this.#capture !== null;
    this.#opening += 1;
    this.#release();
    if (wasOpen) this.#send({ kind });
  }

  #release(): void {
    this.#capture?.close();
    this.#capture = null;
    this.#show(0);
  }

  #show(level: number): void {
    if (level === this.#level) return;
    this.#level = level;
    for (const listener of this.#listeners) listener();
  }
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
