import { describe, expect, it } from 'vitest';
import enGuidance from '../../locales/en-US/guidance.json' with { type: 'json' };
import enSpeech from '../../locales/en-US/assistant-speech.json' with { type: 'json' };
import zhSpeech from '../../locales/zh-CN/assistant-speech.json' with { type: 'json' };
import {
  ACTIONS,
  actionById,
  type ActionId,
  type ActionInput,
} from '../../shared/actions/registry.ts';
import { PHRASE_FACTS } from '../../shared/assistant/dialogue/dialogue.fixture.ts';
import { askMessage, confirmMessage, PHRASES } from '../../shared/assistant/dialogue/phrases.ts';
import type { PhraseFacts } from '../../shared/assistant/dialogue/phrases/facts.ts';
import { wishMessage } from '../../shared/assistant/dialogue/phrases/wish-message.ts';
import { readingLength } from '../../shared/assistant/dialogue/shorten.ts';
import { carThatIs } from '../../shared/assistant/model/question.fixture.ts';
import { ASKED_FOR, type WishedAction } from '../../shared/assistant/step.ts';
import { REASON_KEYS } from '../../shared/contract/reason.ts';
import { PLACE_CATEGORIES } from '../../shared/navigation/place.ts';
import { SHOWROOM_PAGES } from '../../shared/ownership/view.ts';
import { PURPOSES } from '../../shared/privacy/purpose.ts';
import { SERVICE_CATEGORIES } from '../../shared/services/service.ts';
import type { ServicesState } from '../../shared/services/services-state.ts';
import { EMPTY_SERVICES } from '../../shared/services/services-state.ts';
import { LANGUAGES, type Language } from '../../shared/settings/settings.ts';
import { createTexts } from './texts.ts';

/** Design for Driving's figure; a phrase must leave room for "Do you want to …?". */
const AT_A_GLANCE = 31;

const texts = createTexts();

const LAKE = { by: 'text', text: '西湖' } as const;
const merchant = { by: 'id', id: 'm1' } as const;
const nearest = { by: 'nearest', to: 'route' } as const;
const lines = [
  { productId: 'latte', quantity: 2 },
  { productId: 'other', quantity: 1 },
];
const at = PHRASE_FACTS.now + 86_400_000;

type Samples = { readonly [Id in ActionId]: readonly ActionInput<Id>[] };

const on = [{ on: true }, { on: false }];

