import { reason, type Reason, type ReasonKey } from '../../../shared/contract/reason.ts';
import { canBe } from '../../../shared/services/order-machine.ts';
import type { OrderOperation } from '../../../shared/services/order.ts';
import { reasonOfFault } from '../fault-reason.ts';
import type { ProviderFault } from '../provider.ts';
import { withoutContact, type Pending, type StoredOrder } from './stored-order.ts';

/**
 * An order that could not be placed for so long is not wanted any more: coffee does not arrive an hour
 * later because the link came back.
 */
const WANTED_MS = 30 * 60_000;

/** What the driver is told of an operation that the order does not allow. */
export const NOT_POSSIBLE = {
  pay: 'services.notPayable',
  cancel: 'services.notCancellable',
  begin: 'services.noOrder',
  end: 'services.noOrder',
} as const satisfies Record<OrderOperation, ReasonKey>;

/** What an order becomes without a request, and why the driver does not get what was asked for. */
export interface Outcome {
  readonly stored: StoredOrder;
  readonly refusal: Reason;
}

/**
 * What the order becomes without `head` when that is not to be sent any more: the order moved on in
 * the meantime, or it is too late for it. `null`: it is to be sent.
 *
 * @param wall now, epoch ms
 */
export function withoutUnwanted(stored: StoredOrder, head: Pending, wall: number): Outcome | null {
  const { order, pending } = stored;
  if (head.what === 'create') {
    if (head.isSent || !isTooLate(head, wall)) return null;
    const refusal = reason('services.providerDown', 'it could not be sent in time');
    const ended = { ...withoutContact(stored), pending: [], trouble: refusal, endedAt: wall };
    return { stored: ended, refusal };
  }
  if (head.isSent || (order && canBe(head.what, order))) return null;
  const refusal = reason(NOT_POSSIBLE[head.what]);
  return { stored: { ...stored, pending: pending.slice(1), trouble: refusal }, refusal };
}

/**
 * What the order becomes when its provider refused `head` for good.
 *
 * @param wall now, epoch ms
 */
export function withRefused(
  stored: StoredOrder,
  head: Pending,
  fault: ProviderFault,
  wall: number,
): Outcome {
  const isGone = head.what === 'create';
  const refusal =
    fault.code === 'notFound' && !isGone ? reason('services.noOrder') : reasonOfFault(fault);
  // What was to follow an order that does not exist has nothing to follow.
  const pending = stored.pending.filter(({ key }) => key !== head.key);
  // Neither has an order that its provider no longer knows.
  const isUnknown = isGone || fault.code === 'notFound';
  return {
    refusal,
    stored: {
      ...withoutContact(stored),
      ...(isUnknown && { order: null, endedAt: wall }),
      pending: isUnknown ? [] : pending,
      trouble: refusal,
    },
  };
}

/**
 * What is left to be sent after `head` came through; what came through too late is called off at once.
 *
 * @param wall now, epoch ms
 */
export function pendingAfter(
  { pending }: StoredOrder,
  head: Pending,
  wall: number,
  newKey: () => string,
): Pending[] {
  const rest = pending.filter(({ key }) => key !== head.key);
  const isLate = head.what === 'create' && isTooLate(head, wall);
  if (!isLate || rest.some(({ what }) => what === 'cancel')) return rest;
  return [...rest, { what: 'cancel', key: newKey(), queuedAt: wall, isSent: false }];
}

function isTooLate({ queuedAt }: Pending, wall: number): boolean {
  return wall - queuedAt >= WANTED_MS;
}
