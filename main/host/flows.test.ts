import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decide } from '../../shared/actions/registry.ts';
import type { ActionContext } from '../../shared/actions/define.ts';
import { EMPTY_ASSISTANT } from '../../shared/assistant/assistant-state.ts';
import { assistantFacts } from '../../shared/assistant/facts.ts';
import { FakeClock } from '../../shared/fake-clock.ts';
import { mediaFacts } from '../../shared/media/facts.ts';
import { EMPTY_MEDIA } from '../../shared/media/media-state.ts';
import { navigationFacts } from '../../shared/navigation/facts.ts';
import type { Purpose } from '../../shared/privacy/purpose.ts';
import { serviceFacts } from '../../shared/services/facts.ts';
import type { Merchant } from '../../shared/services/merchant.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';
import { restrictionsFor } from '../../shared/vehicle/restrictions.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { FakeNavigation } from '../navigation/fake-navigation.ts';
import { createOwnership } from '../ownership/ownership.ts';
import { createServices } from '../services/create-services.ts';
import type { Services } from '../services/services.ts';
import { FakeVehicle } from '../vehicle/fake-vehicle.ts';

/** Every flow from its beginning to its end by actions of the registry alone, as a voice has them. */

const RESOURCES = join(import.meta.dirname, '..', '..', 'resources');
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const log = pino({ level: 'silent' });
const { showroom } = createOwnership({
  ownershipDirs: [join(RESOURCES, 'ownership')],
  log,
  rejections: new Rejections(),
});

let stateDir: string;
let clock: FakeClock;
let vehicle: FakeVehicle;
let navigation: FakeNavigation;
let granted: Set<Purpose>;
let services: Services;

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'zhilu-flows-'));
  // Noon in whatever time zone the test runs: shops are open.
  clock = new FakeClock(new Date(2026, 2, 2, 12, 0, 0).getTime());
  vehicle = new FakeVehicle();
  vehicle.drivingState = 'parked';
  navigation = new FakeNavigation();
  navigation.change({
    position: {
      ...{ lon: 120.155, lat: 30.25, speedMps: 0, accuracyM: 5, ts: 0 },
      ...{ quality: 'fix', simulated: false, onRoute: false },
    },
  });
  granted = new Set();
  services = createServices({
    displays: { hasDriver: true },
    serviceDirs: [join(RESOURCES, 'services')],
    ...{ stateDir, clock, log, vehicle, navigation },
    rejections: new Rejections(),
    consents: {
      get consents() {
        return [...granted].map((purpose) => ({ purpose, isGranted: true, records: 0 }));
      },
      problem: null,
      isGranted: (purpose) => granted.has(purpose),
      set: (purpose, isGranted) => {
        if (isGranted) granted.add(purpose);
        else granted.delete(purpose);
        return null;
      },
      onChange: () => () => undefined,
    },
    runAction: () => Promise.resolve(null),
    random: () => 0.5,
    demoPace: 60,
  });
});
afterEach(async () => {
  await services.close();
  rmSync(stateDir, { recursive: true });
});

function context(): ActionContext {
  return {
    readings: vehicle.readings,
    restrictions: restrictionsFor(vehicle.drivingState, 'driver'),
    zone: 'driver',
    isVehicleHeard: true,
    settings: DEFAULT_SETTINGS,
    commands: [],
    navigation: navigationFacts(navigation.state),
    services: serviceFacts(services.state),
    showroom,
    media: mediaFacts(EMPTY_MEDIA),
    assistant: assistantFacts(EMPTY_ASSISTANT),
  };
}

/** Decides an action and has the services carry it out; answers why not, if so. */
async function act(id: string, input: object = {}): Promise<string | null> {
  const decision = decide(id, input, context());
  if (!decision.allowed) return decision.reason.key;
  for (const effect of decision.effects) {
    if (effect.kind !== 'services') throw new Error(`${id} is about ${effect.kind}`);
    const failure = await services.perform(effect.command);
    if (failure) return failure.key;
  }
  return null;
}

/** Lets time pass in steps in which answers arrive. */
async function pass(ms: number, stepMs = 1000): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    clock.pass(stepMs);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const status = () => services.state.orders[0]?.order?.status;

