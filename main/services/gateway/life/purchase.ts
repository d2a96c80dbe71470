import { acceptedAfter, paced, untilPaid, type Life } from './change.ts';

/** From the merchant's word to the shipped parcel or the policy that is issued. */
const DELIVERING_MS = 2 * 60_000;

/** Accessories and insurance: paid beforehand, nothing to collect. */
export const purchaseLife: Life = (record, words) => {
  const { total, lines } = record;
  const view = { status: 'created', total, lines } as const;
  const { changes, paidAt } = untilPaid(record, words, view);
  if (paidAt === undefined) return changes;
  const acceptedAt = acceptedAfter(record, paidAt);
  return [
    ...changes,
    { at: acceptedAt, view: { ...view, status: 'accepted' } },
    { at: acceptedAt + paced(record, DELIVERING_MS), view: { ...view, status: 'done' } },
  ];
};
