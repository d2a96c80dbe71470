import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annualRateBp,
  FINANCE_KINDS,
  isLoan,
  monthlyRateOf,
  scheduleOf,
  type Instalment,
  type Loan,
} from './finance.ts';

const sum = (schedule: readonly Instalment[], part: 'instalmentFen' | 'interestFen') =>
  schedule.reduce((total, instalment) => total + instalment[part], 0);

function schedule(loan: Partial<Loan>): Instalment[] {
  const computed = scheduleOf({
    kind: 'equalInstalment',
    financedFen: 10_000_000,
    rateBp: 600,
    months: 12,
    finalFen: 0,
    ...loan,
  });
  if (!computed) throw new Error('not a loan');
  return computed;
}

const loans: fc.Arbitrary<Loan> = fc
  .record({
    kind: fc.constantFrom(...FINANCE_KINDS),
    financedFen: fc.integer({ min: 1, max: 100_000_000 }),
    rateBp: fc.integer({ min: 0, max: 3600 }),
    months: fc.integer({ min: 1, max: 120 }),
    share: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ share, ...loan }) => ({
    ...loan,
    finalFen:
      loan.kind === 'balloon' || loan.kind === 'lease'
        ? Math.floor((loan.financedFen * share) / 100)
        : 0,
  }));

describe('published examples', () => {
  it('one million over 30 years at 4.9 %: 5,307.27 a month (the usual mortgage table)', () => {
    const months = schedule({ financedFen: 100_000_000, rateBp: 490, months: 360 });
    expect(months[0]?.instalmentFen).toBe(530_727);
    // The tables print 910,616.19 from unrounded instalments; rounding each adds less than 0.5 fen × 360.
    expect(Math.abs(sum(months, 'interestFen') - 91_061_619)).toBeLessThan(180);
  });

  it('the same with equal principal: 6,861.11 first, 737,041.67 interest', () => {
    const months = schedule({
      kind: 'equalPrincipal',
      financedFen: 100_000_000,
      rateBp: 490,
      months: 360,
    });
    expect(months[0]?.instalmentFen).toBe(686_111);
    expect(Math.abs(sum(months, 'interestFen') - 73_704_167)).toBeLessThan(180);
  });

  it('200,000 over 30 years at 6.5 %: 1,264.14 a month', () => {
    const months = schedule({ financedFen: 20_000_000, rateBp: 650, months: 360 });
    expect(months[0]?.instalmentFen).toBe(126_414);
  });

  it('10,000 over 10 months at 8 %: 1,037.03 (the example of PMT in spreadsheets)', () => {
    expect(schedule({ financedFen: 1_000_000, rateBp: 800, months: 10 })[0]?.instalmentFen).toBe(
      103_703,
    );
  });

  it('200 a month for 48 months on 8,000: 9.24 % a year (the example of RATE)', () => {
    const rate =
      monthlyRateOf(
        800_000,
        Array.from({ length: 48 }, () => 20_000),
      ) ?? 0;
    expect((rate * 12 * 100).toFixed(2)).toBe('9.24');
  });
});

describe('worked by hand', () => {
  it('without interest splits the loan and leaves the rest to the last', () => {
    const months = schedule({ financedFen: 1000, rateBp: 0, months: 3 });
    expect(months.map(({ instalmentFen }) => instalmentFen)).toEqual([333, 333, 334]);
    expect(sum(months, 'interestFen')).toBe(0);
  });

  it('a balloon as large as the loan leaves interest alone', () => {
    const months = schedule({
      kind: 'balloon',
      financedFen: 1_200_000,
      rateBp: 1200,
      months: 2,
      finalFen: 1_200_000,
    });
    expect(months.map(({ instalmentFen }) => instalmentFen)).toEqual([12_000, 12_000]);
    expect(months.at(-1)?.balanceFen).toBe(1_200_000);
  });

  it('compounds the month over the year', () => {
    expect(annualRateBp(0.01)).toBe(1268);
  });
});

