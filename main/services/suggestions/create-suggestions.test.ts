import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import { reason } from '../../../shared/contract/reason.ts';
import { EMPTY_NAVIGATION } from '../../../shared/navigation/navigation-state.ts';
import type { MerchantHit } from '../../../shared/services/merchant.ts';
import { triggerSchema, type Trigger } from '../../../shared/services/trigger.ts';
import type { DrivingState } from '../../../shared/vehicle/driving-state.ts';
import type { Readings } from '../../../shared/vehicle/reading.ts';
import { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { SignalPath } from '../../../shared/vehicle/signal.ts';
import type { RowStorage } from '../../storage/row-storage.ts';
import { createSuggestions } from './create-suggestions.ts';
import type { AcceptedOffer, Suggestions, SuggestionsOptions } from './suggestions.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const SOC = 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed';

function rule(change: Partial<Record<keyof Trigger, unknown>> = {}): Trigger {
  return triggerSchema.parse({
    id: 'low',
    when: { fact: 'soc', below: 20 },
    priority: 50,
    everyMinutes: 60,
    shownSeconds: 20,
    title: { 'zh-CN': '电量偏低', 'en-US': 'Battery low' },
    text: { 'zh-CN': '剩 {{soc}}%', 'en-US': '{{soc}}% left' },
    offer: {
      label: { 'zh-CN': '充电', 'en-US': 'Charge' },
      action: 'services.goTo',
      input: { service: 'charging', merchant: { by: 'nearest', to: 'car' } },
    },
    ...change,
  });
}

const NEAR_RULE = rule({
  when: {
    all: [
      { fact: 'soc', below: 20 },
      { fact: 'merchantKm', below: 5 },
    ],
  },
  text: { 'zh-CN': '去{{merchant}}', 'en-US': '{{merchant}}' },
});

const STATION: MerchantHit = {
  ...{ id: 'm1', category: 'charging', name: '快充站', lon: 0.01, lat: 0, distanceM: 1112 },
};

let clock: FakeClock;
let rows: Map<string, string>;
let values: Partial<Record<SignalPath, unknown>>;
let drivingState: DrivingState;
let navigation: SuggestionsOptions['navigation']['state'];
let asked: string[];
let merchants: readonly MerchantHit[];
let hasOrder: boolean;
let wantsOffers: boolean;
let isSeen: boolean;
let open: Suggestions[];

function storage(): RowStorage {
  const kept = rows;
  return {
    read: () => new Map(kept),
    write: (name, json) => void kept.set(name, json),
    remove: (name) => void kept.delete(name),
    close: () => undefined,
  };
}

function readings(): Readings {
  const all = { 'Vehicle.Speed': 30, ...values };
  const entries = Object.entries(all).map(([path, value]) => [
    path,
    { freshness: 'fresh', value, ts: 0 },
  ]);
  return Object.fromEntries(entries) as Readings;
}

function start(triggers: readonly Trigger[], isOffer = false): Suggestions {
  const suggestions = createSuggestions({
    clock,
    log: pino({ level: 'silent' }),
    rejections: new Rejections(),
    storage: storage(),
    services: [{ id: 'charging', triggers, isOffer }],
    vehicle: {
      get readings() {
        return readings();
      },
      get drivingState() {
        return drivingState;
      },
    },
    navigation: {
      get state() {
        return navigation;
      },
    },
    weather: () => null,
    isUsable: () => true,
    hasOrder: () => hasOrder,
    ordersBefore: () => undefined,
    find: (service, to) => {
      asked.push(`${service}/${to}`);
      return Promise.resolve(merchants);
    },
    wantsOffers: () => wantsOffers,
    isSeen: () => isSeen,
    onChange: () => undefined,
  });
  open.push(suggestions);
  return suggestions;
}

/** Lets seconds pass one by one, so that answers of providers come in between. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= SECOND) {
    clock.pass(Math.min(SECOND, left));
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  }
}

/** How long it takes until a card comes, ms; at most `most`. */
async function untilShown(suggestions: Suggestions, most: number): Promise<number> {
  for (let passed = 0; passed < most; passed += SECOND) {
    if (suggestions.current) return passed;
    await pass(SECOND);
  }
  return Infinity;
}

beforeEach(() => {
  clock = new FakeClock();
  rows = new Map();
  values = { [SOC]: 17.6 };
  drivingState = 'moving';
  const position = {
    ...{ lon: 0, lat: 0, speedMps: 8, accuracyM: 5, simulated: false, onRoute: false, ts: 0 },
    quality: 'fix' as const,
  };
  navigation = { ...EMPTY_NAVIGATION, position };
  asked = [];
  merchants = [STATION];
  hasOrder = false;
  wantsOffers = false;
  isSeen = true;
  open = [];
});

afterEach(() => {
  for (const suggestions of open) suggestions.close();
});

describe('createSuggestions', () => {
  it('shows a card whose reason has held for a moment, with why', async () => {
    const suggestions = start([rule()]);
    await pass(2 * SECOND);
    expect(suggestions.current).toBeNull();
    await pass(2 * SECOND);
    expect(suggestions.current).toMatchObject({
      service: 'charging',
      rule: 'low',
      text: { 'zh-CN': '剩 18%', 'en-US': '18% left' },
      offer: { 'zh-CN': '充电', 'en-US': 'Charge' },
      because: [{ fact: 'soc', value: 17.6 }],
      isOffer: false,
    });
  });

  it('waits for a display of the driver', async () => {
    isSeen = false;
    const suggestions = start([rule()]);
    await pass(MINUTE);
    expect(suggestions.current).toBeNull();
    isSeen = true;
    await pass(5 * SECOND);
    expect(suggestions.current).not.toBeNull();
  });

  it('takes the card away after its time, and does not come back for an hour', async () => {
    const suggestions = start([rule()]);
    await pass(5 * SECOND);
    expect(suggestions.current).not.toBeNull();
    await pass(20 * SECOND);
    expect(suggestions.current).toBeNull();
    const again = await untilShown(suggestions, 2 * 60 * MINUTE);
    expect(again).toBeGreaterThan(59 * MINUTE);
    expect(again).toBeLessThan(61 * MINUTE);
  });

  it('takes it away when its reason has been gone for a while, not at the first flicker', async () => {
    const suggestions = start([rule()]);
    await pass(5 * SECOND);
    values = { [SOC]: 21 };
    await pass(3 * SECOND);
    expect(suggestions.current).not.toBeNull();
    values = { [SOC]: 19 };
    await pass(2 * SECOND);
    values = { [SOC]: 21 };
    await pass(4 * SECOND);
    expect(suggestions.current).not.toBeNull();
    await pass(3 * SECOND);
    expect(suggestions.current).toBeNull();
  });

  it('keeps five minutes between cards, over a restart and whatever the clock does', async () => {
    const others = [rule(), rule({ id: 'other', when: { fact: 'soc', below: 30 } })];
    const first = start(others);
    await pass(5 * SECOND);
    expect(first.current?.rule).toBe('low');
    first.dismiss();
    clock.setWall(6 * 60 * MINUTE);
    await pass(2 * SECOND);
    first.close();
    const second = start(others);
    await pass(4 * MINUTE + 50 * SECOND);
    expect(second.current).toBeNull();
    await pass(20 * SECOND);
    expect(second.current).not.toBeNull();
  });

  it('asks for merchants only when nothing else is missing, and names the one it found', async () => {
    values = { [SOC]: 50 };
    const suggestions = start([NEAR_RULE]);
    await pass(MINUTE);
    expect(asked).toEqual([]);
    values = { [SOC]: 10 };
    await pass(6 * SECOND);
    expect(asked).toEqual(['charging/car']);
    expect(suggestions.current?.text['zh-CN']).toBe('去快充站');
    expect(suggestions.current?.because.map(({ fact }) => fact)).toEqual(['soc', 'merchantKm']);
  });

  it('suggests no merchant that is closed, and none while there is none', async () => {
    merchants = [{ ...STATION, hours: { from: '00:00', to: '00:01' } }];
    const suggestions = start([NEAR_RULE]);
    await pass(10 * SECOND);
    expect(asked).toEqual(['charging/car']);
    expect(suggestions.current).toBeNull();
  });

  it('does what it offered, with the merchant it named', async () => {
    const suggestions = start([NEAR_RULE]);
    await pass(8 * SECOND);
    const performed: AcceptedOffer[] = [];
    const refusal = reason('services.noMerchant');
    const answer = await suggestions.accept((offer) => {
      performed.push(offer);
      return Promise.resolve(refusal);
    });
    expect(answer).toBe(refusal);
    expect(performed).toEqual([
      { action: 'services.goTo', input: { service: 'charging', merchant: { by: 'id', id: 'm1' } } },
    ]);
    expect(suggestions.current).toBeNull();
    expect((await suggestions.accept(() => Promise.resolve(null)))?.key).toBe(
      'services.noSuggestion',
    );
  });

  it('waits twice as long after a dismissal', async () => {
    const suggestions = start([rule()]);
    await pass(5 * SECOND);
    suggestions.dismiss();
    const again = await untilShown(suggestions, 4 * 60 * MINUTE);
    expect(again).toBeGreaterThan(119 * MINUTE);
    expect(again).toBeLessThan(121 * MINUTE);
  });

  it('is silenced at once, for good, and until it is let speak again', async () => {
    const suggestions = start([rule()]);
    await pass(5 * SECOND);
    expect(suggestions.silence('charging/low', true)).toBeNull();
    expect(suggestions.current).toBeNull();
    expect(suggestions.silenced).toEqual(['charging/low']);
    suggestions.silence(undefined, true);
    suggestions.close();
    const again = start([rule()]);
    expect(again.silenced).toEqual(['charging/low', '*']);
    await pass(2 * 60 * MINUTE);
    expect(again.current).toBeNull();
    again.silence(undefined, false);
    again.silence('charging/low', false);
    await pass(5 * SECOND);
    expect(again.current).not.toBeNull();
  });

  it('yields to an order of its service, and to a critical warning', async () => {
    const suggestions = start([rule()]);
    await pass(5 * SECOND);
    hasOrder = true;
    await pass(SECOND);
    expect(suggestions.current).toBeNull();
    hasOrder = false;
    values = { ...values, 'Vehicle.Body.Hood.IsOpen': true };
    await pass(2 * 60 * MINUTE);
    expect(suggestions.current).toBeNull();
  });

  it('may speak again soon when a manoeuvre took it away unread', async () => {
    const suggestions = start([rule()]);
    await pass(4 * SECOND);
    expect(suggestions.current).not.toBeNull();
    values = { ...values, 'Vehicle.Body.Hood.IsOpen': true };
    await pass(SECOND);
    values = { [SOC]: 17 };
    await pass(4 * MINUTE);
    expect(suggestions.current).toBeNull();
    await pass(MINUTE + 5 * SECOND);
    expect(suggestions.current).not.toBeNull();
  });

  it('sells nothing before the driver agreed, and stops when that is withdrawn', async () => {
    const suggestions = start([rule()], true);
    await pass(MINUTE);
    expect(suggestions.current).toBeNull();
    wantsOffers = true;
    await pass(5 * SECOND);
    expect(suggestions.current?.isOffer).toBe(true);
    wantsOffers = false;
    await pass(SECOND);
    expect(suggestions.current).toBeNull();
  });

  it('says nothing about a car that it does not hear', async () => {
    drivingState = 'unknown';
    const suggestions = start([rule()]);
    await pass(MINUTE);
    expect(suggestions.current).toBeNull();
  });

  it('drops stored rows that do not fit', async () => {
    rows.set('silenced', '{"*":1}');
    rows.set('shown', '[]');
    const suggestions = start([rule()]);
    expect(suggestions.silenced).toEqual([]);
    await pass(5 * SECOND);
    expect(suggestions.current).not.toBeNull();
  });

  it('goes on suggesting when nothing can be stored, and says so', () => {
    const suggestions = start([rule()]);
    rows.set = () => {
      throw new Error('disk full');
    };
    expect(suggestions.silence('charging/low', true)?.key).toBe('host.storage');
    expect(suggestions.problem?.key).toBe('host.storage');
    expect(suggestions.silenced).toEqual(['charging/low']);
  });
});
