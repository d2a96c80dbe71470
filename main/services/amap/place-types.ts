import type { ServiceCategory } from '../../../shared/services/service.ts';

/**
 * The kinds of places of each category, after Amap's POI classification: six digits, two each for
 * group, class, and type; a code that ends in zeros stands for all below it.
 */
const TYPES: Partial<Readonly<Record<ServiceCategory, readonly string[]>>> = {
  charging: ['011100'],
  parking: ['150900'],
  fuel: ['010100'],
  coffee: ['050500'],
  food: ['050000'],
  carCare: ['030000', '010400', '010500'],
  hotel: ['100000'],
  sight: ['110000'],
};

/** Codes to search for; empty when Amap has no such places. */
export function typesOf(category: ServiceCategory): readonly string[] {
  return TYPES[category] ?? [];
}

/** True when a place of `typecode` is one of `category`. */
export function isOfCategory(typecode: string, category: ServiceCategory): boolean {
  return typesOf(category).some((type) => {
    const stem = type.replace(/(?:00)+$/, '');
    return typecode.split('|').some((code) => code.startsWith(stem));
  });
}

const CATEGORIES: readonly ServiceCategory[] = [
  'charging',
  'parking',
  'fuel',
  'coffee',
  'food',
  'carCare',
  'hotel',
  'sight',
];

/** The category of a place, the narrowest that fits. */
export function categoryOf(typecode: string): ServiceCategory | undefined {
  return CATEGORIES.find((category) => isOfCategory(typecode, category));
}
