import type { Order, OrderOperation, OrderRequest, Quote } from '../../../shared/services/order.ts';
import { failed, notSupported, type Failed } from '../provider-fault.ts';
import type { ProviderAnswer, ProviderParts } from '../provider.ts';
import type { Catalogue } from './catalogue.ts';
import { Commands } from './commands.ts';
import { lapsed } from './deadlines.ts';
import { referenceOf } from './ids.ts';
import { localTime } from './local-time.ts';
import { can, type Outlet, type Station } from './merchant-of-location.ts';
import type { OcpiClient } from './ocpi-client.ts';
import type { OcpiConfig } from './ocpi-config.ts';
import type { OrderBook } from './order-book.ts';
import { orderOf, type Abilities } from './order-of-record.ts';
import type { OrderRecord } from './order-record.ts';
import { quoteOf, RESERVATION_MS } from './quote-of-outlet.ts';
import { readNews } from './read-news.ts';

/** Orders of charging over OCPI: reservations, sessions, and their bills. */
export class Charging {
  readonly #parts: ProviderParts;
  readonly #client: OcpiClient;
  readonly #catalogue: Catalogue;
  readonly #book: OrderBook;
  readonly #commands: Commands;
  readonly #abilities: Abilities;
  /** The last thing asked of each order: what concerns one order happens one after the other. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(
    config: OcpiConfig,
    abilities: Abilities,
    client: OcpiClient,
    catalogue: Catalogue,
    book: OrderBook,
    parts: ProviderParts,
  ) {
    this.#parts = parts;
    this.#client = client;
    this.#catalogue = catalogue;
    this.#book = book;
    this.#commands = new Commands(config, client, book, parts);
    this.#abilities = abilities;
  }

  async quote(request: OrderRequest): Promise<ProviderAnswer<Quote>> {
    const found = await this.#outlet(request);
    if (!found.ok) return found;
    const { station, outlet, isReservation } = found.value;
    const local = localTime(this.#now(), station.location.time_zone);
    return { ok: true, value: quoteOf(outlet, local?.minute ?? 0, isReservation) };
  }

  create(request: OrderRequest, key: string): Promise<ProviderAnswer<Order>> {
    return this.#inTurn(key, async () => {
      const known = this.#book.find(key);
      if (known) return isOf(known, request) ? this.#again(known) : sameKey();
      const found = await this.#outlet(request);
      if (!found.ok) return found;
      const { station, outlet, isReservation } = found.value;
      const unfit = unfitness(outlet, isReservation);
      if (unfit) return unfit;
      const record = recordOf(key, station, outlet, isReservation, this.#now());
      const sent = isReservation
        ? await this.#commands.reserve(record, this.#now() + RESERVATION_MS)
        : await this.#commands.start(record);
      return sent.ok ? this.#told(key) : sent;
    });
  }

  order(key: string): Promise<ProviderAnswer<Order>> {
    return this.#inTurn(key, async () => {
      const news = await this.#refresh(key);
      return news.ok ? this.#told(key) : news;
    });
  }

  operate(key: string, operation: OrderOperation): Promise<ProviderAnswer<Order>> {
    return this.#inTurn(key, async () => {
      if (operation === 'pay') {
        return failed('notPayable', true, 'the contract pays: OCPI knows no payment by the driver');
      }
      const news = await this.#refresh(key);
      const record = this.#book.find(key);
      if (!record) return unknown();
      // Without news all is tried that can be repeated, but no second start.
      if (!news.ok && (news.fault.isFinal || record.start?.answer === 'unsure')) return news;
      const done = await this.#operate(record, operation);
      return done.ok ? this.#told(key) : done;
    });
  }

  /** An order as it is held, for whoever listens. */
  orderOf(record: OrderRecord): ProviderAnswer<Order> {
    return orderOf(record, this.#now(), this.#abilities);
  }

  async #operate(
    record: OrderRecord,
    operation: Exclude<OrderOperation, 'pay'>,
  ): Promise<ProviderAnswer<null>> {
    const { session, ended } = record;
    const isCharging = session?.status === 'ACTIVE';
    const isOver = session?.status === 'COMPLETED' || session?.status === 'INVALID';
    switch (operation) {
      case 'begin':
        if (isCharging || isOver) return DONE;
        return ended ? failed('conflict', true, 'the order is over') : this.#commands.start(record);
      case 'end':
        if (isOver) return DONE;
        if (!session || !isCharging) return failed('conflict', false, 'nothing is being charged');
        return this.#commands.stop(record, session.id);
      case 'cancel':
        if (ended || session?.status === 'INVALID') return DONE;
        if (isCharging || isOver) return failed('notCancellable', true, 'charging has begun');
        return this.#cancel(record);
    }
  }

