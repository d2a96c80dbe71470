import { z } from 'zod';
import { ciString, countryCode, partyId } from './basics.ts';

/** What every answer is wrapped in. */
export const envelopeSchema = z.object({
  status_code: z.int().min(1000).max(9999),
  data: z.unknown(),
});

export const versionsSchema = z
  .array(z.object({ version: z.string().max(20), url: z.string().max(255) }))
  .min(1)
  .max(40);

export const endpointSchema = z.object({
  identifier: ciString(40),
  role: z.string().max(20),
  url: z.string().max(255),
});

export type Endpoint = z.infer<typeof endpointSchema>;

/** The other side's credentials object; its token is ours already and is not looked at. */
export const credentialsSchema = z.object({
  roles: z
    .array(z.object({ role: z.string().max(20), country_code: countryCode, party_id: partyId }))
    .max(400),
});

/** Who a message is from or for. */
export interface Party {
  readonly country_code: string;
  readonly party_id: string;
}
