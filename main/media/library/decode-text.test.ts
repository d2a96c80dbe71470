import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, repairTag } from './decode-text.ts';

/** Two characters in GBK: 周杰. */
const GBK = Uint8Array.of(0xd6, 0xdc, 0xbd, 0xdc);
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('text beside music', () => {
  it('is UTF-8, UTF-16 with a mark, or GBK', () => {
    expect(decodeText(Buffer.from('周杰'))).toBe('周杰');
    expect(decodeText(Buffer.from('\ufeff周杰', 'utf16le'))).toBe('周杰');
    expect(decodeText(GBK)).toBe('周杰');
  });

  it('is some text, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof decodeText(bytes)).toBe('string');
      }),
    );
  });
});

describe('a tag read as Latin-1', () => {
  it('is given back what it was: GBK or UTF-8', () => {
    expect(repairTag(latin1(GBK))).toBe('周杰');
    expect(repairTag(`01 ${latin1(GBK)} live`)).toBe('01 周杰 live');
    expect(repairTag(latin1(Buffer.from('稻香')))).toBe('稻香');
  });

  it.each(['Björk', 'Mötley Crüe', 'Sigur Rós', 'Édith Piaf', 'Beyoncé', 'Plain', '周杰伦', ''])(
    'stays %s when it is',
    (name) => {
      expect(repairTag(name)).toBe(name);
    },
  );
});
