import type { Reason } from '../../shared/contract/reason.ts';

/** What a recogniser tells while it listens. */
export interface HearingListener {
  /** What was understood so far; may change until it is final. */
  partial(text: string): void;
  /** What was said, once the speaker has paused or the recogniser was told to finish; may be empty. */
  final(text: string): void;
  failed(reason: Reason): void;
}

/** One utterance being heard. */
export interface Listening {
  /** Samples between -1 and 1, mono, at 16 kHz, in the order they were recorded. */
  write(samples: Float32Array): void;
  /** No more sound comes: answers with `final`. */
  finish(): void;
  /** Nothing more is told. */
  cancel(): void;
}

/**
 * What turns sound into words: sherpa-onnx with models from a folder, an engine of the car's maker,
 * or a script in tests. `main/assistant/hearing` has one folder or file for each.
 */
export interface Recogniser {
  /** Its name in the state and in the health report. */
  readonly name: string;
  /** Whether sound leaves the car; then it runs only with the driver's consent. */
  readonly isCloud: boolean;
  /** Begins an utterance. `hotWords`: names that are likely to be said. */
  listen(hotWords: readonly string[], listener: HearingListener): Listening;
  /** Listens for the wake word alone; `null` when it cannot. */
  readonly wakeWord: {
    watch(onWoken: () => void, onFailed: (reason: Reason) => void): Omit<Listening, 'finish'>;
  } | null;
  close(): Promise<void>;
}
