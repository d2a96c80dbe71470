import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../shared/fake-clock.ts';
import type { Position } from '../../shared/navigation/guidance.ts';
import type { Purpose } from '../../shared/privacy/purpose.ts';
import type { MerchantChoice } from '../../shared/services/command.ts';
import type { Merchant } from '../../shared/services/merchant.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { FakeNavigation } from '../navigation/fake-navigation.ts';
import { FakeVehicle } from '../vehicle/fake-vehicle.ts';
import { createServices } from '../services/create-services.ts';
import type { Services } from '../services/services.ts';

/** The whole of the services over the embedded gateway and the demo merchants, in fake time. */

const BUILT_IN = join(import.meta.dirname, '..', '..', 'resources', 'services');
const MINUTE_MS = 60_000;
const CABLE =
  'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsChargingCableConnected';
const NEAREST: MerchantChoice = { by: 'nearest', to: 'car' };

let stateDir: string;
let overlay: string;
let clock: FakeClock;
let vehicle: FakeVehicle;
let navigation: FakeNavigation;
let rejections: Rejections;
let granted: Set<Purpose>;
let services: Services;
let ran: unknown[];

const POSITION: Position = {
  ...{ lon: 120.155, lat: 30.25, speedMps: 0, accuracyM: 5, ts: 0 },
  ...{ quality: 'fix', simulated: false, onRoute: false },
};

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'zhilu-services-'));
  overlay = mkdtempSync(join(tmpdir(), 'zhilu-overlay-'));
  // Noon in whatever time zone the test runs: shops are open.
  clock = new FakeClock(new Date(2026, 2, 2, 12, 0, 0).getTime());
  vehicle = new FakeVehicle();
  navigation = new FakeNavigation();
  navigation.change({ position: POSITION });
  rejections = new Rejections();
  granted = new Set();
  ran = [];
  services = start();
});
afterEach(async () => {
  await services.close();
  rmSync(stateDir, { recursive: true });
  rmSync(overlay, { recursive: true });
});

