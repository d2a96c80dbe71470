import { distanceM } from '../../../shared/navigation/search/distance.ts';
import { failed } from '../provider-fault.ts';
import type { MerchantSearch, ProviderAnswer, ProviderParts } from '../provider.ts';
import { merchantIdOf } from './ids.ts';
import { stationOf, type Omission, type Station } from './merchant-of-location.ts';
import { dateTimeOf } from './messages/basics.ts';
import type { Party } from './messages/envelope.ts';
import { locationSchema, type Location } from './messages/location.ts';
import { tariffSchema, type Tariff } from './messages/tariff.ts';
import type { OcpiClient } from './ocpi-client.ts';

const MINUTE_MS = 60_000;

/** OCPI has no search by place: all locations are read, then what has changed, and all again daily. */
const CHANGES_EVERY_MS = 2 * MINUTE_MS;
const RETRY_AFTER_MS = MINUTE_MS / 2;
const TARIFFS_EVERY_MS = 15 * MINUTE_MS;
const ALL_EVERY_MS = 24 * 60 * MINUTE_MS;

/** Changes are asked for from a little earlier than the last: clocks differ. */
const OVERLAP_MS = 10 * MINUTE_MS;

/** A car keeps no more than this; an operator of a country is behind a gateway of the maker. */
const MAX_LOCATIONS = 20_000;

interface Held {
  readonly location: Location;
  /** When the operator last said that this is so, epoch ms. */
  readonly confirmedAt: number;
}

/** What the operator has: locations and tariffs, read when somebody asks, and changed by its pushes. */
export class Catalogue {
  readonly #client: OcpiClient;
  readonly #parts: ProviderParts;
  readonly #timeoutMs: number;
  #locations = new Map<string, Held>();
  #tariffs = new Map<string, Tariff>();
  #syncing: Promise<ProviderAnswer<null>> | null = null;
  /** When all locations and the tariffs were read, and when to read again: monotonic ms. */
  #allAt: number | null = null;
  #tariffsAt: number | null = null;
  #dueAt = 0;
  /** When locations or their changes were last read: wall clock. */
  #confirmedAt = 0;

  constructor(client: OcpiClient, parts: ProviderParts, timeoutMs: number) {
    this.#client = client;
    this.#parts = parts;
    this.#timeoutMs = timeoutMs;
  }

