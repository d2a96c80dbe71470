import type { OrderRecord } from './order-record.ts';

const MINUTE_MS = 60_000;

/** A result that was announced within a time may be on its way so much longer. */
const RESULT_GRACE_MS = 2 * MINUTE_MS;

/** The driver has so long to plug in after the charging point has agreed. */
const PLUG_GRACE_MS = 10 * MINUTE_MS;

const EXPIRY_GRACE_MS = 5 * MINUTE_MS;

/**
 * Why an order has come to nothing by the passing of time, as OCPI would say; `null` when it has not.
 * The operator's session, where there is one, is asked first.
 */
export function lapsed(
  { reserve, start, session, ended, bill, reservedUntil }: OrderRecord,
  now: number,
  hearsResults: boolean,
): 'TIMEOUT' | 'EXPIRED' | null {
  if (ended || bill) return null;
  if (session && session.status !== 'RESERVATION') return null;
  if (start) {
    const isAwaited = hearsResults && start.result === null;
    const graceMs = isAwaited ? RESULT_GRACE_MS : PLUG_GRACE_MS;
    return now > start.deadline + graceMs ? 'TIMEOUT' : null;
  }
  if (!reserve) return null;
  if (reservedUntil !== null && now > reservedUntil + EXPIRY_GRACE_MS) return 'EXPIRED';
  const isUnanswered = hearsResults && reserve.result === null && !session;
  return isUnanswered && now > reserve.deadline + RESULT_GRACE_MS ? 'TIMEOUT' : null;
}
