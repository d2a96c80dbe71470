import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHan } from './han-reader.ts';

const LIST = join(import.meta.dirname, '../../../../shared/data/names/district-pinyin-dev.tsv');

/** The likeliest reading of a name, without tones. */
function read(name: string): string {
  return readHan(Array.from(name))
    .map(([first]) => first)
    .join(' ');
}

describe('the reading of place names', () => {
  it.each([
    ['重庆', 'chong qing'],
    ['六安', 'lu an'],
    ['六合区', 'lu he qu'],
    ['乐清', 'yue qing'],
    ['乐亭', 'lao ting'],
    ['长子县', 'zhang zi xian'],
    ['蔚县', 'yu xian'],
    ['江都', 'jiang du'],
    ['番禺', 'pan yu'],
    ['黄陂', 'huang pi'],
    ['洪洞', 'hong tong'],
    ['乌什', 'wu shi'],
    ['大城', 'dai cheng'],
    ['长子', 'zhang zi'],
  ])('%s is %s', (name, reading) => expect(read(name)).toBe(reading));

  it('has the others besides where nothing settles it', () => {
    expect(readHan(['长'])[0]).toEqual(expect.arrayContaining(['chang', 'zhang']));
    expect(readHan(['绿'])[0]).toEqual(expect.arrayContaining(['lv', 'lu']));
    expect(readHan(['乐', '亭']).map((readings) => readings.length)).toEqual([1, 1]);
  });

  it.skipIf(!existsSync(LIST))(
    'is right for 99 of 100 county-level names (skipped without ../shared/data/names)',
    () => {
      const rows = readFileSync(LIST, 'utf8')
        .split('\n')
        .filter((row) => row.includes('\t'))
        .map((row) => row.split('\t'));
      const wrong = rows.filter(
        ([name = '', reading = '']) =>
          read(name) !==
          reading
            .normalize('NFD')
            .replace(/u\u0308/gu, 'v')
            .replace(/\p{M}/gu, ''),
      );
      const share = 1 - wrong.length / rows.length;
      expect(share, `read wrongly: ${wrong.join('; ')}`).toBeGreaterThanOrEqual(0.99);
    },
  );
});
