import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { RegionFault, Bbox } from '../../../shared/contract/region.ts';
import type {
  Place,
  PlaceCategory,
  PlaceHit,
  PlaceQuery,
  Point,
} from '../../../shared/navigation/place.ts';
import type { LonLat } from '../../../shared/navigation/polyline.ts';
import { isInside } from '../../../shared/navigation/search/coordinates.ts';
import { distanceM } from '../../../shared/navigation/search/distance.ts';
import { interpret, type Intent } from '../../../shared/navigation/search/interpret.ts';
import { nameQuery } from '../../../shared/navigation/search/query.ts';
import { categoryAlongRoute, placesAlongRoute } from './along-route.ts';
import { extentOf, middleOf } from './extent.ts';
import { findCrossings } from './find-crossings.ts';
import { findPlaces, type FoundPlace } from './find-places.ts';
import { NameStore } from './name-store.ts';
import { PlaceStore } from './place-store.ts';
import { reverse } from './reverse.ts';
import { PLACES_APPLICATION, PLACES_VERSION } from './schema.ts';
import type { ChosenPlace, PlaceAnswer, SearchContext } from './search-types.ts';

/** A detour that most drivers would make. */
const DEFAULT_DETOUR_M = 3000;

/** Names are looked through up to this many for a search along the route. */
const MAX_ALONG = 50;

/**
 * Opens the place index of a region pack, read-only.
 *
 * @returns the index, or what is wrong with the file: `places-unreadable` or
 * `pack-newer-format`
 */
