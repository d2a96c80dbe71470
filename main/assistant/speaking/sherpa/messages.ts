/** One thing to say; `number` counts up. */
export type VoiceJob =
  | { readonly kind: 'say'; readonly number: number; readonly text: string }
  | { readonly kind: 'cancel'; readonly number: number };

export type VoiceNews =
  | { readonly kind: 'ready'; readonly sampleRate: number }
  /** The model does not load, and will not the next time. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'sound'; readonly number: number; readonly samples: Int16Array<ArrayBuffer> }
  | { readonly kind: 'done'; readonly number: number }
  | { readonly kind: 'failed'; readonly number: number; readonly why: string };
