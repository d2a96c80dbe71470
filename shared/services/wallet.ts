import { z } from 'zod';
import { moneySchema, sumOf, yuan, type Money } from './money.ts';

/** What may be paid from the seat without the phone. */
export const walletLimitsSchema = z.strictObject({ perOrder: moneySchema, perDay: moneySchema });

export type WalletLimits = z.infer<typeof walletLimitsSchema>;

/** Below the daily limit of small payments that Chinese wallets allow without a password (1,000 yuan). */
export const DEFAULT_LIMITS: WalletLimits = { perOrder: yuan(500), perDay: yuan(1000) };

/** True when `amount` may still be paid today. */
export function isWithinLimits(amount: Money, spentToday: Money, limits: WalletLimits): boolean {
  return (
    amount.minor <= limits.perOrder.minor &&
    sumOf([amount, spentToday]).minor <= limits.perDay.minor
  );
}
