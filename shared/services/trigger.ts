import { z } from 'zod';
import { localized } from './text.ts';

/**
 * When a service suggests itself: a rule that is data. `when` is checked against facts of the drive;
 * what made it true is what "why this?" answers.
 */

/**
 * Facts a rule may look at. A fact that is not known decides nothing: neither a comparison with it nor
 * its `not` is true.
 */
export const TRIGGER_FACTS = [
  /** Displayed charge, %. */
  'soc',
  /** Charge expected at the destination, %. */
  'arrivalSoc',
  /** Fuel, %. */
  'fuelLevel',
  /** Range, km. */
  'rangeKm',
  'isCharging',
  'isNavigating',
  /** Left to drive, km and minutes. */
  'remainingKm',
  'remainingMinutes',
  /** Minutes since the car set off; after the drive, how long it took. */
  'minutesDriven',
  /** Minutes since midnight, local. */
  'minuteOfDay',
  /** 1 Monday … 7 Sunday. */
  'dayOfWeek',
  'isParked',
  'speedKmh',
  /** Left until service is due, km; negative: overdue. */
  'serviceDueKm',
  'isRaining',
  'isWindowOpen',
  'outsideC',
  /** Minutes since the drive ended. */
  'minutesSinceArrival',
  /**
   * Straight distance to the nearest merchant of the service, km; of those along the route while
   * navigating. An offer about `{ "by": "nearest", "to": … }` looks there instead, and one about the
   * destination counts from there.
   */
  'merchantKm',
  /** Free places at it (connectors, parking spaces). */
  'merchantFree',
  /** True when an order of this service is under way. */
  'hasActiveOrder',
  /** Times ordered before, when the driver agreed to keep that. */
  'ordersBefore',
] as const;

export type TriggerFact = (typeof TRIGGER_FACTS)[number];

/** The facts that are yes or no; the others are numbers. */
export const YES_NO_FACTS = [
  'isCharging',
  'isNavigating',
  'isParked',
  'isRaining',
  'isWindowOpen',
  'hasActiveOrder',
] as const satisfies readonly TriggerFact[];

export function isYesNo(fact: TriggerFact): boolean {
  return YES_NO_FACTS.some((known) => known === fact);
}

export type FactValue = number | boolean;

export type TriggerFacts = Readonly<Partial<Record<TriggerFact, FactValue>>>;

/** One or more of `below`, `above`, and `between` for a number, `is` for yes or no; all must hold. */
const comparisonSchema = z
  .strictObject({
    fact: z.enum(TRIGGER_FACTS),
    is: z.boolean().exactOptional(),
    below: z.number().exactOptional(),
    above: z.number().exactOptional(),
    /** Inclusive; for `minuteOfDay` it may run over midnight. */
    between: z.tuple([z.number(), z.number()]).exactOptional(),
  })
  .refine(({ fact, is, below, above, between }) => {
    const hasNumber = below !== undefined || above !== undefined || between !== undefined;
    return isYesNo(fact) ? is !== undefined && !hasNumber : is === undefined && hasNumber;
  }, 'compare yes or no with "is", a number with "below", "above", or "between"');

export type Comparison = z.infer<typeof comparisonSchema>;

export type Condition =
  | Comparison
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const list = z.lazy(() => z.array(conditionSchema).min(1).max(8));

export const conditionSchema: z.ZodType<Condition> = z.union([
  comparisonSchema,
  z.strictObject({ all: list }),
  z.strictObject({ any: list }),
  z.strictObject({ not: z.lazy(() => conditionSchema) }),
]);

/** More levels than a person would write; without a limit a hostile file exhausts the stack. */
const MAX_DEPTH = 6;

function isShallow(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  // A level of a condition is an object, and the list in it.
  if (depth > 2 * MAX_DEPTH) return false;
  return Object.values(value).every((inner) => isShallow(inner, depth + 1));
}

/** What a text may have put in: `{{soc}}`, `{{merchant}}`. */
export const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** A text whose placeholders name the merchant, once, or facts that are numbers. */
function template(max: number) {
  return localized(max).refine(
    (texts) =>
      Object.values(texts).every((text) => {
        const names = [...text.matchAll(PLACEHOLDER)].map(([, name]) => name);
        const merchants = names.filter((name) => name === 'merchant');
        return (
          merchants.length <= 1 && names.every((name) => name === 'merchant' || isNumber(name))
        );
      }),
    '{{…}} must name a fact that is a number, or the merchant once',
  );
}

function isNumber(name: string | undefined): boolean {
  return TRIGGER_FACTS.some((fact) => fact === name && !isYesNo(fact));
}

export const triggerSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  when: z
    .unknown()
    .refine((value) => isShallow(value), {
      error: `must not be nested more than ${MAX_DEPTH} levels deep`,
      abort: true,
    })
    .pipe(conditionSchema),
  /** 1 … 100; the higher one is shown when two apply. */
  priority: z.int().min(1).max(100),
  /** Least time before the same rule may speak again, minutes. */
  everyMinutes: z.int().min(30).max(10_080),
  /** How long the card stays at most, seconds. */
  shownSeconds: z.int().min(8).max(60).default(20),
  /**
   * `{{fact}}` is replaced by the fact's value, a number without its unit (`minuteOfDay`: the time of
   * day), and `{{merchant}}` by the merchant's name.
   */
  title: template(24),
  text: template(31),
  /** What one tap does; `null`: the card only tells. */
  offer: z
    .strictObject({
      label: localized(8),
      /** An action of the registry; its input is checked when the manifest is loaded. */
      action: z.string().max(64),
      input: z.record(z.string(), z.unknown()).default({}),
    })
    .nullable(),
});

export type Trigger = z.infer<typeof triggerSchema>;
