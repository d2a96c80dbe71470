import { expect, it } from 'vitest';
import { sampleModel, sampleShowroom } from './sample-showroom.ts';
import { carOf, FIRST_VIEW, modelOf, viewAfter } from './view.ts';

it('keeps what was chosen on the way, and forgets it for another model', () => {
  const chosen = viewAfter(FIRST_VIEW, {
    page: 'model',
    model: 'sample',
    configuration: { trim: 'fast' },
  });
  const financed = viewAfter(chosen, { page: 'finance', model: 'sample' });
  expect(financed).toMatchObject({ page: 'finance', configuration: { trim: 'fast' } });
  expect(carOf(financed, sampleModel)?.priceFen).toBe(25_000_000);
  const other = viewAfter(financed, { page: 'model', model: 'other' });
  expect(other.configuration).toEqual({});
});

it('falls back to what there is', () => {
  const { catalogue } = sampleShowroom;
  if (!catalogue) throw new Error('no catalogue');
  expect(modelOf(FIRST_VIEW, catalogue)?.id).toBe('sample');
  expect(modelOf({ ...FIRST_VIEW, model: 'gone' }, catalogue)?.id).toBe('sample');
  const torn = { ...FIRST_VIEW, model: 'sample', configuration: { wheels: 'w20' } };
  expect(carOf(torn, sampleModel)?.priceFen).toBe(20_000_000);
});