  async #cancel(record: OrderRecord): Promise<ProviderAnswer<null>> {
    const { key, start, session } = record;
    if (start && !session) {
      return failed('notCancellable', false, 'OCPI cannot take back a start before its session');
    }
    const isPending = session?.status === 'PENDING';
    const done = isPending
      ? await this.#commands.stop(record, session.id)
      : await this.#commands.cancel(record);
    if (!done.ok) {
      const { code, isFinal, message } = done.fault;
      return code === 'declined' ? failed('notCancellable', isFinal, message) : done;
    }
    // Where the result of the charging point reaches us, it says whether the connector is free again.
    if (isPending || !this.#abilities.hearsResults) {
      this.#book.change(key, { ended: { at: this.#now(), note: null } });
    }
    return DONE;
  }

  /** The same order once more: nothing is asked twice that may have been heard. */
  async #again(record: OrderRecord): Promise<ProviderAnswer<Order>> {
    const { key, reserve, start } = record;
    const isUnsure = (start ?? reserve)?.answer === 'unsure';
    if (!isUnsure || record.session || record.ended) return this.#told(key);
    const news = await this.#refresh(key);
    if (!news.ok) return news;
    const current = this.#book.find(key) ?? record;
    if (current.session || current.ended) return this.#told(key);
    const sent =
      start || !reserve
        ? await this.#commands.start(current)
        : await this.#commands.reserve(current, current.reservedUntil ?? this.#now());
    return sent.ok ? this.#told(key) : sent;
  }

  async #refresh(key: string): Promise<ProviderAnswer<null>> {
    const record = this.#book.find(key);
    if (!record) return unknown();
    const news = await readNews(this.#client, this.#book, record);
    const current = this.#book.find(key);
    const note = current && lapsed(current, this.#now(), this.#abilities.hearsResults);
    // Only an operator that was reached can have had nothing to tell.
    if (news.ok && note) this.#book.change(key, { ended: { at: this.#now(), note } });
    return news;
  }

  #told(key: string): ProviderAnswer<Order> {
    const record = this.#book.find(key);
    return record ? this.orderOf(record) : unknown();
  }

  async #outlet({ merchantId, details }: OrderRequest): Promise<ProviderAnswer<Found>> {
    if (details.kind !== 'charge') return notSupported(`an order of the kind ${details.kind}`);
    const station = await this.#catalogue.station(merchantId);
    if (!station.ok) return station;
    const outlet = station.value.outlets.find(({ offered }) => offered.id === details.connectorId);
    if (!outlet) return failed('notFound', true, 'the location has no such connector');
    const isReservation = details.isReservation ?? false;
    return { ok: true, value: { station: station.value, outlet, isReservation } };
  }

  async #inTurn<Value>(key: string, run: () => Promise<Value>): Promise<Value> {
    const before = this.#turns.get(key) ?? Promise.resolve();
    const turn = before.then(run, run);
    this.#turns.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(key) === turn) this.#turns.delete(key);
    }
  }

  #now(): number {
    return this.#parts.clock.now().wall;
  }
}

interface Found {
  readonly station: Station;
  readonly outlet: Outlet;
  readonly isReservation: boolean;
}

const DONE: ProviderAnswer<null> = { ok: true, value: null };

const unknown = () => failed('notFound', true, 'no such order');
const sameKey = () => failed('conflict', true, 'the key belongs to another order');

function isOf(record: OrderRecord, { merchantId, details }: OrderRequest): boolean {
  return (
    details.kind === 'charge' &&
    record.merchant.id === merchantId &&
    record.connectorId === details.connectorId &&
    record.isReservation === (details.isReservation ?? false)
  );
}

/** Why a connector cannot be used, by what it is capable of and how it stands. */
function unfitness({ evse, offered }: Outlet, isReservation: boolean): Failed | null {
  const capability = isReservation ? 'RESERVABLE' : 'REMOTE_START_STOP_CAPABLE';
  if (!can(evse, capability)) return failed('notSupported', true, `the EVSE is not ${capability}`);
  switch (offered.status) {
    case 'charging':
    case 'reserved':
      return failed('connectorTaken', true, `the EVSE is ${offered.status}`);
    case 'fault':
      return failed('declined', true, 'the EVSE is out of order');
    // A car stands before it: the driver's own when it is to charge, another one when it is to be held.
    case 'occupied':
      return isReservation ? failed('connectorTaken', true, 'the EVSE is blocked') : null;
    case 'available':
    case 'unknown':
      return null;
  }
}

function recordOf(
  key: string,
  { location, merchant }: Station,
  { evse, connector, offered, tariff }: Outlet,
  isReservation: boolean,
  now: number,
): OrderRecord {
  const { id, category, name, lon, lat } = merchant;
  const { country_code, party_id } = location;
  const prices = tariff.priceBands.map(({ electricity }) => electricity.tenThousandths);
  return {
    key,
    reference: referenceOf(key),
    merchant: { id, category, name, lon, lat },
    connectorId: offered.id,
    party: { country_code, party_id },
    locationId: location.id,
    evseUid: evse.uid,
    ocpiConnectorId: can(evse, 'START_SESSION_CONNECTOR_REQUIRED') ? connector.id : null,
    isReservation,
    leastPerKwh: tariff.isExact ? Math.min(...prices) : 0,
    createdAt: now,
    changedAt: now,
    reservedUntil: null,
    reserve: null,
    start: null,
    ended: null,
    session: null,
    bill: null,
    refund: null,
  };
}
