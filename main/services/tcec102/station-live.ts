import type { Clock } from '../../../shared/clock.ts';
import type { PriceBand } from '../../../shared/services/merchant.ts';
import { priceBandsOf } from './price-bands.ts';
import {
  policyAnswerSchema,
  stationStatusAnswerSchema,
  type ConnectorStatusInfo,
} from './schemas.ts';
import { connectorStatusOf, type KnownStatus, type Station } from './station-merchant.ts';
import type { TcecClient } from './tcec-client.ts';

/** T/CEC 102.2, query_station_status: most StationIDs of one question. */
const STATIONS_PER_QUESTION = 50;

/** A status may be shown for this long before it is asked for again, ms. */
const STATUS_FRESH_MS = 20_000;
/** An older status is no longer one, ms. */
const STATUS_KNOWN_MS = 5 * 60_000;
const PRICE_FRESH_MS = 30 * 60_000;
/** Policies come one by one; this many questions are on their way at once. */
const PRICE_QUESTIONS = 4;

const MAX_KEPT_STATUS = 50_000;
const MAX_KEPT_PRICES = 5000;

interface Kept<Value> {
  readonly value: Value;
  /** Monotonic. */
  readonly at: number;
}

/** What changes at the stations: what connectors are doing, and what a kilowatt-hour costs. */
export class StationLive {
  readonly #client: TcecClient;
  readonly #clock: Clock;
  readonly #nextSeq: () => string;
  readonly #askedAt = new Map<string, number>();
  readonly #status = new Map<string, Kept<KnownStatus>>();
  readonly #prices = new Map<string, Kept<readonly PriceBand[] | null>>();

  /** @param nextSeq a new serial number of this side, 27 characters */
  constructor(client: TcecClient, clock: Clock, nextSeq: () => string) {
    this.#client = client;
    this.#clock = clock;
    this.#nextSeq = nextSeq;
  }

  /** Brings status and prices of `stations` up to date, as far as the operator answers. */
  async freshen(stations: readonly Station[]): Promise<void> {
    await Promise.all([this.#freshenStatus(stations), this.#freshenPrices(stations)]);
  }

  statusOf(connectorId: string): KnownStatus {
    const { wall, mono } = this.#clock.now();
    const kept = this.#status.get(connectorId);
    return kept && mono - kept.at <= STATUS_KNOWN_MS
      ? kept.value
      : { status: 'unknown', updatedAt: wall };
  }

  /** The tariff of a station; `null` when its operator does not tell. */
  pricesOf(station: Station): readonly PriceBand[] | null {
    return this.#prices.get(station.id)?.value ?? null;
  }

  /** Takes a status, asked for or sent (notification_stationStatus). */
  keepStatus({ ConnectorID, Status }: ConnectorStatusInfo): void {
    const { wall, mono } = this.#clock.now();
    const value = { status: connectorStatusOf(Status), updatedAt: wall };
    keep(this.#status, ConnectorID, { value, at: mono }, MAX_KEPT_STATUS);
  }

  async #freshenStatus(stations: readonly Station[]): Promise<void> {
    const { mono } = this.#clock.now();
    const due = stations.filter(
      ({ id }) => mono - (this.#askedAt.get(id) ?? -Infinity) >= STATUS_FRESH_MS,
    );
    for (let from = 0; from < due.length; from += STATIONS_PER_QUESTION) {
      const asked = due.slice(from, from + STATIONS_PER_QUESTION);
      const answer = await this.#client.ask(
        'query_station_status',
        { StationIDs: asked.map(({ id }) => id) },
        stationStatusAnswerSchema,
      );
      if (!answer.ok) return;
      for (const { id } of asked) keep(this.#askedAt, id, mono, MAX_KEPT_PRICES);
      for (const { ConnectorStatusInfos } of answer.value.StationStatusInfos) {
        for (const info of ConnectorStatusInfos) this.keepStatus(info);
      }
    }
  }

  async #freshenPrices(stations: readonly Station[]): Promise<void> {
    const { mono } = this.#clock.now();
    const due = stations.filter(
      ({ id }) => mono - (this.#prices.get(id)?.at ?? -Infinity) >= PRICE_FRESH_MS,
    );
    const askNext = async (): Promise<void> => {
      for (let station = due.shift(); station; station = due.shift()) await this.#askPrice(station);
    };
    await Promise.all(Array.from({ length: PRICE_QUESTIONS }, askNext));
  }

  /** One connector speaks for its station: operators set tariffs by station. */
  async #askPrice({ id, connectors }: Station): Promise<void> {
    const connectorId = connectors[0]?.id;
    if (connectorId === undefined) return;
    const answer = await this.#client.ask(
      'query_equip_business_policy',
      { EquipBizSeq: this.#nextSeq(), ConnectorID: connectorId },
      policyAnswerSchema,
    );
    if (!answer.ok && !answer.fault.isFinal) return;
    const policies = answer.ok && answer.value.SuccStat === 0 ? answer.value.PolicyInfos : null;
    const value = priceBandsOf(policies ?? []);
    keep(this.#prices, id, { value, at: this.#clock.now().mono }, MAX_KEPT_PRICES);
  }
}

/** Keeps what was touched last; the rest can be asked for again. */
function keep<Value>(map: Map<string, Value>, key: string, value: Value, max: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= max) break;
    map.delete(oldest);
  }
}
