import type { Reason } from '../../contract/reason.ts';
import type { Step } from '../step.ts';
import type { UnderstandingContext } from '../understanding-context.ts';

/** What a language model is asked, where the grammar did not understand. */
export interface ModelQuestion {
  /** The utterance as it was heard or typed. */
  readonly text: string;
  readonly context: UnderstandingContext;
}

/**
 * What a language model came to: wishes, each to be performed or confirmed like those of the grammar,
 * or plain text within the reading limit; or why there is neither.
 */
export type ModelAnswer =
  | { readonly kind: 'answered'; readonly steps: readonly Step[]; readonly text: null }
  | { readonly kind: 'answered'; readonly steps: readonly []; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: Reason };
