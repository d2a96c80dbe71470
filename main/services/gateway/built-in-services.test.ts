import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SERVICE_CATEGORIES } from '../../../shared/services/service.ts';
import { wordsOf } from '../../../shared/services/suggestions/candidate.ts';
import type { TriggerFacts } from '../../../shared/services/trigger.ts';
import { loadServices } from '../manifests/load-services.ts';
import { DEMO_DIR } from './gateway.fixture.ts';

const { services, faults } = loadServices([join(DEMO_DIR, '..')]);

describe('the built-in services', () => {
  it('are whole: manifests, rules, and what the rules offer', () => {
    expect(faults).toEqual([]);
  });

  it('cover every category once, each at a place of its own', () => {
    const categories = services.map(({ manifest }) => manifest.category);
    expect([...categories].sort()).toEqual([...SERVICE_CATEGORIES].sort());
    const orders = services.map(({ manifest }) => manifest.placement.order);
    expect(new Set(orders).size).toBe(orders.length);
  });

  it('take their answers from the demo', () => {
    expect(services.every(({ manifest }) => manifest.provider.kind === 'embedded')).toBe(true);
  });

  it('never offer while driving what is hidden while driving', () => {
    const hidden = services.filter(({ manifest }) => manifest.whileMoving === 'hidden');
    for (const { manifest } of hidden) {
      for (const { when } of manifest.triggers) {
        expect(JSON.stringify(when)).toContain('{"fact":"isParked","is":true}');
      }
    }
  });

  it('suggest coffee on the way to work without knowing what was had before, and say why', () => {
    const { triggers } = services.find(({ manifest }) => manifest.id === 'coffee')?.manifest ?? {};
    /** A Tuesday at eight, in town. */
    const facts: TriggerFacts = {
      ...{ minuteOfDay: 480, dayOfWeek: 2, isParked: false, speedKmh: 30, minutesDriven: 6 },
      ...{ isNavigating: true, remainingKm: 5, remainingMinutes: 12, hasActiveOrder: false },
    };
    const shop = { name: '晨光咖啡', km: 0.6, free: undefined };
    const speaking = (known: TriggerFacts) =>
      triggers?.filter((trigger) => wordsOf(trigger, known, shop) !== null).map(({ id }) => id);
    expect(speaking(facts)).toEqual(['morning']);
    expect(speaking({ ...facts, ordersBefore: 3 })).toEqual(['usual-morning', 'morning']);
    expect(speaking({ ...facts, dayOfWeek: 7 })).toEqual([]);
    expect(speaking({ ...facts, minuteOfDay: 720 })).toEqual([]);
    const morning = triggers?.find(({ id }) => id === 'morning');
    const words = morning && wordsOf(morning, facts, shop);
    expect(words?.text['zh-CN']).toBe('顺路有 晨光咖啡');
    expect(words?.because.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['minuteOfDay', 'remainingMinutes', 'merchantKm']),
    );
  });
});
