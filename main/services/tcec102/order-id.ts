import { createHash } from 'node:crypto';

/**
 * Names of orders. The protocol keeps nothing for a customer's platform, so what is needed to go on
 * with an order after a restart is in its id; what happened to the charge is asked for by its
 * StartChargeSeq.
 */

export interface OrderOrigin {
  /** The idempotency key that the order was made with. */
  readonly key: string;
  readonly connectorId: string;
  /** Epoch ms, a full minute. */
  readonly createdAt: number;
}

/** `idSchema` takes no longer one. */
const MAX_ID_LENGTH = 64;

const MINUTE_MS = 60_000;
const FIRST_MINUTE = Date.UTC(2020, 0, 1) / MINUTE_MS;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ID = /^(?:u([0-9a-z]{25})|k([A-Za-z0-9._:-]+))\.([0-9a-z]{5})\.([A-Za-z0-9_-]{1,26})$/;

/**
 * The id of an order, or `null` when its parts are too long for one. A UUID is shortened, so it fits
 * with the longest ConnectorID.
 */
export function orderIdOf({ key, connectorId, createdAt }: OrderOrigin): string | null {
  const name = UUID.test(key) ? `u${shortened(key)}` : `k${key}`;
  const minute = Math.floor(createdAt / MINUTE_MS) - FIRST_MINUTE;
  const id = `${name}.${minute.toString(36).padStart(5, '0')}.${connectorId}`;
  return id.length <= MAX_ID_LENGTH && ID.test(id) ? id : null;
}

/** What an id says, or `null` when it is none of {@link orderIdOf}. */
export function originOf(id: string): OrderOrigin | null {
  const match = ID.exec(id);
  if (!match) return null;
  const [, short, raw, minute = '', connectorId = ''] = match;
  const key = short === undefined ? raw : lengthened(short);
  if (key === undefined) return null;
  const createdAt = (Number.parseInt(minute, 36) + FIRST_MINUTE) * MINUTE_MS;
  return { key, connectorId, createdAt };
}

/**
 * StartChargeSeq: the OperatorID and eighteen digits (T/CEC 102.3, 6.4). They follow from the key
 * alone, so that an order which is sent again is the same charge, whatever was lost in between; a
 * date in them would make it another one after midnight.
 */
export function startChargeSeqOf(operatorId: string, key: string): string {
  const digest = createHash('sha256').update(key).digest();
  const digits = digest.readBigUInt64BE() % 10n ** 18n;
  return operatorId + String(digits).padStart(18, '0');
}

function shortened(uuid: string): string {
  return BigInt(`0x${uuid.replaceAll('-', '')}`)
    .toString(36)
    .padStart(25, '0');
}

function lengthened(short: string): string | undefined {
  let value = 0n;
  for (const digit of short) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  const hex = value.toString(16).padStart(32, '0');
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return UUID.test(uuid) ? uuid : undefined;
}
