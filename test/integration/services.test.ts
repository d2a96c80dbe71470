import { describe, expect, it } from 'vitest';
import { crashServices } from '../bench/services-crash-run.ts';

/** The whole measurement is the bench `services-crash`; this is enough of it to catch a mistake. */
describe('orders of a host that is killed again and again', () => {
  it.each(['embedded', 'separate'] as const)(
    'are neither lost nor doubled (%s gateway)',
    async (gateway) => {
      const report = await crashServices({ gateway, orders: 30, kills: 4, seed: 4 });
      expect(report).toEqual({ kills: 4, lost: 0, doubled: 0, unfinished: 0, refused: 0 });
    },
  );
});
