import { z } from 'zod';
import { reason, type Reason } from '../contract/reason.ts';
import { modelById, type Model } from '../ownership/catalogue.ts';
import { MAX_COMPARED } from '../ownership/compare.ts';
import {
  configurationSchema,
  configuredCar,
  type Configuration,
} from '../ownership/configuration.ts';
import {
  financeChoiceSchema,
  financeOffer,
  type FinanceChoice,
  type FinanceOffer,
} from '../ownership/finance-plan.ts';
import { RENEWALS } from '../ownership/renewal.ts';
import { estimateTradeIn, usedCarSchema, type UsedCar } from '../ownership/trade-in.ts';
import { SHOWROOM_PAGES, type ShowroomWish } from '../ownership/view.ts';
import type { Purpose } from '../privacy/purpose.ts';
import { merchantChoiceSchema, NEAREST } from '../services/command.ts';
import { idSchema, type Localized } from '../services/text.ts';
import { freshValue } from '../vehicle/reading.ts';
import { defineAction, type ActionContext, type Effect } from './define.ts';
import { firstReason, withheldBy } from './predicates.ts';
import { needsCategory, orderOf, tileOf } from './services.ts';

const modelId = z.string().max(32);
const merchant = merchantChoiceSchema.default(NEAREST);
const phone = z
  .string()
  .regex(/^\+?\d{5,15}$/)
  .exactOptional();
/** Where and when to meet somebody of the dealer; the nearest and the next unless said otherwise. */
const meeting = { merchant, slotId: idSchema.exactOptional(), phone };

const financed = z.object({
  modelId,
  configuration: configurationSchema.exactOptional(),
  ...financeChoiceSchema.shape,
});

type Meeting = z.output<z.ZodObject<typeof meeting>>;
type Financed = z.output<typeof financed>;

/** Choosing, calculating, and reading terms is not for a moving driver. */
const atRest = (context: ActionContext) => withheldBy(context, 'no-setup');

const needsConsent = ({ services: { granted } }: ActionContext, purpose: Purpose): Reason | null =>
  granted.includes(purpose) ? null : reason('services.needsConsent', purpose);

function needsShowroom(context: ActionContext): Reason | null {
  return firstReason(
    needsCategory(context, 'ownership'),
    context.showroom.catalogue ? null : reason('ownership.noCatalogue'),
  );
}

const modelNamed = ({ showroom }: ActionContext, id: string): Model | undefined =>
  modelById(showroom.catalogue, id);

function needsModels(context: ActionContext, ids: readonly string[]): Reason | null {
  const isMissing = ids.some((id) => !modelNamed(context, id));
  return needsShowroom(context) ?? (isMissing ? reason('ownership.noModel') : null);
}

function needsConfiguration(
  context: ActionContext,
  id: string,
  configuration: Configuration = {},
): Reason | null {
  const missing = needsModels(context, [id]);
  if (missing) return missing;
  const model = modelNamed(context, id);
  return model && configuredCar(model, configuration) ? null : reason('ownership.notTogether');
}

/** Shows a page of the showroom. */
function shown(context: ActionContext, wish: ShowroomWish): readonly Effect[] {
  const tile = tileOf(context, 'ownership');
  return tile ? [{ kind: 'showroom', service: tile.id, wish }] : [];
}

function choiceOf({ plan, downPercent, months, finalPercent }: Financed): FinanceChoice {
  return {
    ...(plan !== undefined && { plan }),
    ...(downPercent !== undefined && { downPercent }),
    ...(months !== undefined && { months }),
    ...(finalPercent !== undefined && { finalPercent }),
  };
}

function offerOf(context: ActionContext, input: Financed): FinanceOffer | null {
  const { finance } = context.showroom;
  const model = modelNamed(context, input.modelId);
  const car = model && configuredCar(model, input.configuration ?? {});
  if (!finance || !model || !car) return null;
  return financeOffer(finance, car.priceFen, model.powertrain, choiceOf(input));
}

