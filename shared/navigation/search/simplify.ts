import { Converter } from 'opencc-js/t2cn';

/** Turns Traditional characters into Simplified ones; leaves everything else alone. */
export const simplify: (text: string) => string = Converter({ from: 't', to: 'cn' });
