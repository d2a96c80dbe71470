import type { Money } from '../../../shared/services/money.ts';
import type { ProviderMemory, ProviderParts } from '../provider.ts';
import { billOf, creditOf } from './bill-of-cdr.ts';
import { isSame } from './messages/basics.ts';
import type { Cdr } from './messages/cdr.ts';
import type { Party } from './messages/envelope.ts';
import type { Session } from './messages/session.ts';
import { orderRecordSchema, type OrderRecord } from './order-record.ts';
import { sessionFactsOf } from './session-facts.ts';

/**
 * What became of something that the operator told. `same`: known already. `older`: news has overtaken
 * it, or it is sent again with another content. `foreign`: of no order of this car. `refused`: it
 * cannot be true.
 */
export type Reception = 'news' | 'same' | 'older' | 'foreign' | 'refused';

const ROW = 'order:';

/** A credit may follow a bill; a month later none does, and the car keeps nothing of it here, ms. */
const OVER_KEPT_MS = 30 * 24 * 3_600_000;

/** More orders than this are not remembered; ended ones go first. */
const MAX_ORDERS = 200;

/** The orders of this connection, kept over restarts, and what the operator tells about them. */
export class OrderBook {
  readonly #parts: ProviderParts;
  readonly #memory: ProviderMemory | undefined;
  readonly #records = new Map<string, OrderRecord>();
  readonly #listeners = new Set<(record: OrderRecord) => void>();

  constructor(parts: ProviderParts) {
    this.#parts = parts;
    this.#memory = parts.memory;
    for (const [name, json] of this.#memory?.read() ?? []) {
      if (!name.startsWith(ROW)) continue;
      const record = recordOf(json);
      if (record) this.#records.set(record.key, record);
      else parts.rejections.add('services', 'ocpi-memory');
    }
    this.#forgetOld();
  }

  find(key: string): OrderRecord | undefined {
    return this.#records.get(key);
  }

  findByReference(reference: string): OrderRecord | undefined {
    for (const record of this.#records.values()) {
      if (isSame(record.reference, reference)) return record;
    }
    return undefined;
  }

  /** Keeps a record as it is now; throws when it cannot be kept, before anything has happened. */
  put(record: OrderRecord): void {
    const json = JSON.stringify(record);
    this.#memory?.write(ROW + record.key, json);
    this.#records.set(record.key, record);
    this.#trim(record.key);
  }

  /** Changes a record, dates the change, and tells who listens. */
  change(key: string, parts: Partial<OrderRecord>): OrderRecord | undefined {
    const record = this.#records.get(key);
    if (!record) return undefined;
    const { wall } = this.#parts.clock.now();
    const changed = { ...record, ...parts, changedAt: Math.max(wall, record.changedAt + 1) };
    this.put(changed);
    for (const listener of this.#listeners) listener(changed);
    return changed;
  }

  remove(key: string): void {
    this.#memory?.remove(ROW + key);
    this.#records.delete(key);
  }

  /** Forgets the orders that are over; answers how many. */
  erase(): number {
    const over = [...this.#records.values()].filter(isOver);
    for (const { key } of over) this.remove(key);
    return over.length;
  }

  onChange(listener: (record: OrderRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a session that the operator tells, asked or not. */
  takeSession(session: Session): Reception {
    const record = this.#recordOf(session, session);
    if (!record) return 'foreign';
    if (!isSame(record.locationId, session.location_id)) return this.#refused('location');
    const facts = sessionFactsOf(session, this.#parts.clock.now().wall);
    if (!facts.ok) return this.#refused('session');
    const known = record.session;
    if (known && known.id !== facts.value.id) {
      // A reservation may go on as another session; two that charge would be one too many.
      const hasCharged = known.status === 'ACTIVE' || known.status === 'COMPLETED';
      if (hasCharged) return this.#refused('second-session');
    } else if (known) {
      if (facts.value.lastUpdated < known.lastUpdated) return this.#older();
      if (facts.value.lastUpdated === known.lastUpdated) {
        const told = { ...facts.value, cost: greater(known.cost, facts.value.cost) };
        return JSON.stringify(told) === JSON.stringify(known) ? 'same' : this.#older();
      }
      if (known.status === 'COMPLETED') return this.#refused('completed');
      if (facts.value.kwh < known.kwh) return this.#refused('meter');
    }
    const cost = greater(known?.cost ?? null, facts.value.cost);
    this.change(record.key, { session: { ...facts.value, cost } });
    return 'news';
  }

  /** Takes a bill, or the credit that takes it back. */
  takeCdr(cdr: Cdr): Reception {
    const record = this.#recordOf(cdr, cdr, cdr.session_id);
    if (!record) return 'foreign';
    const { wall } = this.#parts.clock.now();
    if (cdr.credit) {
      if (record.refund) return 'same';
      const { bill } = record;
      const credit = creditOf(cdr, wall);
      const isOfBill = bill !== null && cdr.credit_reference_id === bill.id;
      if (!credit.ok || !isOfBill || credit.value.minor > bill.total.minor) {
        return this.#refused('credit');
      }
      const refund = { amount: credit.value, lastUpdated: cdr.last_updated };
      this.change(record.key, { refund });
      return 'news';
    }
    const bill = billOf(cdr, wall);
    if (!bill.ok) return this.#refused('cdr');
    if (record.bill) {
      // CDRs are neither replaced nor updated (module cdrs).
      return JSON.stringify(record.bill) === JSON.stringify(bill.value) ? 'same' : this.#older();
    }
    this.change(record.key, { bill: bill.value });
    return 'news';
  }

  #recordOf(
    party: Party,
    named: Pick<Session, 'authorization_reference' | 'cdr_token'>,
    sessionId?: string | null,
  ): OrderRecord | undefined {
    const references = [named.authorization_reference, named.cdr_token.uid];
    for (const record of this.#records.values()) {
      const isOurs =
        references.some((reference) => reference && isSame(reference, record.reference)) ||
        (sessionId && record.session?.id === sessionId);
      const { country_code: country, party_id: id } = record.party;
      if (isOurs && isSame(country, party.country_code) && isSame(id, party.party_id)) {
        return record;
      }
    }
    return undefined;
  }

  #refused(why: string): Reception {
    this.#parts.rejections.add('services', `ocpi-implausible-${why}`);
    return 'refused';
  }

  #older(): Reception {
    this.#parts.rejections.add('services', 'ocpi-older');
    return 'older';
  }

  #forgetOld(): void {
    const { wall } = this.#parts.clock.now();
    for (const record of this.#records.values()) {
      if (isOver(record) && wall - record.changedAt > OVER_KEPT_MS) this.remove(record.key);
    }
  }

  #trim(justPut: string): void {
    this.#forgetOld();
    if (this.#records.size <= MAX_ORDERS) return;
    const others = [...this.#records.values()].filter(({ key }) => key !== justPut);
    const oldest = others.find(isOver) ?? others[0];
    if (oldest) this.remove(oldest.key);
  }
}

/** What a session has cost does not become less, though an operator may correct it in the bill. */
function greater(known: Money | null, told: Money | null): Money | null {
  if (!known || !told) return told ?? known;
  return known.minor > told.minor ? known : told;
}

/** True when nothing of it can still cost or give back anything that has to be followed. */
function isOver({ bill, ended, session }: OrderRecord): boolean {
  if (bill || session?.status === 'INVALID') return true;
  return ended !== null && session?.status !== 'ACTIVE' && session?.status !== 'COMPLETED';
}

function recordOf(json: string): OrderRecord | null {
  try {
    const parsed = orderRecordSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