async function paid(): Promise<void> {
  expect(status()).toBe('awaitingPayment');
  expect(await act('orders.pay')).toBeNull();
  await pass(MINUTE_MS);
}

async function merchants(service: string): Promise<readonly Merchant[]> {
  const answer = await services.merchants({ service, where: { by: 'car' }, limit: 20 });
  if (!answer.ok) throw new Error(answer.reason.key);
  return answer.value;
}

describe('by actions alone', () => {
  it('charging is begun, ended, and paid', async () => {
    expect(await act('charging.start')).toBeNull();
    await pass(10_000);
    expect(status()).toBe('ready');
    expect(await act('charging.stop')).toBeNull();
    await paid();
    expect(status()).toBe('done');
  });

  it('a parking space is held, left, and paid', async () => {
    expect(await act('parking.reserve', { merchant: { by: 'nearest', to: 'car' } })).toBeNull();
    await pass(2 * MINUTE_MS, 5000);
    expect(status()).toBe('ready');
    expect(await act('parking.leave')).toBeNull();
    await paid();
    expect(status()).toBe('done');
  });

  it('fuel is filled, and paid from the seat', async () => {
    expect(await act('fuel.order', { litres: 20 })).toBeNull();
    await pass(10_000);
    await paid();
    expect(status()).toBe('done');
    expect(services.state.orders[0]?.order?.lines).toMatchObject([{ quantity: 20, unit: 'litre' }]);
  });

  it.each(['food', 'coffee'] as const)('%s is ordered, paid, and collected', async (category) => {
    granted.add('orderHistory');
    const shop = (await merchants(category)).find(({ products = [] }) => products.length > 0);
    const product = shop?.products?.find(({ isSoldOut }) => !isSoldOut);
    if (!shop || !product) throw new Error('nothing to order');
    const lines = [{ productId: product.id, quantity: 1 }];
    expect(await act('food.order', { category, merchant: { by: 'id', id: shop.id }, lines })).toBe(
      null,
    );
    await paid();
    await pass(40 * MINUTE_MS, 10_000);
    expect(status()).toBe('done');
  });

  it('a workshop is booked, found, and visited', async () => {
    granted.add('orderHistory');
    expect(await act('carCare.book')).toBeNull();
    expect(status()).toBe('accepted');
    expect(await act('orders.goTo')).toBeNull();
    expect(navigation.performed).toMatchObject([{ kind: 'plan' }]);
    clock.setWall(2 * DAY_MS);
    await pass(20 * MINUTE_MS, MINUTE_MS);
    expect(status()).toBe('done');
  });

  it('a test drive is booked, and given up', async () => {
    const modelId = showroom.catalogue?.models[0]?.id;
    expect(await act('ownership.bookTestDrive', { modelId })).toBeNull();
    expect(status()).toBe('accepted');
    expect(await act('orders.cancel')).toBeNull();
    expect(status()).toBe('cancelled');
  });

  it('an accessory is bought', async () => {
    granted.add('orderHistory');
    const [dealer] = await merchants('showroom');
    const product = dealer?.products?.find(({ price }) => price.minor < 30_000);
    expect(await act('ownership.orderAccessory', { productId: product?.id })).toBeNull();
    await paid();
    await pass(5 * MINUTE_MS, 10_000);
    expect(status()).toBe('done');
  });

  it('offers come with the consent to them, and go with it', async () => {
    expect(await act('privacy.setConsent', { purpose: 'offers', isGranted: true })).toBeNull();
    await pass(2000);
    expect(services.state.offers.length).toBeGreaterThan(0);
    expect(await act('privacy.setConsent', { purpose: 'offers', isGranted: false })).toBeNull();
    expect(services.state.offers).toEqual([]);
  });

  it.each(['hotels', 'sights'])('the way to one of the %s is found', async (service) => {
    expect(await act('services.goTo', { service })).toBeNull();
    expect(navigation.performed).toMatchObject([{ kind: 'plan', destination: { by: 'place' } }]);
  });

  it('the weather is there without a question', async () => {
    await pass(2000);
    expect(services.state.weather?.hours.length).toBeGreaterThan(0);
  });
});
