import { z } from 'zod';
import { catalogueSchema } from './catalogue.ts';
import { financePlansSchema } from './finance-plan.ts';
import { tradeInTableSchema } from './trade-in.ts';

/** The files of the showroom, and what each holds. */
export const SHOWROOM_FILES = {
  catalogue: { file: 'catalogue.json', schema: catalogueSchema },
  finance: { file: 'finance-plans.json', schema: financePlansSchema },
  tradeIn: { file: 'trade-in.json', schema: tradeInTableSchema },
} as const;

export type ShowroomPart = keyof typeof SHOWROOM_FILES;

/** A file that was set aside, and why. */
export const showroomFaultSchema = z.object({
  file: z.string(),
  code: z.enum(['unreadable', 'tooLarge', 'notJson', 'newerFormat', 'invalid']),
  message: z.string().max(400),
});

export type ShowroomFault = z.infer<typeof showroomFaultSchema>;

/** Everything the showroom offers; a part is `null` when no file of it could be used. */
export const showroomSchema = z.object({
  catalogue: catalogueSchema.nullable(),
  finance: financePlansSchema.nullable(),
  tradeIn: tradeInTableSchema.nullable(),
  faults: z.array(showroomFaultSchema),
});

export type Showroom = z.infer<typeof showroomSchema>;

/** Nothing is offered, or nothing is known yet. */
export const EMPTY_SHOWROOM: Showroom = {
  catalogue: null,
  finance: null,
  tradeIn: null,
  faults: [],
};
