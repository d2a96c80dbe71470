import { describe, expect, it } from 'vitest';
import { EMPTY_ASSISTANT } from '../assistant/assistant-state.ts';
import { assistantFacts } from '../assistant/facts.ts';
import { mediaFacts } from '../media/facts.ts';
import { EMPTY_MEDIA } from '../media/media-state.ts';
import { navigationFacts } from '../navigation/facts.ts';
import { EMPTY_NAVIGATION } from '../navigation/navigation-state.ts';
import { sampleShowroom } from '../ownership/sample-showroom.ts';
import { EMPTY_SHOWROOM } from '../ownership/showroom.ts';
import type { Purpose } from '../privacy/purpose.ts';
import { serviceFacts } from '../services/facts.ts';
import { EMPTY_SERVICES } from '../services/services-state.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { restrictionsFor } from '../vehicle/restrictions.ts';
import type { ActionContext } from './define.ts';
import { decide } from './registry.ts';

const NEAREST = { by: 'nearest', to: 'car' };

function context(change: Partial<ActionContext> = {}, granted: readonly Purpose[] = []) {
  const services = serviceFacts(EMPTY_SERVICES);
  return {
    readings: {
      'Vehicle.TraveledDistance': { value: 35_221_400, freshness: 'fresh', ts: 0 },
    },
    restrictions: restrictionsFor('parked', 'driver'),
    zone: 'driver',
    isVehicleHeard: true,
    settings: DEFAULT_SETTINGS,
    commands: [],
    navigation: navigationFacts(EMPTY_NAVIGATION),
    media: mediaFacts(EMPTY_MEDIA),
    assistant: assistantFacts(EMPTY_ASSISTANT),
    services: {
      ...services,
      tiles: [{ id: 'showroom', category: 'ownership', flow: 'showroom', whileMoving: 'look' }],
      granted,
    },
    showroom: sampleShowroom,
    ...change,
  } satisfies ActionContext;
}

const moving = { restrictions: restrictionsFor('moving', 'driver') };

function effects(id: string, input: object, around = context()) {
  const decision = decide(id, input, around);
  return decision.allowed ? decision.effects : decision.reason.key;
}

describe('looking', () => {
  it('opens a page of the service that is the showroom', () => {
    expect(effects('ownership.show', {})).toEqual([
      { kind: 'showroom', service: 'showroom', wish: { page: 'models' } },
    ]);
    expect(effects('ownership.compare', { modelIds: ['sample', 'other', 'sample'] })).toEqual([
      {
        kind: 'showroom',
        service: 'showroom',
        wish: { page: 'compare', compared: ['sample', 'other'] },
      },
    ]);
  });

  it('refuses models and configurations that do not exist', () => {
    expect(effects('ownership.showModel', { modelId: 'none' })).toBe('ownership.noModel');
    const configuration = { trim: 'standard', wheels: 'w20' };
    expect(effects('ownership.configure', { modelId: 'sample', configuration })).toBe(
      'ownership.notTogether',
    );
    const modelIds = ['sample', 'other', 'sample', 'other'];
    expect(effects('ownership.compare', { modelIds })).toBe('request.invalidInput');
  });

  it('shows nothing without a catalogue or a service', () => {
    const empty = context({ showroom: EMPTY_SHOWROOM });
    expect(effects('ownership.show', {}, empty)).toBe('ownership.noCatalogue');
    const none = context({ services: serviceFacts(EMPTY_SERVICES) });
    expect(effects('ownership.show', {}, none)).toBe('services.notOffered');
  });

  it('is for standstill, but for the page that says so', () => {
    expect(effects('ownership.show', {}, context(moving))).toHaveLength(1);
    for (const [id, input] of [
      ['ownership.showModel', { modelId: 'sample' }],
      ['ownership.compare', { modelIds: ['sample'] }],
      ['ownership.configure', { modelId: 'sample', configuration: {} }],
      ['ownership.calculateFinance', { modelId: 'sample' }],
      ['ownership.estimateTradeIn', {}],
      ['ownership.orderAccessory', { productId: 'mats' }],
      ['ownership.renew', { what: 'insurance' }],
    ] as const) {
      expect([id, effects(id, input, context(moving))]).toEqual([id, 'restricted.moving']);
    }
  });
});

