/** `pinyin` letters can become Han, `latin` letters stand for themselves. */
export type Layer = 'pinyin' | 'latin' | 'symbols';

const LETTERS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;

/** Digits first; then what addresses, coordinates, and plus codes are written with. */
const SYMBOLS = ['1234567890', "-/.,#&()'", '+:@°_"~'] as const;

/** The characters of a layer, three rows of ten, nine, and seven. */
export function rowsOf(layer: Layer): readonly string[] {
  return layer === 'symbols' ? SYMBOLS : LETTERS;
}
