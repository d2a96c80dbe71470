import { expect, it } from 'vitest';
import { fittingChips } from './fitting-chips.ts';

const CHINESE = ['来点音乐', '打开空调', '附近有什么好吃的', '今天天气怎么样'];
const ENGLISH = ['Play some music', 'Turn on the air conditioning', 'Find a restaurant nearby'];

it('puts short sentences side by side', () => {
  expect(fittingChips(CHINESE, 540, 2)).toEqual(CHINESE);
  expect(fittingChips(CHINESE, 540, 1)).toEqual(CHINESE.slice(0, 2));
});

it('leaves out what would need a row more', () => {
  expect(fittingChips(ENGLISH, 540, 2)).toEqual(ENGLISH.slice(0, 2));
  expect(fittingChips(ENGLISH, 540, 3)).toEqual(ENGLISH);
});

it('offers one even where it has to be wrapped', () => {
  expect(fittingChips(ENGLISH, 100, 1)).toEqual(ENGLISH.slice(0, 1));
  expect(fittingChips([], 540, 2)).toEqual([]);
});
