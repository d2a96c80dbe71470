import type { Point } from '../../../shared/navigation/place.ts';
import type { IndexedPlace } from './indexed-place.ts';

/** Places of one name and category closer than this are one place. */
const SAME_PLACE_M = 150;

const M_PER_DEGREE = 111_195;

/** The distance of two near points in metres, on a plane. */
function planeDistanceM(a: Point, b: Point): number {
  const x = (a.lon - b.lon) * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180));
  return Math.hypot(x, a.lat - b.lat) * M_PER_DEGREE;
}

/**
 * Makes one of the places of equal name and category that lie within 150 m of each other: the data has
 * many things twice, as a node and as an outline, or a street in many pieces. The better known one
 * stays and takes over what only the other tells.
 *
 * @param places all of one name and one category
 */
export function mergePlaces(places: readonly IndexedPlace[]): IndexedPlace[] {
  if (places.length < 2) return [...places];
  const sorted = [...places].sort(
    (a, b) => b.importance - a.importance || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const kept: (IndexedPlace | null)[] = [];
  const grid = new Map<string, { point: Point; owner: number }[]>();
  const cellSize = (SAME_PLACE_M * 1.01) / M_PER_DEGREE;
  const cell = ({ lon, lat }: Point): [number, number] => {
    const row = Math.floor(lat / cellSize);
    // Cells as wide as high, at the latitude of the row's middle that is farther from the equator.
    const widest = Math.cos(
      Math.min(Math.abs(row) * cellSize + cellSize * 2, 89) * (Math.PI / 180),
    );
    return [Math.floor((lon * widest) / cellSize), row];
  };
  const near = (point: Point): Set<number> => {
    const owners = new Set<number>();
    const row = cell(point)[1];
    for (let y = row - 1; y <= row + 1; y += 1) {
      const widest = Math.cos(
        Math.min(Math.abs(y) * cellSize + cellSize * 2, 89) * (Math.PI / 180),
      );
      const column = Math.floor((point.lon * widest) / cellSize);
      for (let x = column - 1; x <= column + 1; x += 1) {
        for (const other of grid.get(`${String(x)}/${String(y)}`) ?? []) {
          if (planeDistanceM(point, other.point) <= SAME_PLACE_M) owners.add(other.owner);
        }
      }
    }
    return owners;
  };
  const owners: number[] = [];
  const rootOf = (owner: number): number => {
    const parent = owners[owner] ?? owner;
    return parent === owner ? owner : rootOf(parent);
  };
  for (const place of sorted) {
    const points = place.points ?? [place];
    const found = new Set(points.flatMap((point) => [...near(point)].map(rootOf)));
    let owner = Math.min(...found);
    if (found.size === 0) {
      owner = kept.length;
      owners.push(owner);
      kept.push(place);
    } else {
      let merged = kept[owner];
      if (merged) merged = united(merged, place);
      for (const other of found) {
        const lost = kept[other];
        if (other === owner || !lost) continue;
        if (merged) merged = united(merged, lost);
        owners[other] = owner;
        kept[other] = null;
      }
      kept[owner] = merged ?? place;
    }
    for (const point of points) {
      const key = cell(point).join('/');
      const inCell = grid.get(key);
      if (inCell) inCell.push({ point, owner });
      else grid.set(key, [{ point, owner }]);
    }
  }
  return kept.filter((place) => place !== null);
}

/** One place of two: the first's facts, the second's where the first has none. */
function united(first: IndexedPlace, second: IndexedPlace): IndexedPlace {
  const points = [...(first.points ?? []), ...(second.points ?? [])];
  return {
    ...second,
    ...first,
    otherNames: [...new Set([...first.otherNames, ...second.otherNames])],
    ...(points.length > 0 && { points }),
  };
}
