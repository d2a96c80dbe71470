import { z } from 'zod';
import { localized } from '../services/text.ts';
import { fenSchema } from './catalogue.ts';

/**
 * What a used car may bring: the file `trade-in.json` in a folder of `ownershipDirs` and the
 * arithmetic on it. The answer is a range with every step that led to it, never one exact figure: only
 * who has seen the car can name one.
 */

export const TRADE_IN_FORMAT = 1;

export const CONDITIONS = ['excellent', 'good', 'fair', 'poor'] as const;

export type CarCondition = (typeof CONDITIONS)[number];

const idSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
const factorSchema = z.int().min(20).max(150);

const segmentSchema = z
  .strictObject({
    id: idSchema,
    names: localized(16),
    /** A price when new to begin with, fen. */
    usualPriceFen: fenSchema.min(1),
    /** What is left of the price when new after 0, 1, 2, … years, %. */
    retention: z.array(z.int().min(1).max(100)).min(3).max(21),
    /** Driven per year as the table assumes, km. */
    kmPerYear: z.int().min(1000).max(100_000),
    /** What 10,000 km more than that cost, tenths of a percent; less earns the same. */
    per10000Km: z.int().min(0).max(100),
  })
  .refine(
    ({ retention }) => retention.every((share, year) => share <= (retention[year - 1] ?? 100)),
    {
      error: 'retention must not rise',
    },
  );

const brandSchema = z.strictObject({
  id: idSchema,
  names: localized(16),
  /** Against the table, %. */
  factor: factorSchema,
});

export const tradeInTableSchema = z.strictObject({
  $schema: z.string().max(200).exactOptional(),
  format: z.literal(TRADE_IN_FORMAT),
  isDemo: z.boolean(),
  source: z.string().min(1).max(200),
  segments: z.array(segmentSchema).min(1).max(12),
  brands: z.array(brandSchema).min(1).max(8),
  conditions: z.record(z.enum(CONDITIONS), factorSchema),
  /** Most that mileage may change, %. */
  mileageCap: z.int().min(1).max(40),
  /** Half the width of the range, %. */
  spread: z.int().min(1).max(30),
});

export type TradeInTable = z.infer<typeof tradeInTableSchema>;
export type TradeInSegment = z.infer<typeof segmentSchema>;

export const OLDEST_MONTHS = 240;
export const MOST_KM = 600_000;

/** The car to be traded in; what is left out is the standard, or what the car knows of itself. */
export const usedCarSchema = z.object({
  segment: z.string().max(32).exactOptional(),
  brand: z.string().max(32).exactOptional(),
  /** Price when new, fen. */
  priceFen: fenSchema.min(100_000).exactOptional(),
  /** Since first registration. */
  ageMonths: z.int().min(0).max(OLDEST_MONTHS).exactOptional(),
  odometerKm: z.int().min(0).max(MOST_KM).exactOptional(),
  condition: z.enum(CONDITIONS).exactOptional(),
});

export type UsedCar = z.infer<typeof usedCarSchema>;

/** One step of an estimate: what was looked at, by how much it changed the value, what came out. */
export interface EstimateLine {
  readonly kind: 'price' | 'age' | 'mileage' | 'brand' | 'condition';
  /** Change against the line before, tenths of a percent; 0 for the price. */
  readonly changeTenths: number;
  readonly valueFen: number;
}

export interface TradeInEstimate {
  readonly segment: TradeInSegment;
  readonly car: Required<UsedCar>;
  readonly lines: readonly EstimateLine[];
  readonly lowFen: number;
  readonly highFen: number;
  /** Half the width of the range, %. */
  readonly spread: number;
  /** What the table assumes was driven by that age, km. */
  readonly expectedKm: number;
}

/** Age to begin with, months. */
const USUAL_AGE_MONTHS = 36;
/** The range is told in steps of this, fen: hundred yuan. */
const ROUND_FEN = 10_000;

/**
 * Estimates a used car, or `null` when segment or brand is not in the table.
 *
 * `value = price × retention(age) × (1 − (km − expected) / 10,000 km × per10000Km) × brand × condition`,
 * retention interpolated between full years, the mileage term capped; the range is `± spread`,
 * widened to hundreds of yuan.
 *
 * @param odometerKm what the car reads, for when the driver does not say
 */
export function estimateTradeIn(
  table: TradeInTable,
  chosen: UsedCar,
  odometerKm: number | undefined,
): TradeInEstimate | null {
  const segment = pick(table.segments, chosen.segment);
  const brand = pick(table.brands, chosen.brand);
  if (!segment || !brand) return null;
  const ageMonths = chosen.ageMonths ?? USUAL_AGE_MONTHS;
  const expectedKm = Math.round((segment.kmPerYear * ageMonths) / 12);
  const car = {
    segment: segment.id,
    brand: brand.id,
    priceFen: chosen.priceFen ?? segment.usualPriceFen,
    ageMonths,
    odometerKm: chosen.odometerKm ?? Math.min(MOST_KM, odometerKm ?? expectedKm),
    condition: chosen.condition ?? 'good',
  };
  const steps = [
    ['age', retentionTenths(segment.retention, ageMonths) - 1000],
    ['mileage', mileageTenths(table, segment, car.odometerKm - expectedKm)],
    ['brand', brand.factor * 10 - 1000],
    ['condition', table.conditions[car.condition] * 10 - 1000],
  ] as const;
  const lines: EstimateLine[] = [{ kind: 'price', changeTenths: 0, valueFen: car.priceFen }];
  let valueFen = car.priceFen;
  for (const [kind, changeTenths] of steps) {
    valueFen = Math.round((valueFen * (1000 + changeTenths)) / 1000);
    lines.push({ kind, changeTenths, valueFen });
  }
  const { spread } = table;
  return {
    segment,
    car,
    lines,
    lowFen: Math.floor((valueFen * (100 - spread)) / 100 / ROUND_FEN) * ROUND_FEN,
    highFen: Math.ceil((valueFen * (100 + spread)) / 100 / ROUND_FEN) * ROUND_FEN,
    spread,
    expectedKm,
  };
}

function pick<T extends { readonly id: string }>(
  list: readonly T[],
  id: string | undefined,
): T | undefined {
  return id === undefined ? list[0] : list.find((each) => each.id === id);
}

/** What is left of the price at an age, tenths of a percent; beyond the table its last value. */
function retentionTenths(retention: readonly number[], ageMonths: number): number {
  const year = Math.floor(ageMonths / 12);
  const last = retention.at(-1) ?? 0;
  const from = retention[year] ?? last;
  const to = retention[year + 1] ?? last;
  return Math.round(from * 10 + ((to - from) * 10 * (ageMonths % 12)) / 12);
}

function mileageTenths(
  { mileageCap }: TradeInTable,
  { per10000Km }: TradeInSegment,
  surplusKm: number,
): number {
  const change = -Math.round((surplusKm * per10000Km) / 10_000);
  const cap = mileageCap * 10;
  // `+ 0` makes the negative zero of a car that drove as expected an ordinary one.
  return Math.max(-cap, Math.min(cap, change)) + 0;
}