/** Usual inputs, one for every way of saying an action. */
const SAMPLES: Samples = {
  'climate.setTemperature': (['driver', 'passenger', 'all'] as const).map((zone) => ({
    zone,
    celsius: 22.5,
  })),
  'climate.adjustTemperature': [
    { zone: 'all', delta: 1 },
    { zone: 'driver', delta: -0.5 },
  ],
  'climate.setFanSpeed': [{ percent: 0 }, { percent: 43 }],
  'climate.setAirDistribution': (['UP', 'MIDDLE', 'DOWN'] as const).map((direction) => ({
    direction,
  })),
  'climate.setPower': on,
  'climate.setAirConditioning': on,
  'climate.setAuto': on,
  'climate.setSync': on,
  'climate.setRecirculation': on,
  'climate.setFrontDefroster': on,
  'climate.setRearDefroster': on,
  'seat.setHeatingCooling': [
    { seat: 'driver', level: 3 },
    { seat: 'passenger', level: -2 },
    { seat: 'driver', level: 0 },
  ],
  'seat.setSteeringWheelHeating': on,
  'window.setPosition': [
    ...(['driver', 'passenger', 'rearDriver', 'rearPassenger', 'all'] as const).map((window) => ({
      window,
      percent: 100,
    })),
    { window: 'all', percent: 0 },
    { window: 'driver', percent: 30 },
  ],
  'door.setLocked': [{ locked: true }, { locked: false }],
  'trunk.setOpen': [{ open: true }, { open: false }],
  'lights.setSwitch': (['OFF', 'POSITION', 'DAYTIME_RUNNING_LIGHTS', 'AUTO', 'BEAM'] as const).map(
    (mode) => ({ mode }),
  ),
  'lights.setHighBeam': on,
  'wipers.setMode': (['OFF', 'SLOW', 'MEDIUM', 'FAST', 'INTERVAL', 'RAIN_SENSOR'] as const).map(
    (mode) => ({ mode }),
  ),
  'trip.reset': [{}],
  'display.setTheme': (['auto', 'day', 'night'] as const).map((mode) => ({ mode })),
  'display.setLanguage': LANGUAGES.map((language) => ({ language })),
  'display.setDistanceUnit': (['km', 'mi'] as const).map((unit) => ({ unit })),
  'display.setTemperatureUnit': (['celsius', 'fahrenheit'] as const).map((unit) => ({ unit })),
  'display.setPressureUnit': (['kPa', 'bar', 'psi'] as const).map((unit) => ({ unit })),
  'panel.open': (['navigation', 'media', 'services', 'vehicle', 'settings'] as const).map(
    (panel) => ({ panel }),
  ),
  'panel.close': [{}],
  'map.zoom': [{ direction: 'in' }, { direction: 'out' }],
  'map.setView': (['northUp', 'headingUp', 'tilted'] as const).map((view) => ({ view })),
  'map.overview': [{ shown: true }, { shown: false }],
  'map.recentre': [{}],
  'navigation.plan': [{ destination: LAKE }, { destination: { by: 'category', category: 'food' } }],
  'navigation.navigate': [
    { destination: LAKE },
    { destination: { by: 'home' } },
    { destination: { by: 'company' } },
  ],
  'navigation.goHome': [{}],
  'navigation.goToCompany': [{}],
  'navigation.goToNearest': PLACE_CATEGORIES.map((category) => ({ category })),
  'navigation.selectRoute': [{ index: 1 }],
  'navigation.start': [{}],
  'navigation.simulate': [{}],
  'navigation.pauseSimulation': [{ paused: true }, { paused: false }],
  'navigation.leaveRoute': [{}],
  'navigation.cancelPlan': [{}],
  'navigation.stop': [{}],
  'navigation.resume': [{}],
  'navigation.dismissResume': [{}],
  'navigation.addVia': [{ destination: LAKE }],
  'navigation.removeVia': [{ index: 0 }],
  'navigation.addChargingStops': [{}],
  'navigation.reroute': [{}],
  'navigation.repeat': [{}],
  'navigation.setVoice': (['full', 'brief', 'muted'] as const).map((voice) => ({ voice })),
  'navigation.setAvoid': (['tolls', 'motorways', 'ferries'] as const).flatMap((what) => [
    { what, avoided: true },
    { what, avoided: false },
  ]),
  'navigation.setSocFloor': [{ percent: 20 }],
  'navigation.showReachable': [{ shown: true }, { shown: false }],
  'navigation.save': (['home', 'company', 'favourite'] as const).map((as) => ({
    destination: LAKE,
    as,
  })),
  'navigation.forget': (['home', 'company', 'favourite'] as const).map((as) => ({ as })),
  'navigation.clearRecents': [{}],
  'media.play': [{}],
  'media.pause': [{}],
  'media.toggle': [{}],
  'media.next': [{}],
  'media.previous': [{}],
  'media.seek': [{ positionS: 75 }],
  'media.setVolume': [{ percent: 30 }, { percent: 0 }],
  'media.changeVolume': [{ by: 10 }, { by: -10 }],
  'media.setShuffle': [{ isShuffled: true }, { isShuffled: false }],
  'media.setRepeat': (['off', 'all', 'one'] as const).map((repeat) => ({ repeat })),
  'media.playTrack': [{ track: 't1' }, { track: 'unknown' }],
  'media.playAll': [{}],
  'media.playAlbum': [{ id: 'a1' }, { id: 'unknown' }],
  'media.playArtist': [{ id: 'r1' }, { id: 'unknown' }],
  'media.playPlaylist': [{ id: 'p1' }, { id: 'unknown' }],
  'media.playByName': [{ text: '稻香' }],
  'media.playPlace': [{ place: 2 }],
  'media.removePlace': [{ place: 2 }],
  'media.setFavourite': [{ isFavourite: true }, { isFavourite: false }],
  'media.playFavourites': [{}],
  'media.createPlaylist': [{ name: '晚风' }],
  'media.deletePlaylist': [{ playlist: 'p1' }, { playlist: 'unknown' }],
  'media.addToPlaylist': [{ playlist: 'p1' }, { playlist: 'unknown' }],
  'media.removeFromPlaylist': [
    { playlist: 'p1', track: 't1' },
    { playlist: 'unknown', track: 't1' },
  ],
  'services.show': [{ service: null }, { service: 'coffee' }],
  'services.showCategory': SERVICE_CATEGORIES.map((category) => ({ category })),
  'services.order': [
    { service: 'charging', draft: { kind: 'charge', isReservation: true, merchant } },
    { service: 'charging', draft: { kind: 'charge' } },
    { service: 'parking', draft: { kind: 'park', from: at } },
    { service: 'fuel', draft: { kind: 'fuel', litres: 30, grade: '95' } },
    { service: 'coffee', draft: { kind: 'pickup', merchant, lines, at } },
    { service: 'coffee', draft: { kind: 'booking' } },
    { service: 'coffee', draft: { kind: 'purchase', lines } },
  ],
  'services.orderUsual': [{ service: 'coffee' }, { service: 'unknown' }],
  'services.goTo': [
    { service: 'coffee', merchant },
    { service: 'coffee', merchant: nearest },
    { service: 'coffee', merchant: { by: 'id', id: 'unknown' } },
  ],
  'charging.reserve': [{}, { merchant }, { merchant: nearest }],
  'charging.start': [{}, { targetSoc: 80 }],
  'charging.stop': [{}],
  'parking.reserve': [{}, { from: at, merchant }],
  'parking.leave': [{}],
  'fuel.order': [
    {},
    { litres: 30, grade: '95' },
    { grade: '92', pump: '3' },
    { grade: '98' },
    { grade: '0' },
  ],
  'food.order': [{ lines }, { lines, merchant, at }],
  'food.orderUsual': [{}, { category: 'food' }],
  'carCare.book': [{}, { slotId: 's1' }, { subject: '换机油' }],
  'orders.pay': [{}, { key: 'o1' }],
  'orders.cancel': [{}, { key: 'o1' }],
  'orders.goTo': [{}, { key: 'o1' }],
  'orders.forget': [{ key: 'o1' }, { key: 'unknown' }],
  'suggestions.accept': [{}],
  'suggestions.dismiss': [{}],
  'suggestions.silence': [{}, { silenced: false }],
  'ownership.show': SHOWROOM_PAGES.map((page) => ({ page })),
  'ownership.showModel': [{ modelId: 'one' }, { modelId: 'unknown' }],
  'ownership.compare': [{ modelIds: ['one'] }],
  'ownership.configure': [
    { modelId: 'one', configuration: {} },
    { modelId: 'unknown', configuration: {} },
  ],
  'ownership.bookTestDrive': [{ modelId: 'one' }, { modelId: 'unknown' }],
  'ownership.calculateFinance': [{ modelId: 'one' }, { modelId: 'unknown' }],
  'ownership.applyFinance': [{ modelId: 'one' }, { modelId: 'unknown' }],
  'ownership.estimateTradeIn': [{}],
  'ownership.bookTradeIn': [{}],
  'ownership.orderAccessory': [{ productId: 'mat' }, { productId: 'unknown', quantity: 2 }],
  'ownership.renew': [{ what: 'insurance' }, { what: 'maintenance' }],
  'privacy.setConsent': PURPOSES.flatMap((purpose) => [
    { purpose, isGranted: true },
    { purpose, isGranted: false },
  ]),
  'privacy.erase': PURPOSES.map((purpose) => ({ purpose })),
  'assistant.listen': [{}],
  'assistant.endOfSpeech': [{}],
  'assistant.cancel': [{}],
  'assistant.submit': [{ text: '你好', by: 'chip' }],
  'assistant.choose': [{ index: 0 }],
  'assistant.confirm': [{ isConfirmed: true }, { isConfirmed: false }],
  'assistant.undo': [{}],
  'assistant.repeat': [{}],
  'assistant.setWakeWord': on,
};

