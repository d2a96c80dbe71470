import { z } from 'zod';
import { idSchema, localized } from '../services/text.ts';

/**
 * The catalogue of the showroom: the file `catalogue.json` in a folder of `ownershipDirs`. Models,
 * what may be chosen, and what it costs; every price is in fen and includes tax.
 */

export const CATALOGUE_FORMAT = 1;

export const BODIES = ['sedan', 'hatchback', 'suv'] as const;

export type Body = (typeof BODIES)[number];

export const POWERTRAINS = ['electric', 'rangeExtended', 'pluginHybrid', 'combustion'] as const;

export type Powertrain = (typeof POWERTRAINS)[number];

export const DRIVES = ['front', 'rear', 'all'] as const;

const choiceIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);

/** An amount in fen, up to ten million yuan. */
export const fenSchema = z.int().min(0).max(1_000_000_000);

const hexSchema = z.string().regex(/^#[0-9a-f]{6}$/);

/** What every choice has; `requires` and `excludes` name other choices of the same model. */
const choice = {
  id: choiceIdSchema,
  names: localized(24),
  priceFen: fenSchema,
  /** Trims it can be had with; absent: all. */
  trims: z.array(choiceIdSchema).min(1).max(12).exactOptional(),
  requires: z.array(choiceIdSchema).max(8).default([]),
  excludes: z.array(choiceIdSchema).max(8).default([]),
};

export const trimSchema = z.strictObject({
  id: choiceIdSchema,
  names: localized(24),
  priceFen: fenSchema.min(1),
  drive: z.enum(DRIVES),
  /** All motors and engines together, kW. */
  powerKw: z.int().min(1).max(2000),
  /** 0 to 100 km/h, seconds. */
  accelerationS: z.number().min(1).max(60),
  /** Electric range by CLTC (GB/T 38146.1), km; absent without a plug. */
  electricRangeKm: z.int().min(1).max(3000).exactOptional(),
  /** Range with full tank and battery, km. */
  rangeKm: z.int().min(1).max(5000),
  batteryKwh: z.number().min(1).max(400).exactOptional(),
  /** Longest charging power, kW; absent without a plug. */
  chargingKw: z.int().min(1).max(2000).exactOptional(),
});

export type Trim = z.infer<typeof trimSchema>;

const paintSchema = z.strictObject({ ...choice, hex: hexSchema });
const wheelSchema = z.strictObject({
  ...choice,
  inches: z.int().min(14).max(24),
  /** What the wheels take off the range, km. */
  rangeLossKm: z.int().min(0).max(200).default(0),
});
const packSchema = z.strictObject(choice);

export type Paint = z.infer<typeof paintSchema>;
export type Wheel = z.infer<typeof wheelSchema>;
export type Pack = z.infer<typeof packSchema>;

const modelShape = z.strictObject({
  id: choiceIdSchema,
  names: localized(16),
  /** One line about it. */
  claims: localized(40),
  body: z.enum(BODIES),
  powertrain: z.enum(POWERTRAINS),
  seats: z.int().min(1).max(9),
  dimensionsMm: z.strictObject({
    length: z.int().min(2000).max(7000),
    width: z.int().min(1000).max(3000),
    height: z.int().min(1000).max(3000),
    wheelbase: z.int().min(1000).max(5000),
  }),
  /** The first of each list is what one gets without choosing. */
  trims: z.array(trimSchema).min(1).max(6),
  colours: z.array(paintSchema).min(1).max(8),
  interiors: z.array(paintSchema).min(1).max(6),
  wheels: z.array(wheelSchema).min(1).max(4),
  packs: z.array(packSchema).max(6),
});

/** Every choice of a model besides its trim. */
export function choicesOf(
  model: Pick<z.infer<typeof modelShape>, 'colours' | 'interiors' | 'wheels' | 'packs'>,
) {
  return [...model.colours, ...model.interiors, ...model.wheels, ...model.packs];
}

export const modelSchema = modelShape.superRefine((model, context) => {
  const say = (message: string) => context.addIssue({ code: 'custom', message });
  const choices = choicesOf(model);
  const ids = [...model.trims, ...choices].map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0) say(`${model.id}: the id ${twice.join(', ')} is used more than once`);
  const trims = new Set(model.trims.map(({ id }) => id));
  const known = new Set(choices.map(({ id }) => id));
  for (const { id, trims: only = [], requires, excludes } of choices) {
    const missing = [
      ...only.filter((trim) => !trims.has(trim)),
      ...[...requires, ...excludes].filter((other) => !known.has(other)),
    ];
    if (missing.length > 0) say(`${model.id}/${id}: ${missing.join(', ')} does not exist`);
    const torn = requires.filter((other) => other === id || excludes.includes(other));
    if (torn.length > 0 || excludes.includes(id)) {
      say(`${model.id}/${id}: cannot require and exclude the same`);
    }
  }
  for (const list of ['colours', 'interiors', 'wheels'] as const) {
    const [first] = model[list];
    // What one gets without choosing must fit every trim and need nothing else.
    if (first && (first.trims || first.requires.length > 0)) {
      say(`${model.id}/${first.id}: the first of ${list} must be free to choose`);
    }
  }
});

export type Model = z.infer<typeof modelSchema>;

const productsSchema = z.array(idSchema).min(1).max(8);

/** What a booking at the dealer is about, in the dealer's words; `{{name}}` is replaced. */
const subjectSchema = localized(60);

export const catalogueSchema = z
  .strictObject({
    $schema: z.string().max(200).exactOptional(),
    format: z.literal(CATALOGUE_FORMAT),
    /** Models and prices are inventions: the screen says so. */
    isDemo: z.boolean(),
    source: z.string().min(1).max(200),
    models: z.array(modelSchema).min(1).max(24),
    subjects: z.strictObject({
      /** `{{model}}` */
      testDrive: subjectSchema,
      /** `{{model}}`, `{{plan}}`, `{{down}}` (%), `{{months}}` */
      finance: subjectSchema,
      /** `{{segment}}`, `{{years}}`, `{{km}}` */
      tradeIn: subjectSchema,
    }),
    /** Products of the dealers that are meant by "the insurance" and "the maintenance". */
    renewals: z.strictObject({ insurance: productsSchema, maintenance: productsSchema }),
  })
  .superRefine(({ models }, context) => {
    const ids = models.map(({ id }) => id);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    if (twice.length > 0) {
      context.addIssue({ code: 'custom', message: `the model ${twice.join(', ')} exists twice` });
    }
  });

export type Catalogue = z.infer<typeof catalogueSchema>;

/** The model with this id, or `undefined`. */
export function modelById(catalogue: Catalogue | null, id: string): Model | undefined {
  return catalogue?.models.find((model) => model.id === id);
}
