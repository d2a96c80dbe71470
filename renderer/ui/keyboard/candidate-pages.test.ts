import { expect, it } from 'vitest';
import { pagesOf } from './candidate-pages.ts';

const of = (...texts: string[]) => texts.map((text) => ({ text, syllables: 1 }));
const texts = (width: number, ...candidates: string[]) =>
  pagesOf(of(...candidates), width).map((page) => page.map(({ text }) => text));

it('keeps what fits on one page', () => {
  expect(texts(244, '西', '喜', '溪')).toEqual([['西', '喜', '溪']]);
});

it('turns pages where it does not fit, and leaves room for the buttons', () => {
  expect(texts(330, '西', '喜', '溪', '希', '锡')).toEqual([['西', '喜'], ['溪', '希'], ['锡']]);
});

it('shows a word that is wider than the row alone', () => {
  expect(texts(200, '西湖文化广场', '西')).toEqual([['西湖文化广场'], ['西']]);
});

it('has no page without candidates', () => {
  expect(pagesOf([], 500)).toEqual([]);
});
