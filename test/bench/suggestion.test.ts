import { describe, expect, it } from 'vitest';
import { createSuggestions } from '../../main/services/suggestions/create-suggestions.ts';
import { driveAround, type CreateSuggestions } from './suggestion.ts';

/** An engine without a policy: a card at once, for half a minute, again and again, about nothing. */
const shameless: CreateSuggestions = ({ clock }) => {
  let ticks = 0;
  const stop = clock.every(1000, () => {
    ticks += 1;
  });
  return {
    get current() {
      const { wall } = clock.now();
      const text = { 'zh-CN': '买吧', 'en-US': 'Buy' };
      return ticks % 60 < 30
        ? {
            ...{ id: String(Math.floor(ticks / 60)), service: 'coffee', rule: 'morning' },
            ...{ title: text, text, offer: null, because: [], isOffer: true },
            ...{ shownAt: wall, expiresAt: wall },
          }
        : null;
    },
    silenced: [],
    problem: null,
    accept: () => Promise.resolve(null),
    dismiss: () => undefined,
    silence: () => null,
    close: stop,
  };
};

describe('the drives of the bench', () => {
  it('find nothing wrong with the engine', async () => {
    const totals = await driveAround(6, createSuggestions);
    expect(totals).toMatchObject({ withinFiveMinutes: 0, nearManoeuvre: 0, withoutReason: 0 });
    expect(totals.cards).toBeGreaterThan(0);
  });

  it('find everything wrong with an engine that has no policy', async () => {
    const totals = await driveAround(3, shameless);
    expect(totals.withinFiveMinutes).toBeGreaterThan(0);
    expect(totals.nearManoeuvre).toBeGreaterThan(0);
    expect(totals.withoutReason).toBeGreaterThan(0);
  });
});
