import { createHash } from 'node:crypto';
import { PURPOSE_FACTS } from '../../../shared/privacy/purpose.ts';
import { CONTACT_CATEGORIES, contactKeptDays } from '../../../shared/services/contact.ts';
import type { GatewayStore } from './gateway-store.ts';
import { Refusal } from './refusal.ts';

const DAY_MS = 24 * 3_600_000;
/** Retries come within minutes; a month covers a car that stood in a basement. */
const ANSWERS_KEPT_MS = 30 * DAY_MS;
/** As the driver was told (`PURPOSE_FACTS.orderHistory`). */
const ORDERS_KEPT_MS = PURPOSE_FACTS.orderHistory.keptDays * DAY_MS;

/** An answer as it goes out. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** What a request with a key does: its answer, and the order it is about. */
export interface Effect extends Answer {
  readonly orderId: string | null;
}

/** The same for requests that mean the same, whatever the order of their fields. */
export function fingerprintOf(method: string, path: string, body: unknown): string {
  const text = `${method} ${path}\n${JSON.stringify(sorted(body ?? null))}`;
  return createHash('sha256').update(text).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/**
 * Answers a request with a key once: effect and answer go to disk in one transaction, so that a
 * retry finds either both or neither (draft-ietf-httpapi-idempotency-key-header).
 *
 * @param effect runs inside the transaction; what it throws leaves nothing behind
 * @throws Refusal `conflict` when the key was used for another request
 */
export function once(
  store: GatewayStore,
  {
    key,
    fingerprint,
    now,
  }: { readonly key: string; readonly fingerprint: string; readonly now: number },
  effect: () => Effect,
): Answer {
  return store.transact(() => {
    const known = store.answer(key);
    if (known) {
      // An erased request has no fingerprint left: nothing says that this is another one.
      if (known.fingerprint === '' || known.fingerprint === fingerprint) return known;
      throw new Refusal('conflict', 'this key was used for another request');
    }
    const { orderId, status, body } = effect();
    store.keepAnswer(key, { fingerprint, status, body }, orderId, now);
    forgetOld(store, now);
    return { status, body };
  });
}

/** Forgets everything that is older than the driver was told. */
export function forgetOld(store: GatewayStore, now: number): void {
  store.forget(now - ANSWERS_KEPT_MS, now - ORDERS_KEPT_MS);
  for (const category of CONTACT_CATEGORIES) {
    store.forgetContacts(category, now - (contactKeptDays(category) ?? 0) * DAY_MS);
  }
}
