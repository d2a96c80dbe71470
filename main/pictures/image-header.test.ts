import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpegOf, pngOf, webpOf } from './image-header.fixture.ts';
import { readImageHeader } from './image-header.ts';

describe('readImageHeader', () => {
  it('reads kind and size', () => {
    expect(readImageHeader(pngOf(300, 200))).toEqual({
      type: 'image/png',
      width: 300,
      height: 200,
    });
    expect(readImageHeader(jpegOf(300, 200))).toMatchObject({ width: 300, height: 200 });
    expect(readImageHeader(webpOf(300, 200))).toMatchObject({ type: 'image/webp', width: 300 });
  });

  it('takes nothing else for a picture', () => {
    for (const text of ['', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '\u0089PNG']) {
      expect(readImageHeader(Buffer.from(text, 'latin1')), text).toBeNull();
    }
    expect(readImageHeader(pngOf(0, 10))).toBeNull();
  });

  it('skips the fill bytes before a marker of JPEG', () => {
    const jpeg = jpegOf(300, 200);
    const filled = Uint8Array.from([...jpeg.subarray(0, 8), 0xff, 0xff, 0xff, ...jpeg.subarray(8)]);
    expect(readImageHeader(filled)).toEqual({ type: 'image/jpeg', width: 300, height: 200 });
  });

  it('takes no header that is broken', () => {
    const unnamed = pngOf(300, 200);
    unnamed.set([0, 0, 0, 0], 12);
    expect(readImageHeader(unnamed)).toBeNull();
    // A comment that ends before its own length does.
    const short = jpegOf(300, 200);
    short.set([0, 1], 4);
    expect(readImageHeader(short)).toBeNull();
  });

  it('survives whatever bytes come, and cut pictures', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(fc.constantFrom(pngOf(9, 9), jpegOf(9, 9), webpOf(9, 9)), fc.nat(64))
        .map(([bytes, length]) => bytes.subarray(0, length)),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        const header = readImageHeader(bytes);
        expect(header === null || header.width > 0).toBe(true);
      }),
    );
  });
});
