/** Longest text that is taken in at once, characters; nobody says more in one breath. */
export const MAX_UTTERANCE = 500;

/** What an action asks of the assistant, as data; `main/assistant` carries it out. */
export type AssistantCommand =
  /** Open the microphone; what is being said is broken off. */
  | { readonly kind: 'listen' }
  /** The driver has let go of the button: what was said so far is all. */
  | { readonly kind: 'endOfSpeech' }
  /** Put everything away: microphone, question, answer. */
  | { readonly kind: 'cancel' }
  | { readonly kind: 'submit'; readonly text: string; readonly by: 'typed' | 'chip' }
  | { readonly kind: 'choose'; readonly index: number }
  | { readonly kind: 'confirm'; readonly isConfirmed: boolean }
  | { readonly kind: 'undo' }
  | { readonly kind: 'repeat' };
