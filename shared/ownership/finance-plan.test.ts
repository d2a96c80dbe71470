import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { financeOffer, financePlansSchema, finalRange } from './finance-plan.ts';
import { samplePlans } from './sample-showroom.ts';

const PRICE = 20_000_000;

describe('an offer', () => {
  it('fills in what was not chosen', () => {
    const offer = financeOffer(samplePlans, PRICE, 'electric', {});
    expect(offer).toMatchObject({
      downPercent: 30,
      months: 36,
      finalPercent: null,
      downFen: 6_000_000,
      financedFen: 14_000_000,
      monthlyFen: 425_907,
      toKeepFen: 0,
      toGiveBackFen: null,
      rateBp: 600,
      effectiveRateBp: 617,
    });
  });

  it('of a lease takes the residual value of the table and tells both ends', () => {
    const offer = financeOffer(samplePlans, PRICE, 'electric', { plan: 'lease' });
    expect(offer).toMatchObject({
      finalPercent: 48,
      finalFen: 9_600_000,
      toKeepFen: 9_660_000,
      toGiveBackFen: 150_000,
      atStartFen: 6_200_000,
    });
    // The fee makes it dearer than its contract rate.
    expect(offer?.effectiveRateBp).toBeGreaterThan(offer?.rateBp ?? 0);
  });

  it('accounts for every fen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000, max: 100_000_000 }),
        fc.constantFrom('loan', 'lease', 'balloon'),
        fc.integer({ min: 20, max: 50 }),
        (price, plan, downPercent) => {
          const offer = financeOffer(samplePlans, price, 'electric', { plan, downPercent });
          if (!offer) throw new Error('refused');
          const { downFen, financedFen, finalFen, interestFen, schedule } = offer;
          const paid = schedule.reduce((sum, { instalmentFen }) => sum + instalmentFen, 0);
          expect(downFen + financedFen).toBe(price);
          expect(paid + finalFen).toBe(financedFen + interestFen);
          expect(offer.totalFen).toBe(downFen + offer.feeFen + paid + offer.toKeepFen);
        },
      ),
    );
  });

  it.each([
    ['an unknown plan', { plan: 'none' }],
    ['a term the plan has not', { months: 24 }],
    ['less down than it takes', { downPercent: 15 }],
    ['more down than it takes', { downPercent: 55 }],
    ['a higher residual value than the table', { plan: 'lease', finalPercent: 50 }],
    ['a balloon above what is financed', { plan: 'balloon', downPercent: 50, finalPercent: 60 }],
  ])('refuses %s', (_what, choice) => {
    expect(financeOffer(samplePlans, PRICE, 'electric', choice)).toBeNull();
  });
});

it('lets a lease assume less than the table, never more', () => {
  const lease = samplePlans.plans[1];
  if (!lease) throw new Error('no lease');
  expect(finalRange(samplePlans, lease, 'combustion', 36)).toEqual({
    least: 38,
    most: 58,
    step: 5,
    standard: 58,
  });
  expect(finalRange(samplePlans, lease, 'combustion', 12)).toBeNull();
});

describe('the file of plans', () => {
  const [loan, lease, balloon] = samplePlans.plans;
  const withPlan = (plan: object) => ({ ...samplePlans, plans: [plan] });

  it('fits as it is', () => {
    expect(financePlansSchema.safeParse(samplePlans).success).toBe(true);
  });

  it.each([
    ['a standard term it does not offer', withPlan({ ...loan, standardMonths: 13 })],
    ['a lease without closing', withPlan({ ...lease, closing: undefined })],
    ['a loan with a balloon', withPlan({ ...loan, balloon: balloon?.balloon })],
    ['a negative rate', withPlan({ ...loan, rateBp: -1 })],
    ['a rate no bank may take', withPlan({ ...loan, rateBp: 4000 })],
    [
      'a share that falls',
      withPlan({ ...loan, down: { least: 50, most: 20, step: 5, standard: 30 } }),
    ],
    [
      'a lease without a residual value for its term',
      { ...samplePlans, residuals: { ...samplePlans.residuals, electric: [] } },
    ],
  ])('refuses %s', (_what, file) => {
    expect(financePlansSchema.safeParse(file).success).toBe(false);
  });
});
