import { beforeEach, describe, expect, it } from 'vitest';
import type { PartsUpdate } from '../../shared/contract/parts.ts';
import { FakeClock } from '../../shared/fake-clock.ts';
import type { Position } from '../../shared/navigation/guidance.ts';
import type { NavigationState } from '../../shared/navigation/navigation-state.ts';
import { FakeNavigation } from '../navigation/fake-navigation.ts';
import { NAVIGATION_PACE, watchParts } from './watch-parts.ts';

const HERE: Position = {
  lon: 120.1,
  lat: 30.2,
  speedMps: 0,
  accuracyM: 5,
  quality: 'fix',
  simulated: false,
  onRoute: false,
  ts: 0,
};

let clock: FakeClock;
let navigation: FakeNavigation;
let updates: AsyncGenerator<PartsUpdate<NavigationState>, void, void>;

beforeEach(() => {
  clock = new FakeClock();
  navigation = new FakeNavigation();
  updates = watchParts(navigation, NAVIGATION_PACE, clock, undefined);
});

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

const next = async () => (await updates.next()).value;

describe('watchParts', () => {
  it('starts with everything', async () => {
    expect(await next()).toEqual({ kind: 'full', state: navigation.state });
  });

  it('then carries only what changed, with the latest of each', async () => {
    await next();
    navigation.change({ position: HERE });
    navigation.change({ position: { ...HERE, lon: 120.2 } });
    expect(await next()).toEqual({
      kind: 'delta',
      state: { position: { ...HERE, lon: 120.2 } },
    });
  });

  it('does not repeat a part that has been sent', async () => {
    await next();
    navigation.change({ position: HERE });
    await next();
    navigation.change({ reachable: { rings: [], rangeM: 5 } });
    const update = next();
    await settle();
    clock.pass(1000);
    expect(await update).toEqual({ kind: 'delta', state: { reachable: { rings: [], rangeM: 5 } } });
  });

  it('is heard of even when nothing changes', async () => {
    await next();
    const update = next();
    await settle();
    clock.pass(10_000);
    expect(await update).toEqual({ kind: 'delta', state: {} });
  });
});
