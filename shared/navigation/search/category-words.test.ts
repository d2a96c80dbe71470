import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import categories from '../../../resources/search/categories.json' with { type: 'json' };
import english from '../../../resources/search/category-words-en.json' with { type: 'json' };
import { PLACE_CATEGORIES } from '../place.ts';
import { typedCategory } from './category-words.ts';

describe('category words', () => {
  it.each([
    ['充电桩', 'charging', true],
    ['chongdianzhan', 'charging', true],
    ['cdz', 'charging', false],
    ['ＣＤＺ', 'charging', false],
    ['停車場', 'parking', true],
    ['洗手间', 'toilets', true],
    ['Gas Station', 'fuel', true],
    ['吃饭', 'food', true],
  ] as const)('%s means %s', (text, category, sure) =>
    expect(typedCategory(text)).toEqual({ category, sure }),
  );

  it('are whole words', () => {
    for (const text of ['西湖', 'cd', '充', '', '充电站站长'])
      expect(typedCategory(text)).toBeNull();
  });

  it('name categories that exist, in both languages, and are spelt as they are said', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(categories).sort());
    expect(PLACE_CATEGORIES).toEqual(expect.arrayContaining(Object.keys(categories)));
    for (const words of Object.values(categories)) {
      for (const [word, reading] of Object.entries(words)) {
        expect(reading, word).toBe(pinyin(word, { toneType: 'none' }));
      }
    }
  });
});
