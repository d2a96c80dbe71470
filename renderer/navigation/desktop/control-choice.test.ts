import { expect, it } from 'vitest';
import { mapControls } from './control-choice.ts';

it('offers what a guided driver needs, as far as the height goes', () => {
  expect(mapControls(true, true, 496)).toEqual([
    'search',
    'overview',
    'voice',
    'view',
    'in',
    'out',
  ]);
  expect(mapControls(true, true, 420)).toEqual(['search', 'overview', 'voice', 'in', 'out']);
  expect(mapControls(true, true, 170)).toEqual(['in', 'out']);
});

it('shows the reach of the charge only where there is one', () => {
  expect(mapControls(false, true, 496)).toEqual(['reach', 'view', 'in', 'out']);
  expect(mapControls(false, false, 496)).toEqual(['view', 'in', 'out']);
});

it('has nothing to offer without room', () => {
  expect(mapControls(true, true, 0)).toEqual([]);
});