describe('a test drive', () => {
  it('is booked in one sentence, also on the move', () => {
    expect(effects('ownership.bookTestDrive', { modelId: 'sample' }, context(moving))).toEqual([
      {
        kind: 'services',
        command: {
          kind: 'order',
          service: 'showroom',
          draft: { kind: 'booking', merchant: NEAREST, productIds: [], subject: 'Drive Sample' },
        },
      },
    ]);
  });

  it('takes a telephone number only with consent', () => {
    const input = { modelId: 'sample', phone: '13800000000', slotId: 's1' };
    expect(effects('ownership.bookTestDrive', input)).toBe('services.needsConsent');
    const granted = context({}, ['testDriveContact']);
    expect(effects('ownership.bookTestDrive', input, granted)).toMatchObject([
      { command: { draft: { phone: '13800000000', slotId: 's1' } } },
    ]);
    expect(effects('ownership.bookTestDrive', { ...input, phone: '0;--' }, granted)).toBe(
      'request.invalidInput',
    );
  });
});

describe('finance', () => {
  it('shows what can be worked out, and refuses the rest', () => {
    expect(
      effects('ownership.calculateFinance', { modelId: 'sample', plan: 'lease', downPercent: 20 }),
    ).toMatchObject([
      { wish: { page: 'finance', model: 'sample', finance: { plan: 'lease', downPercent: 20 } } },
    ]);
    expect(effects('ownership.calculateFinance', { modelId: 'sample', downPercent: 0 })).toBe(
      'ownership.outsidePlan',
    );
  });

  it('is talked about only with consent, with the plan as the subject', () => {
    const input = { modelId: 'sample', plan: 'loan', months: 12 };
    expect(effects('ownership.applyFinance', input)).toBe('services.needsConsent');
    // Consent to something else is none to this.
    const other = context({}, ['tradeInContact', 'testDriveContact']);
    expect(effects('ownership.applyFinance', input, other)).toBe('services.needsConsent');
    const granted = context({}, ['financeApplication']);
    expect(effects('ownership.applyFinance', input, granted)).toMatchObject([
      { command: { draft: { kind: 'booking', subject: 'Sample Loan 30% 12' } } },
    ]);
  });
});

describe('a trade-in', () => {
  it('is booked with the mileage of the car, only with consent', () => {
    expect(effects('ownership.bookTradeIn', {})).toBe('services.needsConsent');
    const granted = context({}, ['tradeInContact']);
    expect(effects('ownership.bookTradeIn', { ageMonths: 30 }, granted)).toMatchObject([
      { command: { draft: { kind: 'booking', subject: 'SUV 2.5 35221' } } },
    ]);
  });

  it('is estimated only for what is in the table', () => {
    expect(effects('ownership.estimateTradeIn', { ageMonths: 12 })).toEqual([
      {
        kind: 'showroom',
        service: 'showroom',
        wish: { page: 'tradeIn', usedCar: { ageMonths: 12 } },
      },
    ]);
    expect(effects('ownership.estimateTradeIn', { segment: 'boat' })).toBe('ownership.noEstimate');
  });
});

describe('the shop', () => {
  it('buys an accessory at the nearest dealer', () => {
    expect(effects('ownership.orderAccessory', { productId: 'mats' })).toMatchObject([
      {
        command: {
          service: 'showroom',
          draft: {
            kind: 'purchase',
            merchant: NEAREST,
            lines: [{ productId: 'mats', quantity: 1 }],
          },
        },
      },
    ]);
  });

  it('renews what the catalogue means by it, or the product that was said', () => {
    const lines = (input: object) => {
      const [effect] = effects('ownership.renew', input);
      return effect;
    };
    expect(lines({ what: 'insurance' })).toMatchObject({
      command: { draft: { lines: [{ productId: 'policy' }, { productId: 'extra' }] } },
    });
    expect(lines({ what: 'maintenance', productId: 'long' })).toMatchObject({
      command: { draft: { lines: [{ productId: 'long', quantity: 1 }] } },
    });
  });
});

describe('a phone number', () => {
  const draft = {
    ...{ kind: 'booking', merchant: NEAREST, productIds: [] },
    phone: '13800000000',
  };

  it('goes to a merchant by no other way without consent', () => {
    const order = { service: 'showroom', draft };
    expect(effects('services.order', order)).toBe('services.needsConsent');
    expect(effects('services.order', order, context({}, ['carCareContact']))).toBe(
      'services.needsConsent',
    );
    expect(effects('services.order', order, context({}, ['testDriveContact']))).toEqual([
      { kind: 'services', command: { kind: 'order', service: 'showroom', draft } },
    ]);
  });
});
