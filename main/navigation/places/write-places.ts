import type { DatabaseSync } from 'node:sqlite';
import type { Point } from '../../../shared/navigation/place.ts';
import type { IndexedPlace } from './indexed-place.ts';
import type { IndexedName } from './name-table.ts';
import { categoryNumber, detailOf, pointsToBytes, toDegreeUnits } from './place-row.ts';
import { cellOf } from './schema.ts';

/** Writes names, places, aliases, and where everything is. Returns the number of places. */
export function writePlaces(database: DatabaseSync, names: readonly IndexedName[]): number {
  const insertName = database.prepare('INSERT INTO name VALUES(?, ?, ?, ?)');
  const insertPlace = database.prepare('INSERT INTO place VALUES(?, ?, ?, ?, ?, ?, ?, ?)');
  const insertAlias = database.prepare('INSERT INTO alias VALUES(?, ?)');
  const numbers = new Map<IndexedPlace, number>();
  names.forEach(({ text, places }, index) => {
    const name = index + 1;
    const first = numbers.size + 1;
    for (const place of places) {
      const id = numbers.size + 1;
      numbers.set(place, id);
      insertPlace.run(
        id,
        place.id,
        name,
        categoryNumber(place.category),
        toDegreeUnits(place.lon),
        toDegreeUnits(place.lat),
        place.importance,
        detailOf(place),
      );
    }
    insertName.run(name, text, places.length > 0 ? first : null, numbers.size);
  });
  names.forEach(({ alsoOf }, index) => {
    const aliased = alsoOf.map((place) => numbers.get(place) ?? 0).sort((a, b) => a - b);
    for (const place of new Set(aliased)) insertAlias.run(index + 1, place);
  });
  writeSpots(database, numbers);
  writeLines(database, numbers);
  database.exec('CREATE INDEX place_ref ON place(ref)');
  return numbers.size;
}

type Spot = [category: number, cell: number, lon: number, lat: number, place: number];

function writeSpots(database: DatabaseSync, numbers: ReadonlyMap<IndexedPlace, number>): void {
  const spots: Spot[] = [];
  for (const [place, id] of numbers) {
    const category = categoryNumber(place.category);
    for (const { lon, lat } of spotsOf(place)) {
      spots.push([category, cellOf(lon, lat), toDegreeUnits(lon), toDegreeUnits(lat), id]);
    }
  }
  spots.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3] || a[4] - b[4]);
  const insert = database.prepare('INSERT OR IGNORE INTO spot VALUES(?, ?, ?, ?, ?)');
  for (const spot of spots) insert.run(...spot);
}

function writeLines(database: DatabaseSync, numbers: ReadonlyMap<IndexedPlace, number>): void {
  const insert = database.prepare('INSERT INTO line VALUES(?, ?)');
  for (const [{ points }, id] of numbers) {
    if (points !== undefined && points.length > 0) insert.run(id, pointsToBytes(points));
  }
}

/** Where a place is: along its points, or at its one position. */
function spotsOf(place: IndexedPlace): readonly Point[] {
  return place.points === undefined || place.points.length === 0 ? [place] : place.points;
}
