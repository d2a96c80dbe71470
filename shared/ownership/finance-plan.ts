import { z } from 'zod';
import { localized } from '../services/text.ts';
import { fenSchema, POWERTRAINS, type Powertrain } from './catalogue.ts';
import {
  annualRateBp,
  FINANCE_KINDS,
  monthlyRateOf,
  scheduleOf,
  type Instalment,
} from './finance.ts';

/** The finance plans of the showroom: the file `finance-plans.json` in a folder of `ownershipDirs`. */

export const FINANCE_FORMAT = 1;

/** Whole percent of the price, in steps. */
const shareSchema = z
  .strictObject({
    least: z.int().min(0).max(95),
    most: z.int().min(0).max(95),
    step: z.int().min(1).max(50),
    standard: z.int().min(0).max(95),
  })
  .refine(({ least, most, standard }) => least <= standard && standard <= most, {
    error: 'least, standard, and most must not fall',
  });

const monthsSchema = z.int().min(1).max(84);

export const financePlanSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
    kind: z.enum(FINANCE_KINDS),
    names: localized(16),
    /** Contract rate per year, hundredths of a percent. */
    rateBp: z.int().min(0).max(2400),
    months: z.array(monthsSchema).min(1).max(8),
    standardMonths: monthsSchema,
    /** Down payment, % of the price. */
    down: shareSchema,
    /**
     * Balloon loan: what is left for the end, % of the price. A lease takes it from the residual values;
     * loans in equal parts leave nothing.
     */
    balloon: shareSchema.exactOptional(),
    /** Charged once at the beginning, fen. */
    feeFen: fenSchema.default(0),
    /** Charged at the end for giving the car back, or for keeping it, fen; leases only. */
    closing: z.strictObject({ giveBackFen: fenSchema, keepFen: fenSchema }).exactOptional(),
  })
  .superRefine(({ id, kind, months, standardMonths, balloon, closing }, context) => {
    const say = (message: string) => context.addIssue({ code: 'custom', message });
    if (!months.includes(standardMonths)) say(`${id}: standardMonths is not among months`);
    if ((kind === 'balloon') !== (balloon !== undefined)) {
      say(`${id}: a balloon loan has a balloon, and nothing else has one`);
    }
    if ((kind === 'lease') !== (closing !== undefined)) {
      say(`${id}: a lease has a closing, and nothing else has one`);
    }
  });

export type FinancePlan = z.infer<typeof financePlanSchema>;

/** Value that is left after so many months, % of the price; a lease may not assume more. */
const residualsSchema = z.array(
  z.strictObject({ months: monthsSchema, percent: z.int().min(1).max(95) }),
);

export const financePlansSchema = z
  .strictObject({
    $schema: z.string().max(200).exactOptional(),
    format: z.literal(FINANCE_FORMAT),
    isDemo: z.boolean(),
    source: z.string().min(1).max(200),
    plans: z.array(financePlanSchema).min(1).max(8),
    residuals: z.record(z.enum(POWERTRAINS), residualsSchema),
  })
  .superRefine(({ plans, residuals }, context) => {
    for (const { id, kind, months } of plans) {
      if (kind !== 'lease') continue;
      for (const powertrain of POWERTRAINS) {
        const told = new Set(residuals[powertrain].map((entry) => entry.months));
        const missing = months.filter((term) => !told.has(term));
        if (missing.length === 0) continue;
        const message = `${id}: no residual value of ${powertrain} after ${missing.join(', ')} months`;
        context.addIssue({ code: 'custom', message });
      }
    }
  });

export type FinancePlans = z.infer<typeof financePlansSchema>;

/** What a driver chooses of a plan; what is left out is the plan's standard. */
export const financeChoiceSchema = z.object({
  plan: z.string().max(32).exactOptional(),
  /** % of the price. */
  downPercent: z.int().min(0).max(95).exactOptional(),
  months: z.int().min(1).max(84).exactOptional(),
  /** Balloon or residual value, % of the price. */
  finalPercent: z.int().min(0).max(95).exactOptional(),
});

export type FinanceChoice = z.infer<typeof financeChoiceSchema>;

/** Values a share may take. */
export interface ShareRange {
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly standard: number;
}

/** Residual values are chosen in steps of this, %. */
const RESIDUAL_STEP = 5;
/** A lease may assume this much less than the table says, %. */
const RESIDUAL_SPAN = 20;

