import { describe, expect, it } from 'vitest';
import { readPlaylist } from './playlist-file.ts';

describe('a playlist file', () => {
  it('names files beside and below it, with either slash', () => {
    const text = '#EXTM3U\r\n#EXTINF:1,x\r\na.mp3\r\nsub\\b.flac\n\n./c.ogg\n../up.wav\n/top.mp3';
    expect(readPlaylist(text, 'lists/mine.m3u')).toEqual([
      'lists/a.mp3',
      'lists/sub/b.flac',
      'lists/c.ogg',
      'up.wav',
      'top.mp3',
    ]);
  });

  it('names nothing outside of the stick', () => {
    const text =
      '../../etc/passwd\nC:\\music\\a.mp3\nhttp://x/y.mp3\nfile:///etc/passwd\n..\na\0.mp3';
    expect(readPlaylist(text, 'lists/mine.m3u')).toEqual([]);
  });
});
