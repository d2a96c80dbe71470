import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  PLACE_CATEGORIES,
  type Place,
  type PlaceCategory,
  type Point,
} from '../../../shared/navigation/place.ts';
import { distanceM } from '../../../shared/navigation/search/distance.ts';
import {
  categoryNumber,
  fromDegreeUnits,
  placeOf,
  pointsFromBytes,
  toDegreeUnits,
} from './place-row.ts';
import { CELL, cellAt } from './schema.ts';

/** A place as stored, with the numbers it is ranked by. */
export interface StoredPlace {
  readonly place: Place;
  readonly row: number;
  /** The row of its name. */
  readonly name: number;
  readonly importance: number;
}

/** A point of a place and how far it is. */
export interface Spot extends Point {
  readonly row: number;
  readonly distanceM: number;
}

const COLUMNS = 'p.id, p.ref, p.name, n.text, p.category, p.lon, p.lat, p.importance, p.detail';
const FROM = 'FROM place p JOIN name n ON n.id = p.name';

/** Searches by ring give up growing at about 70 km and take the whole category. */
const RINGS = [1, 4, 16, 64];

/** Names around are taken from up to so many cells away. */
const MAX_NAME_RING = 2;

/** The lookups of places by name, id, and position. */
export class PlaceStore {
  readonly #range: StatementSync;
  readonly #nearestOfName: StatementSync;
  readonly #aliased: StatementSync;
  readonly #row: StatementSync;
  readonly #nameOf: StatementSync;
  readonly #ref: StatementSync;
  readonly #line: StatementSync;
  readonly #spots: StatementSync;
  readonly #spotsOfCategory: StatementSync;