function needsOffer(context: ActionContext, input: Financed): Reason | null {
  return (
    needsConfiguration(context, input.modelId, input.configuration) ??
    (offerOf(context, input) ? null : reason('ownership.outsidePlan'))
  );
}

function estimateOf({ showroom, readings }: ActionContext, usedCar: UsedCar) {
  const metres = freshValue(readings, 'Vehicle.TraveledDistance');
  const odometerKm = metres === undefined ? undefined : Math.floor(metres / 1000);
  return showroom.tradeIn && estimateTradeIn(showroom.tradeIn, usedCar, odometerKm);
}

function needsEstimate(context: ActionContext, usedCar: UsedCar): Reason | null {
  return (
    needsShowroom(context) ?? (estimateOf(context, usedCar) ? null : reason('ownership.noEstimate'))
  );
}

/** What a booking is about, in the words of the catalogue; the longest a dealer takes is 80 signs. */
function subjectOf(
  { settings, showroom }: ActionContext,
  about: 'testDrive' | 'finance' | 'tradeIn',
  values: Readonly<Record<string, Localized | number>>,
): string {
  const { language } = settings;
  const template = showroom.catalogue?.subjects[about][language] ?? '';
  return template
    .replaceAll(/\{\{(\w+)\}\}/g, (_match, name: string) => {
      const value = values[name];
      return typeof value === 'object' ? value[language] : String(value ?? '');
    })
    .slice(0, 80);
}

function booked(
  context: ActionContext,
  { merchant: choice, slotId, phone: number }: Meeting,
  subject: string,
): readonly Effect[] {
  return orderOf(context, 'ownership', {
    kind: 'booking',
    merchant: choice,
    productIds: [],
    subject,
    ...(slotId !== undefined && { slotId }),
    ...(number !== undefined && { phone: number }),
  });
}

