import { isEnded } from './facts.ts';
import type { Order } from './order.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** A booking or a reservation that is further ahead than this changes rarely. */
const SOON_MS = 30 * MINUTE_MS;

/**
 * How long until an order is asked about again, ms; `null` when nothing more will happen. What the
 * driver waits for or pays by the minute is asked often.
 *
 * @param now wall clock, epoch ms
 */
export function pollAfterMs(
  { kind, status, dueAt, session }: Pick<Order, 'kind' | 'status' | 'dueAt' | 'session'>,
  now: number,
): number | null {
  if (isEnded(status)) return null;
  if (status === 'awaitingPayment' || status === 'created' || status === 'paid') {
    return 3 * SECOND_MS;
  }
  if (status === 'ready') return kind === 'park' ? 30 * SECOND_MS : 5 * SECOND_MS;
  if (session?.state === 'waitingForPlug') return 5 * SECOND_MS;
  if (dueAt === undefined || dueAt <= now) return 10 * SECOND_MS;
  // Not long after its time it is something else.
  const untilDue = dueAt - now + SECOND_MS;
  return Math.min(untilDue, dueAt - now > SOON_MS ? 5 * MINUTE_MS : 10 * SECOND_MS);
}
