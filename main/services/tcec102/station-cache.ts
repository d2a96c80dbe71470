import type { Clock } from '../../../shared/clock.ts';
import { distanceM } from '../../../shared/navigation/search/distance.ts';
import type { Point } from '../../../shared/navigation/place.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { ProviderAnswer } from '../provider.ts';
import { timeTextOf } from './beijing-time.ts';
import { stationInfoSchema, stationsAnswerSchema } from './schemas.ts';
import { stationOf, type Station } from './station-merchant.ts';
import type { TcecClient } from './tcec-client.ts';

const PAGE_SIZE = 50;
/** Fifty stations with all their connectors, encrypted and in Base64, exceed the usual limit. */
const MAX_PAGE_BYTES = 4_000_000;
/** More stations than any city has; a platform that counts on without end stops here. */
const MAX_PAGES = 400;

/** How old the stations may be before what changed is asked for, ms. */
const REFRESH_MS = 10 * 60_000;
/** Stations that were taken off are noticed only by asking for all of them again, ms. */
const RELOAD_MS = 24 * 3_600_000;
/** A first list that takes longer goes on by itself; what has come by then is looked through, ms. */
const FIRST_WAIT_MS = 5000;
/** The operator's clock may be behind: what changed is asked for from this much earlier, ms. */
const OVERLAP_MS = 5 * 60_000;

const DONE = { ok: true, value: null } as const;

/**
 * The stations of an operator. The standard can list them and tell what changed (T/CEC 102.2,
 * query_stations_info with LastQueryTime), but not find those around a point: they are kept here,
 * in memory, and looked through.
 */
export class StationCache {
  readonly #client: TcecClient;
  readonly #clock: Clock;
  readonly #rejections: Rejections;
  #stations: ReadonlyMap<string, Station> = new Map();
  #byConnector: ReadonlyMap<string, Station> = new Map();
  /** Monotonic time of the last whole list, and of the last question. */
  #loadedAt = -Infinity;
  #askedAt = -Infinity;
  /** Wall clock when the last question began. */
  #changesSince = 0;
  #loading: Promise<ProviderAnswer<null>> | null = null;

  constructor(client: TcecClient, clock: Clock, rejections: Rejections) {
    this.#client = client;
    this.#clock = clock;
    this.#rejections = rejections;
  }

  /** Stations within `radiusM` of a point, nearest first. */
  async around(near: Point, radiusM: number): Promise<ProviderAnswer<readonly Station[]>> {
    const fresh = await this.#freshen();
    if (!fresh.ok) return fresh;
    const hits = [...this.#stations.values()]
      .map((station) => ({ station, away: distanceM(near, station) }))
      .filter(({ away }) => away <= radiusM)
      .sort((a, b) => a.away - b.away || (a.station.id < b.station.id ? -1 : 1));
    return { ok: true, value: hits.map(({ station }) => station) };
  }

  async station(id: string): Promise<ProviderAnswer<Station | null>> {
    const fresh = await this.#freshen();
    return fresh.ok ? { ok: true, value: this.#stations.get(id) ?? null } : fresh;
  }

  async stationOfConnector(connectorId: string): Promise<ProviderAnswer<Station | null>> {
    const known = this.knownStationOf(connectorId);
    if (known) return { ok: true, value: known };
    const fresh = await this.#freshen();
    return fresh.ok ? { ok: true, value: this.knownStationOf(connectorId) ?? null } : fresh;
  }

  /** The station of a connector as far as it is known without asking. */
  knownStationOf(connectorId: string): Station | undefined {
    return this.#byConnector.get(connectorId);
  }

  /** Old stations are better than none: a failed question matters only before the first list. */
  async #freshen(): Promise<ProviderAnswer<null>> {
    const { mono } = this.#clock.now();
    if (mono - this.#askedAt < REFRESH_MS) return DONE;
    this.#loading ??= this.#load(mono).finally(() => (this.#loading = null));
    return this.#loadedAt > -Infinity ? DONE : this.#soonEnough(this.#loading);
  }

  async #soonEnough(loading: Promise<ProviderAnswer<null>>): Promise<ProviderAnswer<null>> {
    const waited = Promise.withResolvers<null>();
    const cancel = this.#clock.after(FIRST_WAIT_MS, () => waited.resolve(null));
    const answer = await Promise.race([loading, waited.promise]);
    cancel();
    return answer ?? (this.#stations.size > 0 ? DONE : loading);
  }

  async #load(mono: number): Promise<ProviderAnswer<null>> {
    const isFirst = this.#loadedAt === -Infinity;
    const isWhole = mono - this.#loadedAt >= RELOAD_MS;
    const { wall } = this.#clock.now();
    const since = isWhole ? '' : timeTextOf(this.#changesSince - OVERLAP_MS);
    const stations = isWhole ? new Map<string, Station>() : new Map(this.#stations);
    let pages = 1;
    for (let page = 1; page <= Math.min(pages, MAX_PAGES); page++) {
      const answer = await this.#client.ask(
        'query_stations_info',
        { LastQueryTime: since, PageNo: page, PageSize: PAGE_SIZE },
        stationsAnswerSchema,
        MAX_PAGE_BYTES,
      );
      if (!answer.ok) return answer;
      pages = answer.value.PageCount;
      this.#take(answer.value.StationInfos, stations);
      if (isFirst) this.#publish(stations);
    }
    this.#publish(stations);
    this.#askedAt = mono;
    this.#changesSince = wall;
    if (isWhole) this.#loadedAt = mono;
    return DONE;
  }

  #publish(stations: ReadonlyMap<string, Station>): void {
    this.#stations = stations;
    this.#byConnector = new Map(
      [...stations.values()].flatMap((station) =>
        station.connectors.map(({ id }) => [id, station] as const),
      ),
    );
  }

  #take(infos: readonly unknown[], stations: Map<string, Station>): void {
    for (const raw of infos) {
      const info = stationInfoSchema.safeParse(raw);
      if (!info.success) {
        this.#rejections.add('services', 'tcecStation');
        continue;
      }
      const station = stationOf(info.data);
      if (station) stations.set(station.id, station);
      else stations.delete(info.data.StationID);
    }
  }
}