describe('every schedule', () => {
  it('adds up exactly to what is financed and its interest', () => {
    fc.assert(
      fc.property(loans, (loan) => {
        const months = scheduleOf(loan) ?? [];
        expect(months).toHaveLength(loan.months);
        expect(sum(months, 'instalmentFen') + loan.finalFen).toBe(
          loan.financedFen + sum(months, 'interestFen'),
        );
        expect(months.at(-1)?.balanceFen).toBe(loan.finalFen);
        for (const { instalmentFen, principalFen, interestFen } of months) {
          expect(Number.isInteger(instalmentFen)).toBe(true);
          expect(instalmentFen).toBe(principalFen + interestFen);
          expect(principalFen).toBeGreaterThanOrEqual(0);
          expect(interestFen).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('charges each month the rounded interest on what was left', () => {
    fc.assert(
      fc.property(loans, (loan) => {
        let balance = BigInt(loan.financedFen);
        for (const { principalFen, interestFen } of scheduleOf(loan) ?? []) {
          // Independent of floating point: half up in big integers.
          const exact = (2n * balance * BigInt(loan.rateBp) + 120_000n) / 240_000n;
          expect(BigInt(interestFen)).toBe(exact);
          balance -= BigInt(principalFen);
        }
      }),
    );
  });

  it('has equal instalments but for the last, which differs by less than a fen per month', () => {
    fc.assert(
      fc.property(
        loans.filter(({ kind, financedFen }) => kind !== 'equalPrincipal' && financedFen > 100_000),
        (loan) => {
          const months = scheduleOf(loan) ?? [];
          const [first] = months;
          const last = months.at(-1);
          expect(new Set(months.slice(0, -1).map((each) => each.instalmentFen)).size).toBeLessThan(
            2,
          );
          // Each rounding error grows with the interest on it until the end.
          const growth = (1 + loan.rateBp / 120_000) ** loan.months;
          expect(Math.abs((last?.instalmentFen ?? 0) - (first?.instalmentFen ?? 0))).toBeLessThan(
            loan.months * growth + 1,
          );
        },
      ),
    );
  });

  it('costs more interest at a higher rate and over a longer term', () => {
    fc.assert(
      fc.property(
        loans.filter(
          ({ financedFen, rateBp, months }) =>
            financedFen > 1_000_000 && rateBp < 3500 && months < 100 && rateBp > 50,
        ),
        (loan) => {
          const interest = (change: Partial<Loan>) =>
            sum(scheduleOf({ ...loan, ...change }) ?? [], 'interestFen');
          expect(interest({ rateBp: loan.rateBp + 50 })).toBeGreaterThan(interest({}));
          expect(interest({ months: loan.months + 12 })).toBeGreaterThan(interest({}));
        },
      ),
    );
  });

  it('has falling instalments with equal principal', () => {
    fc.assert(
      fc.property(loans, (loan) => {
        const months = scheduleOf({ ...loan, kind: 'equalPrincipal', finalFen: 0 }) ?? [];
        const body = months.slice(0, -1).map(({ instalmentFen }) => instalmentFen);
        expect(body).toEqual(body.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe('the real annual rate', () => {
  /** Newton's method on the discounted payments, from below: another method than bisection. */
  function newton(received: number, payments: readonly number[]): number {
    let rate = 0;
    for (let round = 0; round < 500; round += 1) {
      let value = -received;
      let slope = 0;
      payments.forEach((payment, index) => {
        const discounted = payment / (1 + rate) ** (index + 1);
        value += discounted;
        slope -= ((index + 1) * discounted) / (1 + rate);
      });
      const step = value / slope;
      rate -= step;
      if (Math.abs(step) < 1e-14) break;
    }
    return rate;
  }

  const real = loans.filter(
    ({ financedFen, rateBp, months }) => financedFen > 1_000_000 && rateBp > 10 && months > 1,
  );

  const paymentsOf = (loan: Loan) =>
    (scheduleOf(loan) ?? []).map(({ instalmentFen, month }) =>
      month === loan.months ? instalmentFen + loan.finalFen : instalmentFen,
    );

  it('is the contract rate when nothing else is charged', () => {
    fc.assert(
      fc.property(real, (loan) => {
        const rate = monthlyRateOf(loan.financedFen, paymentsOf(loan)) ?? 0;
        // Rounding to the fen moves it by less than a thousandth of a percent per year.
        expect(Math.abs(rate * 12 - loan.rateBp / 10_000)).toBeLessThan(1e-4);
      }),
    );
  });

  it('agrees with another method, fees included, and is higher than without them', () => {
    fc.assert(
      fc.property(real, fc.integer({ min: 1, max: 300_000 }), (loan, fee) => {
        const payments = paymentsOf(loan);
        const received = loan.financedFen - fee;
        const rate = monthlyRateOf(received, payments) ?? 0;
        expect(Math.abs(rate - newton(received, payments))).toBeLessThan(1e-10);
        expect(rate).toBeGreaterThan(monthlyRateOf(loan.financedFen, payments) ?? 1);
      }),
    );
  });

  it('has none when less is paid than received, or nothing was', () => {
    expect(monthlyRateOf(100, [99])).toBeNull();
    expect(monthlyRateOf(0, [1])).toBeNull();
    expect(monthlyRateOf(Number.NaN, [1])).toBeNull();
    expect(monthlyRateOf(1, [1000])).toBeNull();
  });
});

it.each([
  { financedFen: 0 },
  { financedFen: 0.5 },
  { financedFen: 2_000_000_000 },
  { rateBp: -1 },
  { rateBp: 4000 },
  { rateBp: Number.NaN },
  { months: 0 },
  { months: 361 },
  { finalFen: 1 },
  { kind: 'balloon', finalFen: 10_000_001 },
  { kind: 'lease', finalFen: -1 },
] as const)('refuses %j', (change) => {
  const loan: Loan = {
    kind: 'equalInstalment',
    financedFen: 10_000_000,
    rateBp: 600,
    months: 12,
    finalFen: 0,
    ...change,
  };
  expect(isLoan(loan)).toBe(false);
  expect(scheduleOf(loan)).toBeNull();
});
