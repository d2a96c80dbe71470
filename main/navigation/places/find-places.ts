import type { PlaceCategory, Point } from '../../../shared/navigation/place.ts';
import { distanceM } from '../../../shared/navigation/search/distance.ts';
import type { Grade } from '../../../shared/navigation/search/grade.ts';
import type { NameQuery } from '../../../shared/navigation/search/query.ts';
import { bestOf, scoreOf, type Scored } from '../../../shared/navigation/search/rank.ts';
import type { Candidates } from './candidates.ts';
import { findNames } from './find-names.ts';
import { gradeName, refineGrade } from './grade-name.ts';
import type { NameStore } from './name-store.ts';
import type { PlaceStore, StoredPlace } from './place-store.ts';
import type { ChosenPlace } from './search-types.ts';

export interface FindPlacesOptions {
  readonly near: Point | null;
  readonly limit: number;
  readonly history: readonly ChosenPlace[];
  /** Only places of this category. */
  readonly category?: PlaceCategory;
}

export interface FoundPlace {
  readonly stored: StoredPlace;
  readonly distanceM: number | null;
  readonly score: number;
}

/** Places around the driver that are looked at when too many names fit to look at all of them. */
const MAX_AROUND = 150;

/** Places of a name that was not typed in full; more of them would hide other names. */
const MAX_OF_GUESS = 4;

/** Finds and ranks the places with a name that fits a query. */
export function findPlaces(
  names: NameStore,
  places: PlaceStore,
  query: NameQuery,
  { near, limit, history, category }: FindPlacesOptions,
): FoundPlace[] {
  const candidates = findNames(names, query, limit);
  if (near !== null && candidates.truncated) addAround(names, places, query, near, candidates);
  const chosen = new Map(history.map((choice) => [choice.id, choice]));
  const found = new Map<number, FoundPlace & Scored>();
  const consider = (stored: StoredPlace, grade: Grade, text: string): void => {
    if (category !== undefined && stored.place.category !== category) return;
    const distance = near === null ? null : distanceM(near, stored.place);
    const score = scoreOf({
      grade,
      covered: Math.min(1, query.text.length / Math.max(1, text.length)),
      importance: stored.importance,
      distanceM: distance,
      chosen: chosen.get(stored.place.id) ?? null,
    });
    const known = found.get(stored.row);
    if (known !== undefined && known.score >= score) return;
    found.set(stored.row, {
      stored,
      distanceM: distance,
      score,
      grade,
      name: stored.place.name,
      id: stored.place.id,
    });
  };
  const wanted = category === undefined ? limit * 4 + 20 : 400;
  for (const { name, grade: rough } of candidates.best(wanted)) {
    const grade = refineGrade(names, query, name, rough);
    const text = names.text(name);
    const most = category !== undefined ? 50 : grade === 'exact' ? limit : MAX_OF_GUESS;
    for (const stored of places.ofName(name, near, most)) {
      consider(stored, grade, text);
    }
  }
  for (const { id } of history) {
    const stored = places.byId(id);
    const grade = stored && gradeName(names, query, stored.name);
    if (stored && grade) consider(stored, grade, stored.place.name);
  }
  return bestOf([...found.values()], limit);
}

function addAround(
  names: NameStore,
  places: PlaceStore,
  query: NameQuery,
  near: Point,
  candidates: Candidates,
): void {
  for (const name of places.namesAround(near, MAX_AROUND)) {
    if (candidates.has(name)) continue;
    const grade = gradeName(names, query, name);
    if (grade !== null) candidates.add([name], grade);
  }
}
