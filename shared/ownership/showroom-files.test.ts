import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import menus from '../../resources/services/demo/menus.json' with { type: 'json' };
import { choicesOf } from './catalogue.ts';
import { completed, configuredCar, withChoice } from './configuration.ts';
import { financeOffer, finalRange } from './finance-plan.ts';
import { SHOWROOM_FILES } from './showroom.ts';

const read = (file: string): unknown =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'resources', 'ownership', file), 'utf8'),
  );

const catalogue = SHOWROOM_FILES.catalogue.schema.parse(read('catalogue.json'));
const finance = SHOWROOM_FILES.finance.schema.parse(read('finance-plans.json'));
const tradeIn = SHOWROOM_FILES.tradeIn.schema.parse(read('trade-in.json'));

describe('the built-in showroom', () => {
  it('says that it is invented', () => {
    expect([catalogue.isDemo, finance.isDemo, tradeIn.isDemo]).toEqual([true, true, true]);
  });

  it('has electric cars and sport utility vehicles to compare', () => {
    const { models } = catalogue;
    expect(models.filter(({ powertrain }) => powertrain === 'electric').length).toBeGreaterThan(2);
    expect(models.filter(({ body }) => body === 'suv').length).toBeGreaterThan(2);
  });

  it.each(catalogue.models)(
    'can build every trim of $id, and with it every choice it offers',
    (model) => {
      for (const trim of model.trims) {
        const plain = completed(model, { trim: trim.id });
        expect(configuredCar(model, plain)?.priceFen).toBeGreaterThanOrEqual(trim.priceFen);
      }
      for (const choice of choicesOf(model)) {
        const isOffered = model.trims.some((trim) => {
          const base = completed(model, { trim: trim.id });
          const asked = model.colours.some(({ id }) => id === choice.id)
            ? { colour: choice.id }
            : model.interiors.some(({ id }) => id === choice.id)
              ? { interior: choice.id }
              : model.wheels.some(({ id }) => id === choice.id)
                ? { wheels: choice.id }
                : { packs: [choice.id] };
          return withChoice(model, base, asked) !== null;
        });
        expect([choice.id, isOffered]).toEqual([choice.id, true]);
      }
    },
  );

  it('works out every plan for every model, at every end of its ranges', () => {
    for (const model of catalogue.models) {
      const price = configuredCar(model, {})?.priceFen ?? 0;
      for (const plan of finance.plans) {
        for (const months of plan.months) {
          const range = finalRange(finance, plan, model.powertrain, months);
          for (const downPercent of [plan.down.least, plan.down.most]) {
            for (const finalPercent of range ? [range.least, range.most] : [undefined]) {
              const offer = financeOffer(finance, price, model.powertrain, {
                plan: plan.id,
                months,
                downPercent,
                ...(finalPercent !== undefined && { finalPercent }),
              });
              expect([plan.id, months, downPercent, finalPercent, offer !== null]).toEqual([
                plan.id,
                months,
                downPercent,
                finalPercent,
                true,
              ]);
            }
          }
        }
      }
    }
  });

  it('renews with products that the demo dealers sell', () => {
    const sold = menus.showroom.map(({ id, group }) => `${group} ${id}`);
    for (const what of ['insurance', 'maintenance'] as const) {
      for (const id of catalogue.renewals[what]) expect(sold).toContain(`${what} ${id}`);
    }
  });
});
