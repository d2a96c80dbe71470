import type { Place } from '../../shared/navigation/place.ts';
import { textWidth } from '../ui/text-width.ts';
import type { Language } from '../../shared/settings/settings.ts';

/** The name of a place as this driver reads it; the local one where the data has no other. */
export function placeName(
  { name, nameEn }: Pick<Place, 'name' | 'nameEn'>,
  language: Language,
): string {
  return language === 'en-US' ? (nameEn ?? name) : name;
}

/**
 * Where it is: district and street, without what the name says already. What is wider than `fits`
 * type sizes is left to the district, or to the place's own page.
 */
export function placeAddress({ name, address, area }: Place, fits = Infinity): string {
  const parts = [area, address].filter(
    (part) => part !== undefined && part !== '' && part !== name,
  );
  const texts = [parts.join(' · '), parts[0] ?? ''];
  return texts.find((text) => textWidth(text) <= fits) ?? '';
}
