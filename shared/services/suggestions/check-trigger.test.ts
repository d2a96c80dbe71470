import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceManifestSchema } from '../manifest.ts';
import { conditionSchema, triggerSchema, type Condition } from '../trigger.ts';
import { triggerFault } from './check-trigger.ts';
import { verdictOf } from './explain.ts';

const faultOf = (when: Condition) => triggerFault({ when });

const SERVICES = join(import.meta.dirname, '../../../resources/services');

describe('triggerFault', () => {
  it('accepts every rule of the product', () => {
    const manifests = readdirSync(SERVICES, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'demo')
      .map(({ name }) => readFileSync(join(SERVICES, name, 'service.json'), 'utf8'))
      .map((json) => serviceManifestSchema.parse(JSON.parse(json)));
    const faults = manifests.flatMap(({ id, triggers }) =>
      triggers.map((trigger) => [id, trigger.id, triggerFault(trigger)]),
    );
    expect(faults.length).toBeGreaterThan(10);
    expect(faults.filter(([, , fault]) => fault !== null)).toEqual([]);
  });

  it.each<readonly [string, Condition]>([
    ['a full battery', { fact: 'soc', above: 0 }],
    ['dry weather', { fact: 'isRaining', is: false }],
    ['parking', { fact: 'isParked', is: true }],
    ['driving', { fact: 'speedKmh', above: 5 }],
    ['being led', { fact: 'isNavigating', is: true }],
    ['no order', { fact: 'hasActiveOrder', is: false }],
    ['a negation of nothing', { not: { fact: 'isCharging', is: true } }],
    [
      'a tautology',
      {
        any: [
          { fact: 'soc', below: 50 },
          { fact: 'soc', above: 49 },
        ],
      },
    ],
    [
      'rain or no rain',
      {
        any: [
          { fact: 'isRaining', is: true },
          { fact: 'isRaining', is: false },
        ],
      },
    ],
    ['lunchtime alone', { fact: 'minuteOfDay', between: [690, 780] }],
    ['one minute at night', { fact: 'minuteOfDay', between: [1439, 0] }],
    ['a merchant anywhere', { fact: 'merchantKm', below: 1 }],
    [
      'noon while parked',
      {
        all: [
          { fact: 'isParked', is: true },
          { fact: 'minuteOfDay', between: [719, 721] },
        ],
      },
    ],
    [
      'all but a few values',
      {
        not: {
          any: [45, 72.5, 100].map((soc) => ({
            fact: 'soc' as const,
            between: [soc, soc] as [number, number],
          })),
        },
      },
    ],
  ])('refuses %s', (_name, when) => {
    expect(faultOf(when)).toBe('alwaysTrue');
  });

  it.each<readonly [string, Condition]>([
    ['a low battery', { fact: 'soc', below: 20 }],
    [
      'rain through an open window',
      {
        all: [
          { fact: 'isRaining', is: true },
          { fact: 'isWindowOpen', is: true },
        ],
      },
    ],
    ['a long drive', { fact: 'minutesDriven', above: 120 }],
    ['arrival', { fact: 'minutesSinceArrival', below: 10 }],
  ])('accepts %s', (_name, when) => {
    expect(faultOf(when)).toBeNull();
  });

  it('refuses whatever cannot be false', () => {
    fc.assert(
      fc.property(condition, (when) => {
        expect(faultOf({ any: [when, { not: when }] })).toBe('alwaysTrue');
      }),
      { numRuns: 100 },
    );
  });

  it('accepts no rule that speaks in a car parked at noon', () => {
    fc.assert(
      fc.property(condition, (when) => {
        fc.pre(verdictOf(when, PARKED_AT_NOON) === true);
        expect(faultOf(when)).toBe('alwaysTrue');
      }),
      { numRuns: 200 },
    );
  });
});

const PARKED_AT_NOON = {
  ...{ soc: 80, fuelLevel: 70, rangeKm: 400, minuteOfDay: 720, dayOfWeek: 3, speedKmh: 0 },
  ...{ isParked: true, isNavigating: false, isCharging: false, isRaining: false },
  ...{ isWindowOpen: false, outsideC: 21, hasActiveOrder: false, minutesSinceArrival: 200 },
};

/** Conditions with few comparisons, so that every combination of values is looked at. */
const comparison = fc.oneof(
  fc.record({
    fact: fc.constantFrom('soc', 'fuelLevel', 'rangeKm', 'speedKmh', 'outsideC', 'minuteOfDay'),
    below: fc.integer({ min: -10, max: 1500 }),
  }),
  fc.record({
    fact: fc.constantFrom('isParked', 'isRaining', 'isNavigating', 'isWindowOpen'),
    is: fc.boolean(),
  }),
) as fc.Arbitrary<Condition>;

const condition = fc.oneof(
  comparison,
  fc.array(comparison, { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
  fc.array(comparison, { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
  comparison.map((inner): Condition => ({ not: inner })),
);

describe('the schema of a rule', () => {
  it.each<readonly [string, unknown]>([
    ['a comparison with nothing', { fact: 'soc' }],
    ['a number taken for yes or no', { fact: 'soc', is: true }],
    ['yes or no taken for a number', { fact: 'isRaining', below: 1 }],
    ['an unknown fact', { fact: 'mood', below: 1 }],
  ])('refuses %s', (_name, when) => {
    expect(conditionSchema.safeParse(when).success).toBe(false);
  });

  it('refuses a condition nested without end, without running out of stack', () => {
    let when: unknown = { fact: 'soc', below: 5 };
    for (let depth = 0; depth < 5000; depth += 1) when = { not: when };
    expect(triggerSchema.shape.when.safeParse(when).success).toBe(false);
  });

  it.each(['{{mood}}', '{{isRaining}}', '{{merchant}} {{merchant}}', '{{}}'])(
    'refuses the placeholder %s',
    (text) => {
      const texts = { 'zh-CN': text, 'en-US': text };
      expect(triggerSchema.shape.text.safeParse(texts).success).toBe(false);
    },
  );
});
