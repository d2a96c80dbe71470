import { expect, it } from 'vitest';
import type { Product } from '../../../shared/services/merchant.ts';
import { groupLabelKey, groupsOf } from './product-groups.ts';

const product = (id: string, group?: string): Product => ({
  id,
  name: id,
  price: { currency: 'CNY', minor: 100 },
  isSoldOut: false,
  ...(group !== undefined && { group }),
});

it('lists groups in the order of the menu, what belongs to none last', () => {
  const groups = groupsOf([
    product('a'),
    product('b', 'coffee'),
    product('c', 'snack'),
    product('d', 'coffee'),
    product('e', 'somethingElse'),
  ]);
  expect(groups.map(({ id, products }) => [id, products.map((member) => member.id)])).toEqual([
    ['coffee', ['b', 'd']],
    ['snack', ['c']],
    ['other', ['a', 'e']],
  ]);
});

it('has a name for a group that nobody has heard of', () => {
  expect(groupLabelKey('coffee')).toBe('group.coffee');
  expect(groupLabelKey('toString')).toBe('group.other');
});