export const ownershipActions = [
  defineAction({
    id: 'ownership.show',
    input: z.object({ page: z.enum(SHOWROOM_PAGES).default('models') }),
    risk: 'none',
    description:
      'Show a page of the showroom: models, test drive, finance, trade-in, accessories …',
    predicate: needsShowroom,
    perform: (context, { page }) => shown(context, { page }),
  }),
  defineAction({
    id: 'ownership.showModel',
    input: z.object({ modelId }),
    risk: 'none',
    description: 'Show one model of the showroom.',
    predicate: (context, { modelId: id }) =>
      firstReason(needsModels(context, [id]), atRest(context)),
    perform: (context, { modelId: model }) => shown(context, { page: 'model', model }),
  }),
  defineAction({
    id: 'ownership.compare',
    input: z.object({ modelIds: z.array(modelId).min(1).max(MAX_COMPARED) }),
    risk: 'none',
    description: 'Compare up to three models of the showroom.',
    predicate: (context, { modelIds }) =>
      firstReason(needsModels(context, modelIds), atRest(context)),
    perform: (context, { modelIds }) =>
      shown(context, { page: 'compare', compared: [...new Set(modelIds)] }),
  }),
  defineAction({
    id: 'ownership.configure',
    input: z.object({ modelId, configuration: configurationSchema }),
    risk: 'none',
    description: 'Choose trim, colour, interior, wheels, and packs of a model.',
    predicate: (context, { modelId: id, configuration }) =>
      firstReason(needsConfiguration(context, id, configuration), atRest(context)),
    perform: (context, { modelId: model, configuration }) =>
      shown(context, { page: 'model', model, configuration }),
  }),
  defineAction({
    id: 'ownership.bookTestDrive',
    input: z.object({ modelId, ...meeting }),
    risk: 'purchase',
    description:
      'Book a test drive of a model: nearest dealer, next free time unless said otherwise.',
    predicate: (context, { modelId: id, phone: number }) =>
      firstReason(
        needsModels(context, [id]),
        // Without a number the dealer knows the driver by the code of the booking alone.
        number === undefined ? null : needsConsent(context, 'testDriveContact'),
      ),
    perform: (context, { modelId: id, ...input }) => {
      const model = modelNamed(context, id);
      return model
        ? booked(context, input, subjectOf(context, 'testDrive', { model: model.names }))
        : [];
    },
  }),
  defineAction({
    id: 'ownership.calculateFinance',
    input: financed,
    risk: 'none',
    description: 'Show what a model costs per month by a finance plan.',
    predicate: (context, input) => firstReason(needsOffer(context, input), atRest(context)),
    perform: (context, input) =>
      shown(context, {
        page: 'finance',
        model: input.modelId,
        finance: choiceOf(input),
        ...(input.configuration && { configuration: input.configuration }),
      }),
  }),
  defineAction({
    id: 'ownership.applyFinance',
    input: z.object({ ...financed.shape, ...meeting }),
    risk: 'purchase',
    description: 'Book a talk about a finance plan at the dealer.',
    predicate: (context, input) =>
      firstReason(
        needsOffer(context, input),
        atRest(context),
        needsConsent(context, 'financeApplication'),
      ),
    perform: (context, input) => {
      const model = modelNamed(context, input.modelId);
      const offer = offerOf(context, input);
      if (!model || !offer) return [];
      const { plan, downPercent: down, months } = offer;
      const about = { model: model.names, plan: plan.names, down, months };
      return booked(context, input, subjectOf(context, 'finance', about));
    },
  }),
  defineAction({
    id: 'ownership.estimateTradeIn',
    input: usedCarSchema,
    risk: 'none',
    description: 'Estimate what the present car may bring in a trade-in.',
    predicate: (context, usedCar) => firstReason(needsEstimate(context, usedCar), atRest(context)),
    perform: (context, usedCar) => shown(context, { page: 'tradeIn', usedCar }),
  }),
  defineAction({
    id: 'ownership.bookTradeIn',
    input: z.object({ ...usedCarSchema.shape, ...meeting }),
    risk: 'purchase',
    description: 'Book a time at the dealer to have the present car looked at.',
    predicate: (context, input) =>
      firstReason(
        needsEstimate(context, input),
        atRest(context),
        needsConsent(context, 'tradeInContact'),
      ),
    perform: (context, input) => {
      const estimate = estimateOf(context, input);
      if (!estimate) return [];
      const { segment, car } = estimate;
      const about = {
        segment: segment.names,
        years: Math.round(car.ageMonths / 1.2) / 10,
        km: car.odometerKm,
      };
      return booked(context, input, subjectOf(context, 'tradeIn', about));
    },
  }),
  defineAction({
    id: 'ownership.orderAccessory',
    input: z.object({ productId: idSchema, quantity: z.int().min(1).max(20).default(1), merchant }),
    risk: 'purchase',
    description: 'Buy an accessory for the car at a dealer.',
    predicate: (context) => firstReason(needsShowroom(context), atRest(context)),
    perform: (context, { productId, quantity, merchant: choice }) =>
      orderOf(context, 'ownership', {
        kind: 'purchase',
        merchant: choice,
        lines: [{ productId, quantity }],
      }),
  }),
  defineAction({
    id: 'ownership.renew',
    input: z.object({
      what: z.enum(RENEWALS),
      /** Another product than the usual ones. */
      productId: idSchema.exactOptional(),
      merchant,
    }),
    risk: 'purchase',
    description: 'Renew the insurance or the maintenance plan of the car.',
    predicate: (context) => firstReason(needsShowroom(context), atRest(context)),
    perform: (context, { what, productId, merchant: choice }) => {
      const usual = context.showroom.catalogue?.renewals[what] ?? [];
      const renewed = productId === undefined ? usual : [productId];
      if (renewed.length === 0) return [];
      return orderOf(context, 'ownership', {
        kind: 'purchase',
        merchant: choice,
        lines: renewed.map((id) => ({ productId: id, quantity: 1 })),
      });
    },
  }),
];
