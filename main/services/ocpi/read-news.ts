import type { ProviderAnswer } from '../provider.ts';
import { dateTimeOf } from './messages/basics.ts';
import { cdrSchema } from './messages/cdr.ts';
import { sessionSchema } from './messages/session.ts';
import type { OcpiClient } from './ocpi-client.ts';
import type { OrderBook } from './order-book.ts';
import type { OrderRecord } from './order-record.ts';

/** Clocks differ: what is asked for begins earlier. */
const OVERLAP_MS = 15 * 60_000;

/**
 * Reads what the operator has to tell about an order: its session, and once that is over its bill.
 * OCPI has no query for one session, so all of this party since the order are read; those of others
 * are passed over. A module that the operator does not have has no news.
 */
export async function readNews(
  client: OcpiClient,
  book: OrderBook,
  { key, createdAt, session, bill }: OrderRecord,
): Promise<ProviderAnswer<null>> {
  if (bill) return { ok: true, value: null };
  if (session?.status !== 'COMPLETED') {
    const since = Math.min(createdAt, session?.lastUpdated ?? createdAt) - OVERLAP_MS;
    const query = { date_from: dateTimeOf(since) };
    const sessions = await client.list('sessions', query, sessionSchema, (items) => {
      for (const item of items) book.takeSession(item);
    });
    if (!sessions.ok && sessions.fault.code !== 'notSupported') return sessions;
  }
  const current = book.find(key);
  const mayBeBilled = current?.session?.status === 'COMPLETED' || Boolean(current?.ended);
  if (!current || !mayBeBilled || current.bill) return { ok: true, value: null };
  const since = Math.min(current.createdAt, current.session?.startedAt ?? current.createdAt);
  const query = { date_from: dateTimeOf(since - OVERLAP_MS) };
  const cdrs = await client.list('cdrs', query, cdrSchema, (items) => {
    for (const item of items) book.takeCdr(item);
  });
  return !cdrs.ok && cdrs.fault.code !== 'notSupported' ? cdrs : { ok: true, value: null };
}
