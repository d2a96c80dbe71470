import { z } from 'zod';
import { purposeSchema } from '../privacy/purpose.ts';
import { always, defineAction } from './define.ts';
import { withheldBy } from './predicates.ts';

export const privacyActions = [
  defineAction({
    id: 'privacy.setConsent',
    input: z.object({ purpose: purposeSchema, isGranted: z.boolean() }),
    risk: 'none',
    description: 'Agree to a use of personal data, or withdraw from it.',
    // Withdrawing is always possible; agreeing wants reading, which is not for a moving car.
    predicate: (context, { isGranted }) => (isGranted ? withheldBy(context, 'no-setup') : null),
    perform: (_context, { purpose, isGranted }) => [
      { kind: 'services', command: { kind: 'setConsent', purpose, isGranted } },
    ],
  }),
  defineAction({
    id: 'privacy.erase',
    input: z.object({ purpose: purposeSchema }),
    risk: 'erasure',
    description:
      'Erase what was stored for a use of personal data, in the car and at the provider.',
    predicate: always,
    perform: (_context, { purpose }) => [{ kind: 'services', command: { kind: 'erase', purpose } }],
  }),
];
