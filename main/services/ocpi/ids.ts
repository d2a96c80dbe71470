import { createHash } from 'node:crypto';
import { idSchema } from '../../../shared/services/text.ts';
import type { Connector, Evse, Location } from './messages/location.ts';

/**
 * Ids of our border for objects of OCPI. An id of OCPI may hold any printable character (an EVSE id
 * has asterisks), and is unique within its operator only; ours is safe in paths and unique.
 */

/** Id of a location as a merchant; `null` when it would be too long. */
export function merchantIdOf({
  country_code,
  party_id,
  id,
}: Pick<Location, 'country_code' | 'party_id' | 'id'>): string | null {
  return fitting(`${country_code.toUpperCase()}.${party_id.toUpperCase()}:${escaped(id)}`);
}

/** Id of a connector within its location; `null` when it would be too long. */
export function connectorIdOf({ uid }: Pick<Evse, 'uid'>, { id }: Pick<Connector, 'id'>) {
  return fitting(`E${escaped(uid)}:${escaped(id)}`);
}

/**
 * The reference of an order towards the operator, 32 hexadecimal digits: the same for the same key,
 * and without a hint to whoever reads it. It stands for the driver, too: each order has a token of
 * its own, so that no operator can tell that two orders are of one car.
 */
export function referenceOf(key: string): string {
  return createHash('sha256').update(`ocpi:${key}`).digest('hex').slice(0, 32);
}

function escaped(id: string): string {
  return id.replaceAll(
    /[^A-Za-z0-9-]/g,
    (character) => `_${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

function fitting(id: string): string | null {
  return idSchema.safeParse(id).success ? id : null;
}
