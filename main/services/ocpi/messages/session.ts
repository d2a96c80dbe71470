import { z } from 'zod';
import { momentSchema } from '../../../../shared/services/text.ts';
import { ciString, countryCode, dateTime, partyId, price } from './basics.ts';

/** Session of the module `sessions`. */

export const cdrTokenSchema = z.object({ uid: ciString(36) });

const chargingPeriodSchema = z.object({
  start_date_time: dateTime,
  dimensions: z.array(z.object({ type: z.string().max(40), volume: z.number() })).max(40),
});

export const SESSION_STATUSES = [
  'ACTIVE',
  'COMPLETED',
  'INVALID',
  'PENDING',
  'RESERVATION',
] as const;

const moment = dateTime.pipe(momentSchema);

export const sessionSchema = z.object({
  country_code: countryCode,
  party_id: partyId,
  id: ciString(36),
  start_date_time: moment,
  end_date_time: moment.nullish(),
  kwh: z.number().min(0).max(10_000),
  cdr_token: cdrTokenSchema,
  authorization_reference: ciString(36).nullish(),
  location_id: ciString(36),
  currency: z.string().length(3),
  charging_periods: z.array(chargingPeriodSchema).max(2000).nullish(),
  total_cost: price.nullish(),
  status: z.enum(SESSION_STATUSES),
  last_updated: moment,
});

export type Session = z.infer<typeof sessionSchema>;

/** What PATCH brings: whatever has changed, and when. */
export const sessionPatchSchema = sessionSchema.partial().required({ last_updated: true });
