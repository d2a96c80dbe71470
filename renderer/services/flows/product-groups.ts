import type { Product } from '../../../shared/services/merchant.ts';

/** Groups of products that have a name of their own; the others are listed together. */
const NAMED = [
  'dish',
  'main',
  'staple',
  'snack',
  'soup',
  'dessert',
  'drink',
  'coffee',
  'tea',
  'maintenance',
  'repair',
  'inspection',
  'wash',
  'tyre',
  'accessory',
  'insurance',
] as const;

type Named = (typeof NAMED)[number];

/** Products that are listed together, in the order in which they first come. */
export interface ProductGroup {
  readonly id: string;
  readonly products: readonly Product[];
}

/** The products of a merchant by their group; those without one come last. */
export function groupsOf(products: readonly Product[]): readonly ProductGroup[] {
  const groups = new Map<string, Product[]>();
  for (const product of products) {
    const id = NAMED.find((named) => named === product.group) ?? 'other';
    groups.set(id, [...(groups.get(id) ?? []), product]);
  }
  return [...groups]
    .map(([id, members]) => ({ id, products: members }))
    .sort((a, b) => Number(a.id === 'other') - Number(b.id === 'other'));
}

/** Where the name of a group is found. */
export function groupLabelKey(id: string): `group.${Named | 'other'}` {
  return `group.${NAMED.find((named) => named === id) ?? 'other'}`;
}
