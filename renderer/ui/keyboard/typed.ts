/** What has been typed: text that stands, and pinyin that may still become Han. */
export interface Composition {
  readonly committed: string;
  /** Lower-case letters, and `'` where the typist separated syllables. */
  readonly pinyin: string;
}

export const EMPTY_COMPOSITION: Composition = { committed: '', pinyin: '' };