const SHOP: ServicesState['orders'][number]['merchant'] = {
  ...{
    id: 'm1',
    category: 'coffee',
    name: '湖滨咖啡',
    nameEn: 'Lakeside Coffee',
    lon: 120,
    lat: 30,
  },
};

const SERVICES: ServicesState = {
  ...EMPTY_SERVICES,
  tiles: [
    {
      ...{ id: 'coffee', category: 'coffee', flow: 'orderAhead', whileMoving: 'use' },
      ...{ isDemo: true, trouble: null },
      names: { 'zh-CN': '咖啡', 'en-US': 'Coffee' },
      icon: { kind: 'builtIn', name: 'coffee' },
      usual: {
        merchant: SHOP,
        lines: [
          {
            ...{ productId: 'latte', name: '拿铁', nameEn: 'Latte', quantity: 1, unit: 'piece' },
            amount: { currency: 'CNY', minor: 1800 },
          },
        ],
        total: { currency: 'CNY', minor: 1800 },
      },
    },
  ],
  orders: [
    {
      ...{ key: 'o1', service: 'coffee', merchant: SHOP, estimate: null, placedAt: 0 },
      ...{ sending: null, trouble: null },
      details: { kind: 'pickup', lines: [{ productId: 'latte', quantity: 1 }], at: 0 },
      order: {
        ...{ id: 'o', key: 'o1', kind: 'pickup', status: 'awaitingPayment', version: 1 },
        ...{ merchant: SHOP, lines: [], createdAt: 0, updatedAt: 0 },
        total: { currency: 'CNY', minor: 3550 },
      },
    },
  ],
  suggestion: {
    ...{ id: 'c1', service: 'coffee', rule: 'usual', shownAt: 0, expiresAt: 1, isOffer: false },
    title: { 'zh-CN': '早上好', 'en-US': 'Good morning' },
    text: { 'zh-CN': '来一杯？', 'en-US': 'A cup?' },
    offer: { 'zh-CN': '来一杯', 'en-US': 'Order' },
    action: 'food.orderUsual',
    because: [{ fact: 'minuteOfDay', value: 480 }],
  },
};