  /** Stations around a point, nearest first. */
  async near({ near, radiusM, limit }: MerchantSearch): Promise<ProviderAnswer<Station[]>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    const hits: { readonly held: Held; readonly away: number }[] = [];
    for (const held of this.#locations.values()) {
      const { latitude, longitude } = held.location.coordinates;
      const away = distanceM(near, { lat: Number(latitude), lon: Number(longitude) });
      if (away <= radiusM) hits.push({ held, away });
    }
    hits.sort((a, b) => a.away - b.away);
    const stations: Station[] = [];
    for (const { held } of hits) {
      if (stations.length >= limit) break;
      const station = this.#station(held);
      if (station) stations.push(station);
    }
    return { ok: true, value: stations };
  }

  /** One station as it is now. */
  async station(merchantId: string): Promise<ProviderAnswer<Station>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    const known = this.#locations.get(merchantId);
    if (!known) return failed('notFound', true, 'the operator has no such location');
    const { location } = known;
    const fresh = await this.#client.object('locations', location.id, locationSchema, location);
    if (fresh.ok && merchantIdOf(fresh.value) === merchantId) this.putLocation(fresh.value);
    else if (!fresh.ok && fresh.fault.code === 'notFound') this.#locations.delete(merchantId);
    const held = this.#locations.get(merchantId);
    const station = held ? this.#station(held) : null;
    return station
      ? { ok: true, value: station }
      : failed('notFound', true, 'nothing at the location can be offered');
  }

  /** The location as it is held. */
  location(party: Party, id: string): Location | undefined {
    const merchantId = merchantIdOf({ ...party, id });
    return merchantId === null ? undefined : this.#locations.get(merchantId)?.location;
  }

  /** Takes a location that the operator has just told. */
  putLocation(location: Location): void {
    const id = merchantIdOf(location);
    if (id === null) {
      this.#omit('id');
      return;
    }
    if (!this.#locations.has(id) && this.#locations.size >= MAX_LOCATIONS) return;
    this.#locations.set(id, { location, confirmedAt: this.#parts.clock.now().wall });
  }

  tariff(party: Party, id: string): Tariff | undefined {
    return this.#tariffs.get(tariffKey(party, id));
  }

  putTariff(tariff: Tariff): void {
    this.#tariffs.set(tariffKey(tariff, tariff.id), tariff);
  }

  removeTariff(party: Party, id: string): boolean {
    return this.#tariffs.delete(tariffKey(party, id));
  }

  #station({ location, confirmedAt }: Held): Station | null {
    const { wall: now } = this.#parts.clock.now();
    return stationOf(location, {
      now,
      confirmedAt: Math.max(confirmedAt, this.#confirmedAt),
      tariffOf: (id) => this.tariff(location, id),
      omit: (why) => {
        this.#omit(why);
      },
    });
  }

  #omit(why: Omission): void {
    this.#parts.rejections.add('services', `ocpi-${why}`);
  }

  /** Waits for the operator no longer than one answer may take; reading goes on behind. */
  async #ready(): Promise<ProviderAnswer<null>> {
    const { clock } = this.#parts;
    if (this.#allAt !== null && clock.now().mono < this.#dueAt) return { ok: true, value: null };
    this.#syncing ??= this.#sync()
      .then((answer) => {
        const pause = answer.ok ? CHANGES_EVERY_MS : RETRY_AFTER_MS;
        this.#dueAt = clock.now().mono + pause;
        return answer;
      })
      .finally(() => {
        this.#syncing = null;
      });
    const tooLong = Promise.withResolvers<ProviderAnswer<null>>();
    const stopWaiting = clock.after(this.#timeoutMs, () => {
      const message = 'the locations of the operator are still being read';
      tooLong.resolve(failed('timeout', false, message));
    });
    const ready = await Promise.race([this.#syncing, tooLong.promise]);
    stopWaiting();
    // What was read before is shown on, with the age of its statuses.
    return this.#allAt === null ? ready : { ok: true, value: null };
  }

  async #sync(): Promise<ProviderAnswer<null>> {
    const { clock } = this.#parts;
    const { mono, wall } = clock.now();
    if (this.#tariffsAt === null || mono - this.#tariffsAt >= TARIFFS_EVERY_MS) {
      const tariffs = await this.#readTariffs();
      if (!tariffs.ok) return tariffs;
      this.#tariffsAt = mono;
    }
    const isAll = this.#allAt === null || mono - this.#allAt >= ALL_EVERY_MS;
    const locations = isAll ? await this.#readAll(wall) : await this.#readChanges();
    if (!locations.ok) return locations;
    if (isAll) this.#allAt = mono;
    this.#confirmedAt = wall;
    return locations;
  }

  async #readTariffs(): Promise<ProviderAnswer<null>> {
    const tariffs = new Map<string, Tariff>();
    const answer = await this.#client.list('tariffs', {}, tariffSchema, (items) => {
      for (const tariff of items) tariffs.set(tariffKey(tariff, tariff.id), tariff);
    });
    if (answer.ok) this.#tariffs = tariffs;
    return answer;
  }

  async #readAll(wall: number): Promise<ProviderAnswer<null>> {
    const locations = new Map<string, Held>();
    const answer = await this.#client.list('locations', {}, locationSchema, (items) => {
      for (const location of items) {
        const id = merchantIdOf(location);
        if (id === null) this.#omit('id');
        else locations.set(id, { location, confirmedAt: wall });
      }
    });
    if (!answer.ok) return answer;
    if (locations.size > MAX_LOCATIONS) {
      return failed('tooLarge', true, `the operator has more than ${MAX_LOCATIONS} locations`);
    }
    this.#locations = locations;
    return answer;
  }

  async #readChanges(): Promise<ProviderAnswer<null>> {
    const from = dateTimeOf(this.#confirmedAt - OVERLAP_MS);
    return this.#client.list('locations', { date_from: from }, locationSchema, (items) => {
      for (const location of items) {
        const known = this.location(location, location.id);
        if (!known || location.last_updated >= known.last_updated) this.putLocation(location);
      }
    });
  }
}

function tariffKey({ country_code, party_id }: Party, id: string): string {
  return `${country_code}:${party_id}:${id}`.toLowerCase();
}
