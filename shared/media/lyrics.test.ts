import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lyricsLineAt, MAX_LYRICS_LINES, parseLyrics } from './lyrics.ts';

describe('lyrics', () => {
  it('are lines with times, in order, headers left out', () => {
    const lyrics = parseLyrics('[ti:稻香]\n[00:12.50]第二行\r\n[00:01:25]第一行\n');
    expect(lyrics).toEqual({
      isTimed: true,
      lines: [
        { atS: 1.25, text: '第一行' },
        { atS: 12.5, text: '第二行' },
      ],
    });
  });

  it('repeat a line that has several times', () => {
    const { lines } = parseLyrics('[00:10][01:20.5][2:03.123]副歌');
    expect(lines.map(({ atS }) => atS)).toEqual([10, 80.5, 123.123]);
    expect(new Set(lines.map(({ text }) => text))).toEqual(new Set(['副歌']));
  });

  it('come earlier by a positive offset, and never before the beginning', () => {
    const { lines } = parseLyrics('[offset:+500]\n[00:00.20]早\n[00:10]晚');
    expect(lines.map(({ atS }) => atS)).toEqual([0, 9.5]);
  });

  it('leave out the times of single words', () => {
    expect(parseLyrics('[00:01.00]<00:01.00>一<00:01.40>二').lines[0]?.text).toBe('一二');
  });

  it('without times are the text, without empty ends', () => {
    expect(parseLyrics('\n\n第一行\n\n第三行\n')).toEqual({
      isTimed: false,
      lines: [
        { atS: null, text: '第一行' },
        { atS: null, text: '' },
        { atS: null, text: '第三行' },
      ],
    });
  });

  it('take any text whatever, within bounds and in order', () => {
    const piece = fc.constantFrom(
      '[00:01.2]',
      '[99:99]',
      '[',
      ']',
      '<1:2>',
      '[offset:',
      '\0',
      '\ud800',
    );
    const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
    const text = fc.array(fc.oneof(piece, unit), { maxLength: 200 });
    fc.assert(
      fc.property(text, fc.nat(9000), (pieces, at) => {
        const lyrics = parseLyrics(pieces.join(''));
        expect(lyrics.lines.length).toBeLessThanOrEqual(MAX_LYRICS_LINES);
        const times = lyrics.lines.flatMap(({ atS }) => atS ?? []);
        expect(times).toEqual([...times].sort((one, other) => one - other));
        expect(lyrics.lines.every(({ text: line }) => line.isWellFormed())).toBe(true);
        expect(lyricsLineAt(lyrics, at)).toBeLessThan(lyrics.lines.length);
      }),
    );
  });

  it('are sung line by line', () => {
    const lyrics = parseLyrics('[00:05]一\n[00:10]二');
    expect([0, 5, 9.9, 10, 99].map((at) => lyricsLineAt(lyrics, at))).toEqual([-1, 0, 0, 1, 1]);
  });
});