export function openPlaceIndex(file: string): PlaceIndex | RegionFault {
  let database: DatabaseSync | null = null;
  try {
    // `immutable` spares the locks: a pack is never written to, it is replaced.
    const url = pathToFileURL(file);
    url.searchParams.set('immutable', '1');
    database = new DatabaseSync(url, { readOnly: true });
    const pragma = (name: string): number =>
      Number(database?.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
    if (pragma('application_id') !== PLACES_APPLICATION) {
      throw new Error('it is no place index');
    }
    const version = pragma('user_version');
    if (version > PLACES_VERSION) {
      database.close();
      return {
        code: 'pack-newer-format',
        message: `${file}: place index of format ${version}, this version reads ${PLACES_VERSION}; update Zhilu or rebuild the pack`,
      };
    }
    // Pages are read where the kernel caches them, not copied into a cache of our own.
    database.exec('PRAGMA mmap_size = 1073741824; PRAGMA query_only = 1');
    return new PlaceIndex(database);
  } catch (error) {
    if (database?.isOpen) database.close();
    const cause = error instanceof Error ? error.message : String(error);
    return {
      code: 'places-unreadable',
      message: `${file}: the place index cannot be read (${cause}); rebuild or replace the pack`,
    };
  }
}

/** The places of one region. All methods throw when the file turns out to be damaged. */
export class PlaceIndex {
  readonly #database: DatabaseSync;
  readonly #names: NameStore;
  readonly #places: PlaceStore;
  /** Where the places are, `[west, south, east, north]`; `null` for an index without places. */
  readonly extent: Bbox | null;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#names = new NameStore(database);
    this.#places = new PlaceStore(database);
    this.extent = extentOf(database);
  }

  /** Answers a search, best first. Any text is allowed. */
  search(query: PlaceQuery, context: SearchContext = {}): PlaceAnswer {
    const near = query.near ?? context.near ?? null;
    const along = query.where === 'route' ? context.route : undefined;
    const where = query.where === 'destination' ? (context.destination ?? near) : near;
    const intents = interpret(query.text, { near, region: this.extent });
    const hits: PlaceHit[] = [];
    const answer: PlaceAnswer = { hits, category: query.category ?? null, isOutside: false };
    if (query.category !== undefined && intents.length === 0) {
      hits.push(...this.#ofCategory(query.category, where, along, query.limit));
      return answer;
    }
    const add = (more: readonly PlaceHit[]): void => {
      for (const hit of more) {
        if (hit.id === 'point' || !hits.some(({ id }) => id === hit.id)) hits.push(hit);
      }
    };
    for (const intent of intents) {
      if (hits.length >= query.limit) break;
      if (intent.kind === 'point') return this.#pointAnswer(intent.point, near);
      if (intent.kind === 'category') {
        if (query.category === undefined) answer.category = intent.category;
        add(this.#categoryIntent(intent, where, along, query.limit));
      } else if (intent.kind === 'crossing') {
        add(findCrossings(this.#names, this.#places, intent.streets, where, query.limit));
      } else {
        add(this.#named(intent.text, query, where, along, context.history ?? []));
      }
    }
    answer.hits = hits.slice(0, query.limit);
    return answer;
  }

  /** Places of a category, nearest first. */
  nearby(category: PlaceCategory, near: Point, limit: number): PlaceHit[] {
    return this.#places.nearest([category], near, limit).flatMap((spot) => {
      const stored = this.#places.byRow(spot.row);
      return stored ? { ...stored.place, distanceM: Math.round(spot.distanceM) } : [];
    });
  }

  /**
   * Places of a category along a route, in the order in which they are passed.
   *
   * @param line the rest of the route, `[lon, lat]`
   * @param maxDetourM how much longer the way may get
   */
  alongRoute(
    category: PlaceCategory,
    line: readonly LonLat[],
    maxDetourM: number,
    limit: number,
  ): PlaceHit[] {
    return categoryAlongRoute(this.#places, category, { line, maxDetourM }, limit);
  }

  /** What is at a point; `null` when nothing named is near. */
  reverse(point: Point): Place | null {
    return reverse(this.#places, point);
  }

  byId(id: string): Place | null {
    return this.#places.byId(id)?.place ?? null;
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #pointAnswer(point: Point, near: Point | null): PlaceAnswer {
    const { lon, lat } = point;
    const here = this.extent === null || !isInside(this.extent, point) ? null : this.reverse(point);
    const name = `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
    const place: Place = here ?? { id: 'point', name, category: 'other', lon, lat };
    const hit = near === null ? place : { ...place, distanceM: Math.round(distanceM(near, point)) };
    return {
      hits: [hit],
      category: null,
      isOutside: this.extent !== null && !isInside(this.extent, point),
    };
  }

  #categoryIntent(
    intent: Extract<Intent, { kind: 'category' }>,
    near: Point | null,
    route: SearchContext['route'],
    limit: number,
  ): PlaceHit[] {
    if (intent.anchor !== null) {
      const [anchor] = this.#find(intent.anchor, near, 1, []);
      return anchor ? this.#ofCategory(intent.category, anchor.stored.place, undefined, limit) : [];
    }
    // Initials may as well be those of a name: then both are shown.
    return this.#ofCategory(
      intent.category,
      near,
      route,
      intent.sure ? limit : Math.ceil(limit / 2),
    );
  }

  #ofCategory(
    category: PlaceCategory,
    near: Point | null,
    route: SearchContext['route'],
    limit: number,
  ): PlaceHit[] {
    if (route !== undefined) {
      return this.alongRoute(category, route.line, route.maxDetourM ?? DEFAULT_DETOUR_M, limit);
    }
    const middle = middleOf(this.extent);
    if (near !== null) return this.nearby(category, near, limit);
    const spots = middle === null ? [] : this.#places.nearest([category], middle, limit);
    return spots.flatMap(({ row }) => this.#places.byRow(row)?.place ?? []);
  }

  #named(
    text: string,
    query: PlaceQuery,
    near: Point | null,
    route: SearchContext['route'],
    history: readonly ChosenPlace[],
  ): PlaceHit[] {
    if (route !== undefined) {
      const found = this.#find(text, near, MAX_ALONG, history, query.category);
      return placesAlongRoute(
        this.#places,
        found.map(({ stored }) => stored),
        { line: route.line, maxDetourM: route.maxDetourM ?? DEFAULT_DETOUR_M },
      );
    }
    return this.#find(text, near, query.limit, history, query.category).map(
      ({ stored, distanceM }) =>
        distanceM === null ? stored.place : { ...stored.place, distanceM: Math.round(distanceM) },
    );
  }

  #find(
    text: string,
    near: Point | null,
    limit: number,
    history: readonly ChosenPlace[],
    category?: PlaceCategory,
  ): FoundPlace[] {
    const query = nameQuery(text);
    if (query === null) return [];
    return findPlaces(this.#names, this.#places, query, {
      near,
      limit,
      history,
      ...(category !== undefined && { category }),
    });
  }
}
