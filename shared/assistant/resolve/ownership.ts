import { catalogueNames, type Choice } from './catalogue-names.ts';
import type { ActionInput } from '../../actions/registry.ts';
import type { Model } from '../../ownership/catalogue.ts';
import type { Configuration } from '../../ownership/configuration.ts';
import { MAX_COMPARED } from '../../ownership/compare.ts';
import type { FinanceChoice } from '../../ownership/finance-plan.ts';
import type { UsedCar } from '../../ownership/trade-in.ts';
import type { Frame } from '../frame.ts';
import { namesIn } from '../names/names-in.ts';
import type { UnderstandingContext } from '../understanding-context.ts';
import type { IntentOf } from '../vocabulary.ts';
import { quantityOf, says } from './said.ts';
import { act, ask, perform, type Resolution, type Rule } from './wish.ts';

/** Wishes about the showroom; `null` for what it does not know. */
export const resolveOwnership: Rule = (frame, context) => {
  const rules: Readonly<Record<string, Rule | undefined>> = RULES;
  return rules[frame.intent]?.(frame, context) ?? null;
};

const RULES: Readonly<Partial<Record<IntentOf<'ownership'>, Rule>>> = {
  show: shown,
  compare: (frame, context) => {
    const modelIds = modelsIn(frame, context).map(({ id }) => id);
    return modelIds.length < 2
      ? ask('model', frame)
      : perform(act('ownership.compare', { modelIds: modelIds.slice(0, MAX_COMPARED) }));
  },
  configure: (frame, context) =>
    ofModel(frame, context, (model) => {
      const configuration = configurationIn(frame, model);
      return Object.keys(configuration).length === 0
        ? perform(act('ownership.showModel', { modelId: model.id }))
        : perform(act('ownership.configure', { modelId: model.id, configuration }));
    }),
  testDrive: (frame, context) =>
    ofModel(frame, context, ({ id }) =>
      perform(act('ownership.bookTestDrive', { modelId: id, ...phoneIn(frame) })),
    ),
  finance: (frame, context) =>
    ofModel(frame, context, ({ id }) =>
      perform(act('ownership.calculateFinance', { modelId: id, ...financeIn(frame, context) })),
    ),
  applyFinance: (frame, context) =>
    ofModel(frame, context, ({ id }) =>
      perform(
        act('ownership.applyFinance', {
          modelId: id,
          ...financeIn(frame, context),
          ...phoneIn(frame),
        }),
      ),
    ),
  tradeIn: (frame) => perform(act('ownership.estimateTradeIn', usedCarIn(frame))),
  bookTradeIn: (frame) =>
    perform(act('ownership.bookTradeIn', { ...usedCarIn(frame), ...phoneIn(frame) })),
  renew: (frame) => {
    if (says(frame, 'product', 'insurance')) return renewed('insurance');
    return says(frame, 'product', 'maintenance') ? renewed('maintenance') : ask('product', frame);
  },
};

const renewed = (what: 'insurance' | 'maintenance') => perform(act('ownership.renew', { what }));

const PAGES = [
  'models',
  'testDrive',
  'finance',
  'tradeIn',
  'accessories',
  'renewal',
] as const satisfies readonly ActionInput<'ownership.show'>['page'][];

function shown(frame: Frame, context: UnderstandingContext): Resolution {
  const [model] = modelsIn(frame, context);
  if (model) return perform(act('ownership.showModel', { modelId: model.id }));
  const page = PAGES.find((each) => says(frame, 'page', each)) ?? 'models';
  return perform(act('ownership.show', { page }));
}

/** The models of the showroom that were said, in their order. */
export function modelsIn(
  { text }: Pick<Frame, 'text'>,
  { car }: Pick<UnderstandingContext, 'car'>,
): readonly Model[] {
  const models = car?.showroom.catalogue?.models ?? [];
  return namesIn(text, models, ({ names }) => Object.values(names)).map(({ named }) => named);
}

function ofModel(
  frame: Frame,
  context: UnderstandingContext,
  then: (model: Model) => Resolution,
): Resolution {
  const [model] = modelsIn(frame, context);
  return model ? then(model) : ask('model', frame);
}

function configurationIn({ text }: Frame, model: Model): Configuration {
  const first = (choices: readonly Choice[]) => namesIn(text, choices, catalogueNames)[0]?.named.id;
  const trim = first(model.trims);
  const colour = first(model.colours);
  const interior = first(model.interiors);
  const wheels = first(model.wheels);
  const packs = namesIn(text, model.packs, catalogueNames).map(({ named }) => named.id);
  return {
    ...(trim !== undefined && { trim }),
    ...(colour !== undefined && { colour }),
    ...(interior !== undefined && { interior }),
    ...(wheels !== undefined && { wheels }),
    ...(packs.length > 0 && { packs }),
  };
}

function monthsOf(frame: Frame): number | undefined {
  const years = quantityOf(frame, 'years');
  return quantityOf(frame, 'months') ?? (years === undefined ? undefined : Math.round(years * 12));
}

function financeIn(frame: Frame, { car }: UnderstandingContext): FinanceChoice {
  const plans = car?.showroom.finance?.plans ?? [];
  const plan = namesIn(frame.text, plans, catalogueNames)[0]?.named.id;
  const downPercent = quantityOf(frame, 'downPercent');
  const months = monthsOf(frame);
  return {
    ...(plan !== undefined && { plan }),
    ...(downPercent !== undefined && { downPercent: Math.round(downPercent) }),
    ...(months !== undefined && { months }),
  };
}

const CONDITIONS = ['excellent', 'good', 'fair', 'poor'] as const;

function usedCarIn(frame: Frame): UsedCar {
  const yuan = quantityOf(frame, 'money');
  const ageMonths = monthsOf(frame);
  const odometerKm = quantityOf(frame, 'kilometres');
  const condition = CONDITIONS.find((each) => says(frame, 'value', each));
  return {
    ...(yuan !== undefined && { priceFen: Math.round(yuan * 100) }),
    ...(ageMonths !== undefined && { ageMonths }),
    ...(odometerKm !== undefined && { odometerKm: Math.round(odometerKm) }),
    ...(condition !== undefined && { condition }),
  };
}

/** A telephone number in the words, for the dealer to call back. */
function phoneIn({ text }: Frame): { readonly phone?: string } {
  const phone = /(?<!\d)\+?\d{7,15}(?!\d)/u.exec(text)?.[0];
  return phone === undefined ? {} : { phone };
}
