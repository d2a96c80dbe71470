import { z } from 'zod';
import { modelById, type Catalogue, type Model } from './catalogue.ts';
import { MAX_COMPARED } from './compare.ts';
import { configurationSchema, configuredCar, type ConfiguredCar } from './configuration.ts';
import { financeChoiceSchema } from './finance-plan.ts';
import { usedCarSchema } from './trade-in.ts';

/** Pages of the showroom. */
export const SHOWROOM_PAGES = [
  'models',
  'model',
  'compare',
  'testDrive',
  'finance',
  'tradeIn',
  'accessories',
  'renewal',
] as const;

export type ShowroomPage = (typeof SHOWROOM_PAGES)[number];

const modelIdSchema = z.string().max(32);

/** What a display shows of the showroom, and what was chosen on the way. */
export const showroomViewSchema = z.object({
  page: z.enum(SHOWROOM_PAGES),
  /** The model looked at; `null`: none yet. */
  model: modelIdSchema.nullable(),
  compared: z.array(modelIdSchema).max(MAX_COMPARED),
  configuration: configurationSchema,
  finance: financeChoiceSchema,
  usedCar: usedCarSchema,
});

export type ShowroomView = z.infer<typeof showroomViewSchema>;

/** What an action changes of it; what is left out stays. */
export const showroomWishSchema = z.object({
  page: showroomViewSchema.shape.page,
  model: modelIdSchema.exactOptional(),
  compared: showroomViewSchema.shape.compared.exactOptional(),
  configuration: configurationSchema.exactOptional(),
  finance: financeChoiceSchema.exactOptional(),
  usedCar: usedCarSchema.exactOptional(),
});

export type ShowroomWish = z.infer<typeof showroomWishSchema>;

/** Before anything was looked at. */
export const FIRST_VIEW: ShowroomView = {
  page: 'models',
  model: null,
  compared: [],
  configuration: {},
  finance: {},
  usedCar: {},
};

/** The view after a wish. A model that was not the one looked at begins with nothing chosen. */
export function viewAfter(view: ShowroomView, wish: ShowroomWish): ShowroomView {
  const isOther = wish.model !== undefined && wish.model !== view.model;
  return { ...view, ...(isOther && { configuration: {} }), ...wish };
}

/** The model of a view: the chosen one, else the first of the catalogue. */
export function modelOf(view: ShowroomView, catalogue: Catalogue): Model | undefined {
  const chosen = view.model === null ? undefined : modelById(catalogue, view.model);
  return chosen ?? catalogue.models[0];
}

/** The car of a view: its model as configured, else as it stands. */
export function carOf(view: ShowroomView, model: Model): ConfiguredCar | null {
  const chosen = view.model === model.id ? view.configuration : {};
  return configuredCar(model, chosen) ?? configuredCar(model, {});
}
