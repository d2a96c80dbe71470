import { expect, it } from 'vitest';
import type { Ground } from './explain.ts';
import { tellingGrounds } from './telling-grounds.ts';

const BECAUSE: readonly Ground[] = [
  { fact: 'isNavigating', value: true },
  { fact: 'hasActiveOrder', value: false },
  { fact: 'arrivalSoc', value: 8 },
  { fact: 'merchantKm', value: 2 },
];

it('tells what matters first and leaves out what explains nothing', () => {
  expect(tellingGrounds(BECAUSE, 4).map(({ fact }) => fact)).toEqual([
    'arrivalSoc',
    'merchantKm',
    'isNavigating',
  ]);
  expect(tellingGrounds(BECAUSE, 1).map(({ fact }) => fact)).toEqual(['arrivalSoc']);
});

it('tells something whatever there is', () => {
  expect(tellingGrounds([{ fact: 'hasActiveOrder', value: false }], 4)).toHaveLength(1);
});