/** What may be left for the end under a plan, % of the price; `null` where nothing is. */
export function finalRange(
  { residuals }: Pick<FinancePlans, 'residuals'>,
  plan: FinancePlan,
  powertrain: Powertrain,
  months: number,
): ShareRange | null {
  if (plan.balloon) return plan.balloon;
  if (plan.kind !== 'lease') return null;
  const most = residuals[powertrain].find((entry) => entry.months === months)?.percent;
  if (most === undefined) return null;
  return {
    least: Math.max(0, most - RESIDUAL_SPAN),
    most,
    step: RESIDUAL_STEP,
    standard: most,
  };
}

/** A plan with every choice made and what it comes to, fen. */
export interface FinanceOffer {
  readonly plan: FinancePlan;
  readonly priceFen: number;
  readonly downPercent: number;
  readonly months: number;
  readonly finalPercent: number | null;
  readonly downFen: number;
  readonly financedFen: number;
  readonly finalFen: number;
  /** The first instalment; of equal principal the highest. */
  readonly monthlyFen: number;
  readonly schedule: readonly Instalment[];
  readonly interestFen: number;
  readonly feeFen: number;
  /** Down payment and fee: what is paid at the beginning. */
  readonly atStartFen: number;
  /** What is paid at the end besides the last instalment, to keep the car. */
  readonly toKeepFen: number;
  /** What giving the car back costs; `null` when it is the customer's. */
  readonly toGiveBackFen: number | null;
  /** Everything paid for a car that is kept. */
  readonly totalFen: number;
  /** Contract rate and real annual rate, fees included, hundredths of a percent. */
  readonly rateBp: number;
  readonly effectiveRateBp: number;
}

const shareOf = (priceFen: number, percent: number) => Math.round((priceFen * percent) / 100);

const isIn = ({ least, most }: ShareRange, value: number) => value >= least && value <= most;

/**
 * What a plan comes to for a car of `priceFen`, or `null` when the plan does not allow the choice:
 * an unknown plan or term, a share outside its range, more left for the end than is financed.
 */
export function financeOffer(
  plans: FinancePlans,
  priceFen: number,
  powertrain: Powertrain,
  choice: FinanceChoice,
): FinanceOffer | null {
  const plan = choice.plan === undefined ? plans.plans[0] : planById(plans, choice.plan);
  if (!plan) return null;
  const { kind, rateBp, feeFen, closing } = plan;
  const months = choice.months ?? plan.standardMonths;
  const downPercent = choice.downPercent ?? plan.down.standard;
  if (!plan.months.includes(months) || !isIn(plan.down, downPercent)) return null;
  const range = finalRange(plans, plan, powertrain, months);
  const finalPercent = range ? (choice.finalPercent ?? range.standard) : null;
  if (range && finalPercent !== null && !isIn(range, finalPercent)) return null;
  const downFen = shareOf(priceFen, downPercent);
  const financedFen = priceFen - downFen;
  const finalFen = finalPercent === null ? 0 : shareOf(priceFen, finalPercent);
  const schedule = scheduleOf({ kind, financedFen, rateBp, months, finalFen });
  const [first] = schedule ?? [];
  if (!schedule || !first) return null;
  const toKeepFen = finalFen + (closing?.keepFen ?? 0);
  const payments = schedule.map(({ instalmentFen, month }) =>
    month === months ? instalmentFen + toKeepFen : instalmentFen,
  );
  const rate = monthlyRateOf(financedFen - feeFen, payments);
  if (rate === null) return null;
  const interestFen = schedule.reduce((sum, instalment) => sum + instalment.interestFen, 0);
  return {
    plan,
    priceFen,
    downPercent,
    months,
    finalPercent,
    downFen,
    financedFen,
    finalFen,
    monthlyFen: first.instalmentFen,
    schedule,
    interestFen,
    feeFen,
    atStartFen: downFen + feeFen,
    toKeepFen,
    toGiveBackFen: closing?.giveBackFen ?? null,
    totalFen: downFen + feeFen + payments.reduce((sum, payment) => sum + payment, 0),
    rateBp,
    effectiveRateBp: annualRateBp(rate),
  };
}

/** The plan with this id, or `undefined`. */
export function planById({ plans }: FinancePlans, id: string): FinancePlan | undefined {
  return plans.find((plan) => plan.id === id);
}
