import { z } from 'zod';
import { momentSchema } from '../../../../shared/services/text.ts';
import { ciString, countryCode, dateTime, partyId, price } from './basics.ts';
import { cdrTokenSchema } from './session.ts';

const moment = dateTime.pipe(momentSchema);

/** Charge Detail Record of the module `cdrs`: the bill. */
export const cdrSchema = z.object({
  country_code: countryCode,
  party_id: partyId,
  id: ciString(39),
  start_date_time: moment,
  end_date_time: moment,
  session_id: ciString(36).nullish(),
  cdr_token: cdrTokenSchema,
  authorization_reference: ciString(36).nullish(),
  currency: z.string().length(3),
  total_cost: price,
  total_fixed_cost: price.nullish(),
  total_energy: z.number().min(-10_000).max(10_000),
  total_energy_cost: price.nullish(),
  total_time: z.number(),
  total_time_cost: price.nullish(),
  total_parking_time: z.number().nullish(),
  total_parking_cost: price.nullish(),
  total_reservation_cost: price.nullish(),
  credit: z.boolean().nullish(),
  credit_reference_id: ciString(39).nullish(),
  last_updated: moment,
});

export type Cdr = z.infer<typeof cdrSchema>;
