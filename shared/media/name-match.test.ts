import { describe, expect, it } from 'vitest';
import type { HanReader } from '../navigation/search/reading.ts';
import { nameScore, readName, sortKey, sortLetter, typedName } from './name-match.ts';

const READINGS: Readonly<Record<string, readonly string[]>> = {
  周: ['zhou'],
  杰: ['jie'],
  伦: ['lun'],
  稻: ['dao'],
  香: ['xiang'],
  乐: ['yue', 'le'],
  女: ['nv', 'nu'],
  声: ['sheng'],
};
const readHan: HanReader = (han) => han.map((character) => READINGS[character] ?? [character]);
const score = (typed: string, name: string) => {
  const read = typedName(typed);
  return read ? nameScore(read, readName(name, readHan)) : 0;
};

describe('a name', () => {
  it.each(['周杰伦', 'zhoujielun', 'zjl', 'zhoujl', '周jl', 'zhou', '杰伦', 'ZJL', '周杰倫'])(
    'is found by %s',
    (typed) => {
      expect(score(typed, '周杰伦')).toBeGreaterThan(0);
    },
  );

  it.each(['dx', 'zx', 'jz', '稻', ''])('is not found by %s', (typed) => {
    expect(score(typed, '周杰伦')).toBe(0);
  });

  it('is found by any way to read it, and by the letters that are confused', () => {
    expect(score('yue', '乐')).toBeGreaterThan(0);
    expect(score('le', '乐')).toBeGreaterThan(0);
    expect(score('nvsheng', '女声')).toBeGreaterThan(0);
    expect(score('lvsen', '女声')).toBeGreaterThan(0);
  });

  it('in Latin is found by the beginnings of its words', () => {
    expect(score('hotel cal', 'Hotel California')).toBeGreaterThan(0);
    expect(score('calif', 'Hotel California')).toBeGreaterThan(0);
  });

  it('that is meant as a whole comes before one that only contains it', () => {
    expect(score('daoxiang', '稻香')).toBeGreaterThan(score('daoxiang', '稻香周'));
    expect(score('稻香', '稻香周')).toBeGreaterThan(score('稻香', '周稻香'));
  });
});

describe('sorting', () => {
  it('puts Han and Latin names together by sound, and the rest last', () => {
    const names = ['周', '99 Songs', 'Moon', '稻香', '女声', '!!!'];
    const sorted = names
      .map((name) => ({ name, key: sortKey(readName(name, readHan)) }))
      .sort((one, other) => (one.key < other.key ? -1 : 1));
    expect(sorted.map(({ name }) => name)).toEqual([
      '稻香',
      'Moon',
      '女声',
      '周',
      '!!!',
      '99 Songs',
    ]);
    expect(sorted.map(({ key }) => sortLetter(key))).toEqual(['D', 'M', 'N', 'Z', '#', '#']);
  });
});