function start(): Services {
  const listeners = new Set<() => void>();
  return createServices({
    displays: { hasDriver: true },
    serviceDirs: [BUILT_IN, overlay],
    ...{ stateDir, clock, rejections, vehicle, navigation },
    log: pino({ level: 'silent' }),
    consents: {
      consents: [],
      problem: null,
      isGranted: (purpose) => granted.has(purpose),
      set: (purpose, isGranted) => {
        if (isGranted) granted.add(purpose);
        else granted.delete(purpose);
        for (const listener of listeners) listener();
        return null;
      },
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    runAction: (action, input) => {
      ran.push([action, input]);
      return Promise.resolve(null);
    },
    random: () => 0.5,
    demoPace: 60,
  });
}

/** Lets time pass in steps in which answers arrive. */
async function pass(ms: number, stepMs = 1000): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    clock.pass(stepMs);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function merchantsOf(service: string): Promise<readonly Merchant[]> {
  const answer = await services.merchants({ service, where: { by: 'car' }, limit: 20 });
  if (!answer.ok) throw new Error(answer.reason.key);
  return answer.value;
}

async function orderCoffee() {
  const [shop] = await merchantsOf('coffee');
  const product = shop?.products?.find(({ isSoldOut }) => !isSoldOut);
  if (!shop || !product) throw new Error('no coffee');
  return services.perform({
    kind: 'order',
    service: 'coffee',
    draft: {
      kind: 'pickup',
      merchant: { by: 'id', id: shop.id },
      lines: [{ productId: product.id, quantity: 1 }],
    },
  });
}

const first = () => services.state.orders[0];
const statusOf = (index = 0) => services.state.orders[index]?.order?.status;

async function haveCoffee(): Promise<void> {
  expect(await orderCoffee()).toBeNull();
  expect(await services.perform({ kind: 'operate', operation: 'pay' })).toBeNull();
  await pass(40 * MINUTE_MS, 20_000);
}

describe('a flow from its beginning to its end', () => {
  it('charges: a free point is chosen, held, begun by the plug, ended, and paid', async () => {
    expect(
      await services.perform({
        kind: 'order',
        service: 'charging',
        draft: { kind: 'charge', merchant: NEAREST, isReservation: true },
      }),
    ).toBeNull();
    expect(statusOf()).toBe('accepted');
    vehicle.show({ [CABLE]: { freshness: 'fresh', value: false, ts: 1 } });
    const station = services.state.orders[0]?.merchant;
    if (!station) throw new Error('no station');
    // At home the plug begins nothing at the station.
    vehicle.show({ [CABLE]: { freshness: 'fresh', value: true, ts: 2 } });
    await pass(2000);
    expect(statusOf()).toBe('accepted');
    vehicle.show({ [CABLE]: { freshness: 'fresh', value: false, ts: 3 } });
    navigation.change({ position: { ...POSITION, lon: station.lon, lat: station.lat } });
    vehicle.show({ [CABLE]: { freshness: 'fresh', value: true, ts: 4 } });
    await pass(2000);
    expect(statusOf()).toBe('ready');
    await pass(10_000);
    expect(first()?.order?.session).toMatchObject({ state: 'running' });
    expect(await services.perform({ kind: 'operate', operation: 'end' })).toBeNull();
    expect(statusOf()).toBe('awaitingPayment');
    expect(first()?.order?.total.minor).toBeGreaterThan(0);
    expect(await services.perform({ kind: 'operate', operation: 'pay' })).toBeNull();
    await pass(MINUTE_MS);
    expect(statusOf()).toBe('done');
    expect(services.state.wallet.spentToday).toEqual(first()?.order?.total);
  });

  it('parks, and pays without a stop when the driver agreed to that', async () => {
    granted.add('autoPay');
    const garages = await merchantsOf('parking');
    const gate = garages.find(({ parking }) => parking?.canPayWithoutStopping);
    if (!gate) throw new Error('no gate');
    navigation.change({ position: { ...POSITION, lon: gate.lon, lat: gate.lat } });
    const merchant = { by: 'id', id: gate.id } as const;
    await services.perform({
      kind: 'order',
      service: 'parking',
      draft: { kind: 'park', merchant },
    });
    await pass(2 * MINUTE_MS, 15_000);
    expect(statusOf()).toBe('ready');
    navigation.change({ position: POSITION });
    await pass(1000);
    navigation.change({ position: { ...POSITION, lon: gate.lon, lat: gate.lat } });
    vehicle.drivingState = 'moving';
    navigation.change({ position: { ...POSITION, lon: gate.lon + 0.02, lat: gate.lat } });
    await pass(20_000);
    expect(statusOf()).toBe('done');
  });

  it('books the next free time, and leads there', async () => {
    expect(
      await services.perform({
        kind: 'order',
        service: 'car-care',
        draft: { kind: 'booking', merchant: NEAREST, productIds: [] },
      }),
    ).toBeNull();
    expect(statusOf()).toBe('accepted');
    expect(first()?.order?.dueAt).toBeGreaterThan(clock.now().wall);
    expect(await services.perform({ kind: 'goToOrder' })).toBeNull();
    expect(navigation.performed).toMatchObject([
      { kind: 'plan', destination: { by: 'place', place: { category: 'carRepair' } } },
    ]);
  });

  it('orders coffee, and the usual with one tap', async () => {
    granted.add('orderHistory');
    await haveCoffee();
    expect(statusOf()).toBe('done');
    const tile = services.state.tiles.find(({ id }) => id === 'coffee');
    expect(tile?.usual?.merchant.id).toBe(first()?.merchant.id);
    expect(await services.perform({ kind: 'orderUsual', service: 'coffee' })).toBeNull();
    await pass(3000);
    // One tap is also the word to pay.
    expect(['paid', 'accepted']).toContain(statusOf());
  });
});

describe('what the driver did not agree to', () => {
  it('is not kept: an ended order vanishes after it was shown, also on disk', async () => {
    await haveCoffee();
    await pass(20 * MINUTE_MS, 20_000);
    expect(services.state.orders).toEqual([]);
    await services.close();
    granted.add('orderHistory');
    services = start();
    expect(services.state.orders).toEqual([]);
    expect(services.state.tiles.every(({ usual }) => usual === null)).toBe(true);
  });

  it('goes at once when consent is withdrawn or erased; what is under way stays', async () => {
    granted.add('orderHistory');
    await haveCoffee();
    await orderCoffee();
    expect(services.state.orders).toHaveLength(2);
    await services.perform({ kind: 'setConsent', purpose: 'orderHistory', isGranted: false });
    expect(services.state.orders).toHaveLength(1);
    await services.perform({ kind: 'erase', purpose: 'orderHistory' });
    expect(services.state.orders.map(({ order }) => order?.status)).toEqual(['awaitingPayment']);
  });

  it('is not sent: a telephone number without the consent for it', async () => {
    const book = () =>
      services.perform({
        kind: 'order',
        service: 'car-care',
        draft: { kind: 'booking', merchant: NEAREST, productIds: [], phone: '13800138000' },
      });
    expect(await book()).toMatchObject({ key: 'services.needsConsent' });
    granted.add('carCareContact');
    expect(await book()).toBeNull();
    expect(JSON.stringify(services.state.orders)).not.toContain('13800138000');
  });

  it('is not asked for: offers around the car', async () => {
    await pass(2 * MINUTE_MS, 15_000);
    expect(services.state.offers).toEqual([]);
    await services.perform({ kind: 'setConsent', purpose: 'offers', isGranted: true });
    await pass(2000);
    expect(services.state.offers.length).toBeGreaterThan(0);
    await services.perform({ kind: 'setConsent', purpose: 'offers', isGranted: false });
    expect(services.state.offers).toEqual([]);
  });
});

describe('a service that cannot be used', () => {
  it('says so on its tile, and the others work', async () => {
    const folder = join(overlay, 'coffee');
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'service.json'),
      JSON.stringify({
        format: 1,
        id: 'coffee',
        names: { 'zh-CN': '咖啡', 'en-US': 'Coffee' },
        icon: { kind: 'builtIn', name: 'coffee' },
        category: 'coffee',
        flow: 'orderAhead',
        placement: { order: 1 },
        whileMoving: 'use',
        provider: {
          kind: 'http',
          url: 'https://coffee.example',
          token: { file: 'missing.secret' },
        },
      }),
    );
    await services.close();
    services = start();
    const asking = services.merchants({ service: 'coffee', where: { by: 'car' }, limit: 5 });
    await pass(3000);
    expect(await asking).toMatchObject({ ok: false, reason: { key: 'services.providerDown' } });
    const tile = services.state.tiles.find(({ id }) => id === 'coffee');
    expect(tile).toMatchObject({ isDemo: false, trouble: { key: 'services.providerDown' } });
    expect(services.problems).toMatchObject([{ key: 'services.providerDown' }]);
    expect((await merchantsOf('food')).length).toBeGreaterThan(0);
  });

  it('is none at all when nobody knows it', async () => {
    const query = { service: 'spa', where: { by: 'car' }, limit: 5 } as const;
    expect(await services.merchants(query)).toMatchObject({
      reason: { key: 'services.notOffered' },
    });
    expect(await services.perform({ kind: 'orderUsual', service: 'spa' })).toMatchObject({
      key: 'services.notOffered',
    });
    expect(await services.picture('spa', 'icon')).toBeNull();
  });
});

describe('what the driver silenced', () => {
  it('is told by the title of its cards, where there is one', async () => {
    for (const rule of ['coffee/morning', 'coffee/of-another-release', undefined]) {
      const wish = {
        kind: 'silence',
        silenced: true,
        ...(rule !== undefined && { rule }),
      } as const;
      expect(await services.perform(wish)).toBeNull();
    }
    expect(services.state.silenced).toEqual([
      { rule: 'coffee/morning', title: { 'zh-CN': '来杯咖啡？', 'en-US': 'Coffee?' } },
      { rule: 'coffee/of-another-release', title: null },
      { rule: '*', title: null },
    ]);
  });
});

describe('without a place', () => {
  it('nothing near can be found', async () => {
    navigation.change({ position: null });
    expect(
      await services.perform({ kind: 'goToMerchant', service: 'fuel', merchant: NEAREST }),
    ).toMatchObject({
      key: 'navigation.noPosition',
    });
  });
});
