import { z } from 'zod';

/** Currencies that the wallet pays in. A provider that bills in another one is refused. */
export const CURRENCIES = ['CNY'] as const;

export const currencySchema = z.enum(CURRENCIES);

/** Largest amount taken seriously, minor units: ten million yuan. */
const MAX_MINOR = 1_000_000_000;

/** An amount in the smallest unit of its currency (fen), never negative: a refund is named as one. */
export const moneySchema = z.object({
  currency: currencySchema,
  minor: z.int().min(0).max(MAX_MINOR),
});

export type Money = z.infer<typeof moneySchema>;

/**
 * The price of one unit (kWh, litre, hour) in ten-thousandths of the currency's main unit, as
 * charging tariffs are quoted with four decimals (T/CEC 102: `ElecPrice`, `ServicePrice`).
 */
export const unitPriceSchema = z.object({
  currency: currencySchema,
  tenThousandths: z.int().min(0).max(100_000_000),
});

export type UnitPrice = z.infer<typeof unitPriceSchema>;

export function yuan(amount: number): Money {
  return { currency: 'CNY', minor: Math.round(amount * 100) };
}

export function sumOf(amounts: readonly Money[]): Money {
  return { currency: 'CNY', minor: amounts.reduce((sum, { minor }) => sum + minor, 0) };
}

/**
 * What `quantity` units cost, rounded half up to the minor unit. Whole-number arithmetic: the same
 * quantity costs the same everywhere, also where a float would fall on the other side of a half.
 *
 * @param quantity 0 … 90,000; counted in thousandths, as meters of energy and fuel do
 */
export function priceOf({ currency, tenThousandths }: UnitPrice, quantity: number): Money {
  const thousandths = Math.round(quantity * 1000);
  return { currency, minor: Math.floor((tenThousandths * thousandths + 50_000) / 100_000) };
}
