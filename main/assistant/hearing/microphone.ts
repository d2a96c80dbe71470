import { fromBytes } from '../../../shared/assistant/hearing/samples.ts';
import type { HeardSound } from '../../../shared/assistant/hearing/sound.ts';
import type { HearingState } from '../../../shared/assistant/assistant-state.ts';
import type { Clock } from '../../../shared/clock.ts';
import { reason, type Reason } from '../../../shared/contract/reason.ts';

/** A person at a desk may be asked for permission meanwhile, ms. */
const OPEN_LIMIT_MS = 15_000;
/** A page sends ten pieces per second; one that is silent this long has lost its microphone, ms. */
const PIECE_LIMIT_MS = 2000;

type Failure = Extract<HeardSound, { kind: 'failed' }>['why'];

const FAILURE_REASONS = {
  denied: reason('assistant.microphoneDenied'),
  noMicrophone: reason('assistant.noMicrophone'),
  unsupported: reason('assistant.microphoneFailed', 'the page cannot capture sound'),
  lost: reason('assistant.microphoneFailed', 'the microphone was taken away'),
} as const satisfies Record<Failure, Reason>;

export interface MicrophoneOptions {
  readonly clock: Clock;
  readonly onSamples: (samples: Float32Array) => void;
  /** Sound between two pieces is missing; what follows is right again. */
  readonly onGap: () => void;
  readonly onFailed: (why: Reason) => void;
  readonly onChange: () => void;
  /** Something came that does not belong here. */
  readonly onRejected: (why: 'foreign-display' | 'unasked-sound' | 'odd-bytes') => void;
}

/** The microphone of one display at a time, as its page reports it. */
export class Microphone {
  readonly #options: MicrophoneOptions;
  #state: HearingState['microphone'] = 'closed';
  #display: string | null = null;
  #nextSeq = 0;
  /** Taken for open because sound came, not because the page said so. */
  #isAssumed = false;
  #stopTimer: (() => void) | null = null;

  constructor(options: MicrophoneOptions) {
    this.#options = options;
  }

  get state(): Pick<HearingState, 'microphone' | 'display'> {
    return { microphone: this.#state, display: this.#display };
  }

  /** Asks a page to open it; one that is open stays open. */
  open(display: string): void {
    if (this.#display === display && (this.#state === 'open' || this.#state === 'wanted')) return;
    this.#become('wanted', display, OPEN_LIMIT_MS);
  }

  close(): void {
    if (this.#state !== 'closed') this.#become('closed', null, null);
  }

  hear(sound: HeardSound, from: string): void {
    const { onRejected } = this.#options;
    // A page that was told to close still has sound on the way; that is nobody's any more.
    if (this.#state === 'closed') return;
    if (from !== this.#display) {
      if (sound.kind === 'piece') onRejected('foreign-display');
      return;
    }
    switch (sound.kind) {
      case 'opened':
        this.#opened(from);
        return;
      case 'piece':
        this.#piece(sound.seq, sound.samples, from);
        return;
      case 'closed':
        this.#closed(from);
        return;
      case 'failed':
        if (this.#state !== 'failed') this.#fail(FAILURE_REASONS[sound.why]);
    }
  }

  #opened(from: string): void {
    if (this.#state === 'failed') {
      this.#options.onRejected('unasked-sound');
      return;
    }
    // A page that was loaded anew begins again; what came before is cut off.
    if (this.#state === 'open') this.#options.onGap();
    this.#nextSeq = 0;
    this.#isAssumed = false;
    this.#become('open', from, PIECE_LIMIT_MS);
  }

  #closed(from: string): void {
    if (this.#state !== 'open') return;
    if (this.#isAssumed) this.#become('wanted', from, OPEN_LIMIT_MS);
    else this.#fail(FAILURE_REASONS.lost);
  }

  #piece(seq: number, base64: string, from: string): void {
    const { onSamples, onGap, onRejected } = this.#options;
    if (this.#state === 'failed') {
      onRejected('unasked-sound');
      return;
    }
    if (this.#state === 'wanted') {
      // Closed and wanted again so quickly that the page has seen neither: it never stopped.
      this.#isAssumed = true;
      this.#nextSeq = seq;
      this.#become('open', from, PIECE_LIMIT_MS);
    }
    const samples = fromBytes(Buffer.from(base64, 'base64'));
    if (!samples) {
      onRejected('odd-bytes');
      return;
    }
    this.#limit(PIECE_LIMIT_MS);
    const isGap = seq !== this.#nextSeq;
    this.#nextSeq = seq + 1;
    if (isGap) onGap();
    onSamples(samples);
  }

  #fail(why: Reason): void {
    this.#become('failed', this.#display, null);
    this.#options.onFailed(why);
  }

  #become(state: HearingState['microphone'], display: string | null, limitMs: number | null): void {
    this.#state = state;
    this.#display = display;
    this.#limit(limitMs);
    this.#options.onChange();
  }

  #limit(ms: number | null): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
    if (ms === null) return;
    const why = this.#state === 'wanted' ? 'the page did not open it' : 'no sound comes any more';
    this.#stopTimer = this.#options.clock.after(ms, () =>
      this.#fail(reason('assistant.microphoneFailed', why)),
    );
  }
}
