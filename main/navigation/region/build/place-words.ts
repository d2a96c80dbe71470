import categories from '../../../../resources/search/categories.json' with { type: 'json' };
import english from '../../../../locales/en-US/region.json' with { type: 'json' };
import chinese from '../../../../locales/zh-CN/region.json' with { type: 'json' };
import type { PlaceCategory } from '../../../../shared/navigation/place.ts';

/** How a name that the data lacks is put together. */
export type NamePattern = Exclude<keyof typeof chinese.names, 'stationEnd'>;

/** What a Chinese station is called at the end of its name. */
export const STATION_END = chinese.names.stationEnd;

/** A name put together in Chinese, or in English. */
export function composed(
  pattern: NamePattern,
  parts: Readonly<Record<string, string>>,
  language: 'zh-CN' | 'en-US' = 'zh-CN',
): string {
  const texts = language === 'zh-CN' ? chinese.names : english.names;
  return texts[pattern].replaceAll(/\{\{(\w+)\}\}/g, (_, part: string) => parts[part] ?? '');
}

/** The first Chinese word that search knows for a category: what a place without a name is called. */
export function categoryWord(category: PlaceCategory): string | undefined {
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = categories;
  return Object.keys(words[category] ?? {})[0];
}

const METRO_STATION_END = composed('metroStation', { name: '' });

/** Whether a name itself says that this is a metro station. */
export function isMetroStationName(name: string): boolean {
  return name.endsWith(METRO_STATION_END);
}

/** The name of a station without the word for station. */
export function bareStationName(name: string): string {
  const end = [METRO_STATION_END, STATION_END].find((ending) => name.endsWith(ending));
  const bare = end === undefined ? name : name.slice(0, -end.length);
  return bare === '' ? name : bare;
}