  constructor(database: DatabaseSync) {
    this.#range = database.prepare('SELECT first, last FROM name WHERE id = ?');
    // Squares are enough to order by; a degree of longitude shrinks with the latitude.
    this.#nearestOfName = database.prepare(
      `SELECT ${COLUMNS} ${FROM} WHERE p.id BETWEEN ?1 AND ?2
       ORDER BY ((p.lon - ?3) * ?5) * ((p.lon - ?3) * ?5) + (p.lat - ?4) * (p.lat - ?4), p.id LIMIT ?6`,
    );
    this.#aliased = database.prepare(
      `SELECT ${COLUMNS} FROM alias a JOIN place p ON p.id = a.place JOIN name n ON n.id = p.name
       WHERE a.name = ? LIMIT ?`,
    );
    this.#row = database.prepare(`SELECT ${COLUMNS} ${FROM} WHERE p.id = ?`);
    this.#nameOf = database.prepare('SELECT name FROM place WHERE id = ?');
    this.#ref = database.prepare(`SELECT ${COLUMNS} ${FROM} WHERE p.ref = ? ORDER BY p.id LIMIT 1`);
    this.#line = database.prepare('SELECT points FROM line WHERE place = ?');
    this.#spots = database.prepare(
      'SELECT lon, lat, place FROM spot WHERE category = ? AND cell BETWEEN ? AND ?',
    );
    this.#spotsOfCategory = database.prepare('SELECT lon, lat, place FROM spot WHERE category = ?');
  }

  /** The places called so: the nearest ones, or without `near` the best known ones. */
  ofName(name: number, near: Point | null, limit: number): StoredPlace[] {
    const range = this.#range.get(name);
    const first = range?.['first'];
    const last = range?.['last'];
    const places: StoredPlace[] = [];
    if (typeof first === 'number' && typeof last === 'number') {
      if (near === null || first === last) {
        for (let row = first; row <= last && row < first + limit; row += 1) {
          const place = this.byRow(row);
          if (place) places.push(place);
        }
      } else {
        const shrink = Math.cos((near.lat * Math.PI) / 180);
        const [lon, lat] = [toDegreeUnits(near.lon), toDegreeUnits(near.lat)];
        places.push(
          ...this.#nearestOfName.all(first, last, lon, lat, shrink, limit).map(storedPlace),
        );
      }
    }
    places.push(...this.#aliased.all(name, limit).map(storedPlace));
    return places;
  }

  byRow(row: number): StoredPlace | null {
    const found = this.#row.get(row);
    return found ? storedPlace(found) : null;
  }

  byId(id: string): StoredPlace | null {
    const found = this.#ref.get(id);
    return found ? storedPlace(found) : null;
  }

  /** The points along a street or an area, or the one point of any other place. */
  pointsOf({ row, place }: StoredPlace): Point[] {
    const points = this.#line.get(row)?.['points'];
    return points instanceof Uint8Array
      ? pointsFromBytes(points)
      : [{ lon: place.lon, lat: place.lat }];
  }

  /**
   * The places nearest to a point, each at its nearest point, nearest first.
   *
   * @param withinM places farther away are left out
   */
  nearest(
    categories: readonly PlaceCategory[],
    near: Point,
    limit: number,
    withinM = Infinity,
  ): Spot[] {
    for (const ring of RINGS) {
      const spots = nearestPerPlace(this.spotsAround(categories, near, ring));
      // Outside the ring there may be nearer ones than in its corners.
      const certainM = ring * CELL * 111_000 * Math.cos((near.lat * Math.PI) / 180);
      const certain = spots.filter((spot) => spot.distanceM <= Math.min(certainM, withinM));
      if (certain.length >= limit || certainM >= withinM) return certain.slice(0, limit);
    }
    const all = categories.flatMap((category) =>
      this.#spotsOfCategory.all(categoryNumber(category)).map((row) => spotFrom(row, near)),
    );
    return nearestPerPlace(all)
      .filter((spot) => spot.distanceM <= withinM)
      .slice(0, limit);
  }

  /** The names of places in the cells around a point: of this cell, then of those around it. */
  namesAround(near: Point, limit: number): Set<number> {
    const names = new Set<number>();
    const looked = new Set<number>();
    for (let ring = 0; ring <= MAX_NAME_RING && names.size < limit; ring += 1) {
      for (const { row } of this.spotsAround(PLACE_CATEGORIES, near, ring)) {
        if (looked.has(row) || names.size >= limit) continue;
        looked.add(row);
        const name = this.#nameOf.get(row)?.['name'];
        if (typeof name === 'number') names.add(name);
      }
    }
    return names;
  }

  /** The points of places in the cells around a point, `ring` cells in each direction. */
  spotsAround(categories: readonly PlaceCategory[], near: Point, ring: number): Spot[] {
    const column = Math.floor((near.lon + 180) / CELL);
    const row = Math.floor((near.lat + 90) / CELL);
    const spots: Spot[] = [];
    for (const category of categories) {
      const number = categoryNumber(category);
      for (let y = row - ring; y <= row + ring; y += 1) {
        const found = this.#spots.all(number, cellAt(column - ring, y), cellAt(column + ring, y));
        for (const spot of found) spots.push(spotFrom(spot, near));
      }
    }
    return spots;
  }
}

/** Every category. */
export const ALL_CATEGORIES: readonly PlaceCategory[] = PLACE_CATEGORIES;

function storedPlace(row: Parameters<typeof placeOf>[0]): StoredPlace {
  return {
    place: placeOf(row),
    row: Number(row['id'] ?? 0),
    name: Number(row['name'] ?? 0),
    importance: Number(row['importance'] ?? 0),
  };
}

function spotFrom(row: Parameters<typeof placeOf>[0], near: Point): Spot {
  const point = {
    lon: fromDegreeUnits(Number(row['lon'] ?? 0)),
    lat: fromDegreeUnits(Number(row['lat'] ?? 0)),
  };
  return { ...point, row: Number(row['place'] ?? 0), distanceM: distanceM(near, point) };
}

function nearestPerPlace(spots: readonly Spot[]): Spot[] {
  const nearest = new Map<number, Spot>();
  for (const spot of spots) {
    const known = nearest.get(spot.row);
    if (known === undefined || spot.distanceM < known.distanceM) nearest.set(spot.row, spot);
  }
  return [...nearest.values()].sort((a, b) => a.distanceM - b.distanceM || a.row - b.row);
}