function facts(language: Language): PhraseFacts {
  return {
    ...PHRASE_FACTS,
    language,
    services: SERVICES,
    names: [
      { kind: 'merchant', id: 'm1', name: language === 'zh-CN' ? '湖滨咖啡' : 'Lakeside Coffee' },
      { kind: 'product', id: 'latte', name: language === 'zh-CN' ? '拿铁' : 'Latte' },
      { kind: 'product', id: 'mat', name: language === 'zh-CN' ? '脚垫' : 'Mat' },
      { kind: 'model', id: 'one', name: 'One' },
      { kind: 'playlist', id: 'p1', name: '晚风' },
      { kind: 'track', id: 't1', name: '稻香' },
      { kind: 'album', id: 'a1', name: '七里香' },
      { kind: 'artist', id: 'r1', name: '朴树' },
      { kind: 'slot', id: 's1', name: '15:30', startsAt: at },
    ],
  };
}

const WISHES: readonly WishedAction[] = ACTIONS.flatMap(({ id }) =>
  SAMPLES[id].map((input) => ({ action: id, input })),
);

/** What a lookup leaves when a key or a value is missing. */
const GAP = /\{\{|\}\}|\b(?:say|ask|wish|words|answer|chips)\.|undefined|NaN|\[object/;

const keysOf = (tree: object, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value, `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );

describe('the words of the assistant', () => {
  it('has a phrase for every action, whole and short, in both languages', () => {
    for (const language of LANGUAGES) {
      const told = WISHES.map((one) => {
        const text = texts.say(wishMessage(one, facts(language)), language);
        expect(text, JSON.stringify(one)).not.toMatch(GAP);
        expect(text, JSON.stringify(one)).not.toMatch(/^\s|\s$| {2}|^$/);
        return `${one.action} ${JSON.stringify(one.input)}: ${text}`;
      });
      expect(told.join('\n')).toMatchSnapshot(language);
    }
  });

  it('asks within one glance whether to go on', () => {
    for (const one of WISHES) {
      const text = texts.say(confirmMessage([one], facts('zh-CN')), 'zh-CN');
      expect(readingLength(text), text).toBeLessThanOrEqual(AT_A_GLANCE);
    }
  });

  it('takes every sample as the registry does', () => {
    for (const { action, input } of WISHES) {
      expect(actionById(action)?.input.safeParse(input).success, action).toBe(true);
    }
  });

  it('names what would be bought, opened, or paid', () => {
    const asked = (one: WishedAction, language: Language = 'zh-CN') =>
      texts.say(confirmMessage([one], facts(language)), language);
    expect(asked({ action: 'trunk.setOpen', input: { open: true } })).toBe('确定要打开后备箱吗？');
    expect(asked({ action: 'orders.pay', input: {} })).toContain('¥35.50');
    expect(asked({ action: 'food.orderUsual', input: {} })).toMatch(/湖滨咖啡.*拿铁.*¥18/);
    expect(asked({ action: 'suggestions.accept', input: {} })).toMatch(/湖滨咖啡.*拿铁.*¥18/);
    expect(asked({ action: 'door.setLocked', input: { locked: false } }, 'en-US')).toBe(
      'Do you want to unlock the doors?',
    );
  });

  it('says every question and sentence in both languages', () => {
    for (const language of LANGUAGES) {
      const asks = ASKED_FOR.map((what) =>
        askMessage({ kind: 'ask', for: what, pending: null, choices: [] }),
      );
      for (const message of [...asks, ...Object.values(PHRASES)]) {
        expect(texts.say(message, language)).not.toMatch(GAP);
      }
      for (const key of REASON_KEYS) expect(texts.reason({ key }, language)).not.toBe(key);
    }
  });

  it('has the same keys in both languages, and none that guidance has', () => {
    expect(keysOf(enSpeech).sort()).toEqual(keysOf(zhSpeech).sort());
    const shared = Object.keys(zhSpeech).filter((key) => key in enGuidance);
    expect(shared).toEqual([]);
  });

  it('takes names as names, whatever is in them', () => {
    const text = '$t(say.help) {{what}} &lt;b&gt;';
    const wish = { action: 'media.playByName', input: { text } } as const;
    expect(texts.say(wishMessage(wish, facts('zh-CN')), 'zh-CN')).toBe(`播放${text}`);
  });

  it('tells temperatures in the unit of the settings', () => {
    const wish = {
      action: 'climate.setTemperature',
      input: { zone: 'driver', celsius: 22 },
    } as const;
    const inFahrenheit = { ...facts('en-US'), temperatureUnit: 'fahrenheit' } as const;
    expect(texts.say(wishMessage(wish, inFahrenheit), 'en-US')).toContain('72 °F');
  });
});

describe('chips', () => {
  it('are at most four, and follow what is going on', () => {
    const parked = carThatIs('parked');
    const driving = carThatIs('moving', {
      navigation: { ...parked.navigation, isNavigating: true },
    });
    expect(texts.chips(parked, 'zh-CN').length).toBeLessThanOrEqual(4);
    expect(texts.chips(parked, 'zh-CN')).not.toContain('结束导航');
    expect(texts.chips(driving, 'zh-CN')).toContain('结束导航');
    const low = carThatIs('parked', {
      readings: {
        'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed': {
          ...{ freshness: 'fresh', value: 12, ts: 0 },
        },
      },
    });
    expect(texts.chips(low, 'zh-CN')[0]).toBe('去最近的充电站');
    expect(texts.chips(low, 'en-US')[0]).toBe('Go to the nearest charging station');
  });
});
