import { PLACE_CATEGORIES, type Place } from '../../shared/navigation/place.ts';
import type { Touched } from './engine.ts';

/** What a tap on the map means. */
export type Tapped =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'route'; readonly index: number };

/** Which of the things under a finger is meant: what stands in front first. */
const ORDER: readonly Touched['of'][] = ['pins', 'poi', 'alternatives'];

/** The meaning of a tap, or `null` when nothing there can be meant. */
export function tappedOf(touched: readonly Touched[], pins: readonly Place[]): Tapped | null {
  for (const of of ORDER) {
    for (const one of touched) {
      const meaning = one.of === of ? meaningOf(one, pins) : null;
      if (meaning) return meaning;
    }
  }
  return null;
}

function meaningOf({ of, properties, at }: Touched, pins: readonly Place[]): Tapped | null {
  const { index } = properties;
  if (of === 'alternatives') return typeof index === 'number' ? { kind: 'route', index } : null;
  if (of === 'pins') {
    const place = typeof index === 'number' ? pins[index] : undefined;
    return place ? { kind: 'place', place } : null;
  }
  const place = at && placeOf(properties, at);
  return place ? { kind: 'place', place } : null;
}

/** A place of the base map: its tile knows name, category, and point, and no more. */
function placeOf(
  properties: Touched['properties'],
  [lon, lat]: readonly [number, number],
): Place | null {
  const text = (key: string) => {
    const value = properties[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const name = text('name:zh') ?? text('name');
  if (name === undefined) return null;
  const nameEn = text('name:en');
  const category = PLACE_CATEGORIES.find((one) => one === properties['category']) ?? 'other';
  return { id: 'point', name, category, lon, lat, ...(nameEn !== undefined && { nameEn }) };
}
