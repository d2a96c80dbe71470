import type { HearingModels } from './models.ts';

/** What the recogniser's thread is started with. */
export interface HearingWorkerData {
  readonly models: HearingModels;
  /** Phrases that are likely to be said, as the model writes them. */
  readonly hotWords: readonly string[];
}

/** One thing to do; `stream` counts up and names an utterance, or a wait for the wake word. */
export type HearingJob =
  | { readonly kind: 'listen'; readonly stream: number }
  | { readonly kind: 'watch'; readonly stream: number }
  | { readonly kind: 'sound'; readonly stream: number; readonly samples: Float32Array }
  | { readonly kind: 'finish'; readonly stream: number }
  | { readonly kind: 'cancel'; readonly stream: number };

export type HearingNews =
  | { readonly kind: 'ready' }
  /** The models do not load, and will not the next time. */
  | { readonly kind: 'refused'; readonly why: string }
  /** A job is done; each is told once, in order. */
  | { readonly kind: 'done' }
  | { readonly kind: 'partial'; readonly stream: number; readonly text: string }
  | { readonly kind: 'final'; readonly stream: number; readonly text: string }
  | { readonly kind: 'woken'; readonly stream: number };
