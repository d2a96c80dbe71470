/**
 * What a loan or a lease costs, to the fen.
 *
 * Signs: `P` amount financed, `B` what is left to pay at the end (balloon or residual value), `n`
 * months, `R` contract rate per year, `r = R / 12` per month. Instalments are due at the end of each
 * month.
 *
 * - Equal instalments (等额本息): `A = P·r·(1+r)^n / ((1+r)^n − 1)`; without interest `A = P / n`.
 * - Equal principal (等额本金): each month `P / n` and the interest `r · balance`.
 * - Balloon loan and lease: `A = (P − B/(1+r)^n) · r / (1 − (1+r)^−n)`; `B` is due with the last
 *   instalment. In a lease that is the price of keeping the car; who gives it back does not pay it.
 *
 * Rounding: `A` and `P / n` are rounded half up to the fen once. The interest of a month is
 * `balance · R / 12`, rounded half up to the fen, in integers. The last instalment is the rest, so that
 * the instalments and `B` together are exactly the amount financed plus the interest.
 *
 * The annual rate of what is really paid (年化利率, People's Bank of China, announcement [2021] no. 3)
 * is the internal rate of return of all payments, fees included: monthly rate `i`, compounded
 * `(1+i)^12 − 1`.
 */

export const FINANCE_KINDS = ['equalInstalment', 'equalPrincipal', 'balloon', 'lease'] as const;

export type FinanceKind = (typeof FINANCE_KINDS)[number];

/** What is to be paid in one month, fen. `principalFen + interestFen = instalmentFen`. */
export interface Instalment {
  /** From 1. */
  readonly month: number;
  readonly instalmentFen: number;
  readonly principalFen: number;
  readonly interestFen: number;
  /** Left to repay afterwards, the balloon or residual value included. */
  readonly balanceFen: number;
}

export interface Loan {
  readonly kind: FinanceKind;
  /** Amount financed, fen; at least 1. */
  readonly financedFen: number;
  /** Contract rate per year, hundredths of a percent; 0 to 3600. */
  readonly rateBp: number;
  /** 1 to 360. */
  readonly months: number;
  /** Balloon or residual value due at the end, fen; 0 for loans in equal parts. */
  readonly finalFen: number;
}

const MAX_RATE_BP = 3600;
const MAX_MONTHS = 360;
const MAX_FEN = 1_000_000_000;

/** True when a loan is one that can be computed; everything else answers `null` below. */
export function isLoan({ kind, financedFen, rateBp, months, finalFen }: Loan): boolean {
  const hasFinal = kind === 'balloon' || kind === 'lease';
  return (
    isWithin(financedFen, 1, MAX_FEN) &&
    isWithin(rateBp, 0, MAX_RATE_BP) &&
    isWithin(months, 1, MAX_MONTHS) &&
    isWithin(finalFen, 0, hasFinal ? financedFen : 0)
  );
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** Interest of one month on `balanceFen`, rounded half up. Exact: the product stays below 2^53. */
function interestOf(balanceFen: number, rateBp: number): number {
  return Math.floor((2 * balanceFen * rateBp + 120_000) / 240_000);
}

/** The instalment of equal instalments, fen, rounded half up. */
function levelInstalment({ financedFen, rateBp, months, finalFen }: Loan): number {
  const rate = rateBp / 120_000;
  if (rate === 0) return Math.round((financedFen - finalFen) / months);
  const growth = (1 + rate) ** months;
  return Math.round(((financedFen - finalFen / growth) * rate) / (1 - 1 / growth));
}

/**
 * Every instalment of a loan or lease, or `null` when it is none ({@link isLoan}). The sum of the
 * instalments and `finalFen` is exactly the amount financed plus the sum of the interest.
 */
export function scheduleOf(loan: Loan): Instalment[] | null {
  if (!isLoan(loan)) return null;
  const { kind, financedFen, rateBp, months, finalFen } = loan;
  const level = levelInstalment(loan);
  const evenPart = Math.round(financedFen / months);
  const schedule: Instalment[] = [];
  let balanceFen = financedFen;
  for (let month = 1; month <= months; month += 1) {
    const interestFen = interestOf(balanceFen, rateBp);
    const left = balanceFen - finalFen;
    // Rounding up small parts every month could repay a tiny loan early: never below nothing.
    const wanted = kind === 'equalPrincipal' ? evenPart : Math.max(0, level - interestFen);
    const principalFen = month === months ? left : Math.min(wanted, left);
    balanceFen -= principalFen;
    schedule.push({
      month,
      instalmentFen: principalFen + interestFen,
      principalFen,
      interestFen,
      balanceFen,
    });
  }
  return schedule;
}

/** Rates further than this apart from each other are not told apart, per month. */
const RATE_PRECISION = 1e-12;

/**
 * The monthly rate at which `payments` (at the end of months 1, 2, …) are worth `received` today, by
 * bisection, from 0 to 1; `null` when there is none in between (less is paid than received).
 *
 * @param received what the customer really gets, fees deducted, fen; above 0
 */
export function monthlyRateOf(received: number, payments: readonly number[]): number | null {
  const worth = (rate: number) =>
    payments.reduceRight((value, payment) => (value + payment) / (1 + rate), 0);
  if (!(received > 0) || worth(0) < received || worth(1) > received) return null;
  let low = 0;
  let high = 1;
  while (high - low > RATE_PRECISION) {
    const middle = (low + high) / 2;
    if (worth(middle) > received) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A monthly rate compounded over a year, hundredths of a percent, rounded. */
export function annualRateBp(monthlyRate: number): number {
  return Math.round(((1 + monthlyRate) ** 12 - 1) * 10_000);
}
