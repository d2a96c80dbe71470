import { PURPOSE_FACTS } from '../privacy/purpose.ts';
import type { ServiceCategory } from './service.ts';

/** Purposes for which a merchant of a category may be given the driver's phone number. */
const CONTACT_PURPOSES = {
  carCare: ['carCareContact'],
  ownership: ['testDriveContact', 'financeApplication', 'tradeInContact'],
} as const satisfies Partial<Record<ServiceCategory, readonly (keyof typeof PURPOSE_FACTS)[]>>;

export type ContactPurpose = (typeof CONTACT_PURPOSES)[keyof typeof CONTACT_PURPOSES][number];

/** Categories whose merchants may be given the driver's phone number. */
export const CONTACT_CATEGORIES = ['carCare', 'ownership'] as const;

/** The purposes that cover a phone number for a merchant of `category`; none: it gets no number. */
export function contactPurposesOf(
  category: ServiceCategory | undefined,
): readonly ContactPurpose[] {
  const isContact = CONTACT_CATEGORIES.find((known) => known === category);
  return isContact ? CONTACT_PURPOSES[isContact] : [];
}

/**
 * Days after which nothing personal of a booking at a merchant of `category` is kept any more: the
 * shortest that its purposes promise. `null`: nothing personal goes with such an order.
 */
export function contactKeptDays(category: ServiceCategory): number | null {
  const days = contactPurposesOf(category).map((purpose) => PURPOSE_FACTS[purpose].keptDays);
  return days.length > 0 ? Math.min(...days) : null;
}
