import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanTag, titleFromFileName } from './clean-tag.ts';
import { MAX_TAG_LENGTH } from './track.ts';

/** Code units without any order: controls, lone surrogates, unassigned characters. */
const anyText = fc
  .array(fc.nat(0xffff), { maxLength: 600 })
  .map((units) => String.fromCharCode(...units));

describe('a tag', () => {
  it('is one line without anything invisible', () => {
    expect(cleanTag('  稻\u200b香\0\0\n(Live)\u202e ')).toBe('稻 香 (Live)');
    expect(cleanTag('\0 \u0007')).toBeNull();
    expect(cleanTag(42)).toBeNull();
  });

  it('is cut to what a screen shows, never inside a character', () => {
    expect(cleanTag('歌'.repeat(100_000))?.length).toBe(MAX_TAG_LENGTH);
    expect(cleanTag('𠮷'.repeat(1000))?.isWellFormed()).toBe(true);
    expect(cleanTag(`${'a'.repeat(MAX_TAG_LENGTH - 1)}𠮷`)?.isWellFormed()).toBe(true);
  });

  it('can be shown whatever was in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cleaned = cleanTag(text);
        if (cleaned === null) return;
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned.length).toBeLessThanOrEqual(MAX_TAG_LENGTH);
        expect(cleaned).not.toMatch(/\p{Cc}|^\s|\s$/u);
        expect(cleanTag(cleaned)).toBe(cleaned);
      }),
    );
  });
});

describe('a title from a file name', () => {
  it.each([
    ['01 - 稻香.mp3', '稻香'],
    ['1-03. Song.flac', 'Song'],
    ['07.wav', '07'],
    ['99 Luftballons.mp3', 'Luftballons'],
    ['.mp3', '.mp3'],
  ])('%s is %s', (name, title) => {
    expect(titleFromFileName(name)).toBe(title);
  });
});
