import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listPage } from './list-page.ts';

it('shows what fits, in two columns where it is wide', () => {
  expect(listPage(21, 0, { width: 600, height: 440 })).toMatchObject({ to: 5, pages: 5 });
  expect(listPage(21, 1, { width: 1100, height: 180 })).toMatchObject({
    from: 4,
    to: 8,
    columns: 2,
  });
});

it('shows nothing before it is measured', () => {
  expect(listPage(5, 0, null)).toMatchObject({ to: 0, pages: 0 });
});

it('reaches every item exactly once, whatever the size', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 2000 }),
      fc.integer({ min: 0, max: 2000 }),
      (count, width, height) => {
        const { pages } = listPage(count, 0, { width, height });
        const seen = Array.from({ length: pages }, (_, page) =>
          listPage(count, page, { width, height }),
        ).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
        expect(seen).toEqual(Array.from({ length: count }, (_, index) => index));
      },
    ),
  );
});
