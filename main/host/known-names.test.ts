import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../shared/fake-clock.ts';
import { EMPTY_SHOWROOM } from '../../shared/ownership/showroom.ts';
import { yuan } from '../../shared/services/money.ts';
import { FakeMedia } from '../media/fake-media.ts';
import { FakeNavigation } from '../navigation/fake-navigation.ts';
import { FakeServices } from '../services/fake-services.ts';
import { createKnownNames } from './known-names.ts';

const COFFEE = {
  id: 'coffee',
  names: { 'zh-CN': '咖啡', 'en-US': 'Coffee' },
  icon: { kind: 'builtIn', name: 'coffee' },
  category: 'coffee',
  flow: 'orderAhead',
  whileMoving: 'use',
  isDemo: true,
  trouble: null,
  usual: null,
} as const;

const latte = {
  id: 'latte',
  name: '拿铁',
  price: yuan(22),
  isSoldOut: false,
};
const mocha = { ...latte, id: 'mocha', name: '摩卡', isSoldOut: true };

function start() {
  const services = new FakeServices();
  const clock = new FakeClock();
  const media = new FakeMedia();
  services.change({ tiles: [COFFEE] });
  services.merchantsAnswer = {
    ok: true,
    value: [
      {
        ...{
          id: 'm1',
          category: 'coffee',
          name: '一隅咖啡馆',
          nameEn: 'Corner',
          lon: 120,
          lat: 30,
        },
        ...{ distanceM: 900, products: [latte, mocha] },
      },
    ],
  };
  const navigation = new FakeNavigation();
  const known = createKnownNames({ navigation, services, media, showroom: EMPTY_SHOWROOM, clock });
  return { known, services, media, clock };
}

describe('the names that may be said', () => {
  it('hold what the merchants nearby sell, but for what is sold out', async () => {
    const { known } = start();
    expect(known.all).toEqual([]);
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(known.all.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'merchant 一隅咖啡馆',
      'product 拿铁',
    ]);
  });

  it('stay the same array until something changes', async () => {
    const { known, media } = start();
    expect(known.all).toBeDefined();
    await new Promise((resolve) => setImmediate(resolve));
    const { all } = known;
    expect(known.all).toBe(all);
    media.change({
      playlists: [{ kind: 'playlist', id: 'p1', name: '路上', origin: 'own', count: 3 }],
    });
    expect(known.all).not.toBe(all);
    expect(known.all).toContainEqual({ kind: 'playlist', name: '路上', id: 'p1' });
  });

  it('ask for menus again when they are old', async () => {
    const { known, services, clock } = start();
    expect(known.all).toBeDefined();
    await new Promise((resolve) => setImmediate(resolve));
    services.merchantsAnswer = { ok: true, value: [] };
    expect(known.all).toBeDefined();
    await new Promise((resolve) => setImmediate(resolve));
    expect(known.all).toHaveLength(2);
    clock.pass(11 * 60_000);
    expect(known.all).toBeDefined();
    await new Promise((resolve) => setImmediate(resolve));
    expect(known.all).toEqual([]);
  });
});
