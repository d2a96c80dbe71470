import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpegOf } from '../../pictures/image-header.fixture.ts';
import { pngSquare } from '../demo/png.ts';
import { coverOf, MAX_COVER_BYTES } from './picture.ts';

const png = pngSquare(8, () => [10, 20, 30]);

describe('a cover', () => {
  it('is known by its own bytes', () => {
    expect(coverOf(png)?.type).toBe('image/png');
    expect(coverOf(jpegOf(600, 600))?.type).toBe('image/jpeg');
  });

  it('is none when it is too large, cut off, or something else', () => {
    expect(coverOf(jpegOf(20_000, 600))).toBeNull();
    expect(coverOf(jpegOf(0, 600))).toBeNull();
    expect(coverOf(png.subarray(0, 20))).toBeNull();
    expect(coverOf(Buffer.from('<svg onload="alert(1)"/>'))).toBeNull();
    const padded = new Uint8Array(MAX_COVER_BYTES + 1);
    padded.set(png);
    expect(coverOf(padded)).toBeNull();
  });

  it('is looked for in any bytes without harm', () => {
    const heads = [
      [],
      [0xff, 0xd8],
      [...png.subarray(0, 16)],
      [...Buffer.from('RIFF....WEBPVP8X')],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 64 }), (head, rest) => {
        const cover = coverOf(Uint8Array.from([...head, ...rest]));
        expect(cover === null || cover.body.length > 0).toBe(true);
      }),
    );
  });
});
