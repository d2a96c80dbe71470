import { expect, it } from 'vitest';
import { FakeClock } from '../../shared/fake-clock.ts';
import { FakeProvider } from './fake-provider.ts';
import { Surroundings } from './surroundings.ts';

it('tells a weather provider the area, not where the car stands', () => {
  const clock = new FakeClock();
  const provider = new FakeProvider(clock);
  const surroundings = new Surroundings({
    weatherProviders: [provider],
    offerProviders: [],
    car: () => ({ lon: 120.15512, lat: 30.25871 }),
    wantsOffers: () => false,
    clock,
    onChange: () => undefined,
  });
  surroundings.close();
  expect(provider.sent).toEqual(['weather 120.2 30.3']);
});
