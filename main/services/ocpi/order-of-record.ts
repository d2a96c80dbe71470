import { priceOf, type Money } from '../../../shared/services/money.ts';
import { orderSchema, type Order, type OrderStatus } from '../../../shared/services/order.ts';
import { failed } from '../provider-fault.ts';
import type { ProviderAnswer } from '../provider.ts';
import type { OrderRecord } from './order-record.ts';

/** So long a bill is waited for after the end; then what the session said is the bill. */
const BILL_WAIT_MS = 24 * 60 * 60_000;

/** What the connection is capable of. */
export interface Abilities {
  /** Results of commands reach us, so an accepted request is not yet a held connector. */
  readonly hearsResults: boolean;
}

/** An order as our border has it. */
export function orderOf(
  record: OrderRecord,
  now: number,
  abilities: Abilities,
): ProviderAnswer<Order> {
  const status = statusOf(record, now, abilities);
  const { session, bill, refund, ended } = record;
  const waitsForBill = !bill && session?.status === 'COMPLETED';
  const order = orderSchema.safeParse({
    id: record.key,
    key: record.key,
    kind: 'charge',
    status,
    version: versionOf(record, status),
    merchant: record.merchant,
    lines: bill?.lines ?? [],
    total: bill?.total ?? (waitsForBill ? costSoFar(record) : NOTHING),
    ...(refund && { refund: refund.amount }),
    createdAt: record.createdAt,
    // By the clock of the car: the operator's may be behind, and time does not run backwards.
    updatedAt: Math.max(record.createdAt, record.changedAt),
    ...(isHeld(record) && record.reservedUntil !== null && { dueAt: record.reservedUntil }),
    ...sessionOf(record),
    ...(ended && ended.note !== null && status === 'cancelled' && { note: ended.note }),
  });
  return order.success
    ? { ok: true, value: order.data }
    : failed('implausible', true, `order out of range: ${String(order.error.issues[0]?.path[0])}`);
}

const NOTHING: Money = { currency: 'CNY', minor: 0 };

function statusOf(record: OrderRecord, now: number, { hearsResults }: Abilities): OrderStatus {
  const { session, bill, refund, ended, reserve, start } = record;
  if (refund) return 'refunded';
  if (bill) return ended && bill.total.minor === 0 ? 'cancelled' : 'done';
  if (session?.status === 'INVALID') return 'cancelled';
  if (session?.status === 'COMPLETED') {
    if (ended && session.kwh === 0) return 'cancelled';
    const isBilledBySession = now > (session.endedAt ?? session.lastUpdated) + BILL_WAIT_MS;
    return isBilledBySession ? 'done' : 'ready';
  }
  if (session?.status === 'ACTIVE') return 'ready';
  if (ended) return 'cancelled';
  if (session) return 'accepted';
  const isConfirmed = [reserve, start].some(
    (sent) => sent?.result === 'ACCEPTED' || (!hearsResults && sent?.answer === 'accepted'),
  );
  return isConfirmed ? 'accepted' : 'created';
}

/** Each kind of news is above the one before, whichever clock it was dated by. */
const STAGE = 10_000_000_000_000;

function versionOf(record: OrderRecord, status: OrderStatus): number {
  const { session, bill, refund, ended, changedAt } = record;
  if (refund) return 4 * STAGE + refund.lastUpdated;
  if (bill) return 3 * STAGE + bill.lastUpdated;
  if (!session) return STAGE + changedAt;
  // Within the same word of the operator: cancelled here, then settled without a bill.
  return 2 * STAGE + session.lastUpdated + (status === 'done' ? 2 : ended ? 1 : 0);
}

/** True while the connector is held and nobody charges. */
function isHeld({ reserve, start, session }: OrderRecord): boolean {
  return reserve !== null && start === null && (!session || session.status === 'RESERVATION');
}

function sessionOf(record: OrderRecord): Pick<Order, 'session'> {
  const { session, bill } = record;
  if (bill) {
    const { startedAt, endedAt, kwh, total } = bill;
    // A bill may be less than what the session came to; what was shown is not taken back.
    const costSoFar = session?.cost && session.cost.minor > total.minor ? session.cost : total;
    const energyKwh = Math.max(kwh, session?.kwh ?? 0);
    return { session: { state: 'ended', startedAt, endedAt, energyKwh, costSoFar } };
  }
  if (!session || session.status === 'RESERVATION' || session.status === 'PENDING') {
    return { session: { state: 'waitingForPlug', costSoFar: session?.cost ?? NOTHING } };
  }
  return {
    session: {
      state: session.status === 'ACTIVE' ? 'running' : 'ended',
      startedAt: session.startedAt,
      ...(session.endedAt !== null && { endedAt: session.endedAt }),
      energyKwh: session.kwh,
      ...(session.powerKw !== null && { powerKw: session.powerKw }),
      ...(session.soc !== null && { soc: session.soc }),
      costSoFar: costSoFar(record),
    },
  };
}

/** What the operator says; else what the energy costs at least. It never becomes less. */
function costSoFar({ session, leastPerKwh }: OrderRecord): Money {
  if (!session) return NOTHING;
  return session.cost ?? priceOf({ currency: 'CNY', tenThousandths: leastPerKwh }, session.kwh);
}
