import { moneySchema, type Money, type UnitPrice } from '../../../shared/services/money.ts';
import type { Price } from './messages/basics.ts';
import type { PriceComponent } from './messages/tariff.ts';

/** What the driver pays for a `Price`: with VAT where the operator states it. */
export function grossOf({ excl_vat: net, incl_vat: gross }: Price): number {
  return gross ?? net;
}

/** An amount of yuan as money, half a fen rounded up; `null` when it is negative or absurd. */
export function moneyOf(amount: number): Money | null {
  // The second rounding takes back what binary fractions add: 1.005 is 100.49999999999999 fen.
  const minor = Math.round(Number((amount * 100).toFixed(4)));
  const money = moneySchema.safeParse({ currency: 'CNY', minor });
  return money.success ? money.data : null;
}

/** The price of one unit with VAT, yuan. */
export function grossPrice({ price, vat }: PriceComponent): number {
  return price * (1 + (vat ?? 0) / 100);
}

/** A price of yuan per unit in ten-thousandths. */
export function unitPriceOf(yuan: number): UnitPrice {
  return { currency: 'CNY', tenThousandths: Math.round(Number((yuan * 10_000).toFixed(4))) };
}
