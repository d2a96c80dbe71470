import { z } from 'zod';
import type { Random } from './random.ts';
import type { StreetNames } from './streets.ts';

const pair = z.tuple([z.string(), z.string()]);

export const namesSchema = z.strictObject({
  streets: z.array(pair),
  seconds: z.array(pair),
  wide: z.array(pair),
  small: z.array(pair),
});

/** Names for streets that do not exist: two characters and a kind of street, each name once. */
export function createStreetNames(
  source: z.infer<typeof namesSchema>,
  taken: Iterable<string>,
): StreetNames {
  const used = new Set(taken);
  return {
    next: (random: Random, small: boolean) => {
      for (;;) {
        const [first, firstEn] = random.pick(source.streets);
        const [second, secondEn] = random.pick(source.seconds);
        const [kind, kindEn] = random.pick(small ? source.small : source.wide);
        const name = first + second + kind;
        if (first === second || used.has(name)) continue;
        used.add(name);
        return { name, en: `${firstEn}${secondEn} ${kindEn}` };
      }
    },
  };
}
