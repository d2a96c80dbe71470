import { distanceM } from './routable.ts';

interface Item<T> {
  readonly lon: number;
  readonly lat: number;
  readonly value: T;
}

/** Finds what lies near a point, among very many points. */
export class PointGrid<T> {
  readonly #cells = new Map<string, Item<T>[]>();
  readonly #cellDegrees: number;

  /** @param radiusM the largest distance that will be asked for */
  constructor(radiusM: number) {
    // A degree of longitude is shorter than one of latitude; twice the radius covers latitudes to 60°.
    this.#cellDegrees = (radiusM * 2) / 111_195;
  }

  add(lon: number, lat: number, value: T): void {
    const key = this.#key(this.#cell(lon), this.#cell(lat));
    const items = this.#cells.get(key);
    if (items) items.push({ lon, lat, value });
    else this.#cells.set(key, [{ lon, lat, value }]);
  }

  /** The nearest within a distance, or undefined. */
  nearest(lon: number, lat: number, withinM: number): T | undefined {
    let best: T | undefined;
    let bestM = withinM;
    for (const item of this.#around(lon, lat)) {
      const away = distanceM([lon, lat], [item.lon, item.lat]);
      if (away > bestM) continue;
      best = item.value;
      bestM = away;
    }
    return best;
  }

  *#around(lon: number, lat: number): Generator<Item<T>> {
    const column = this.#cell(lon);
    const row = this.#cell(lat);
    for (let x = column - 1; x <= column + 1; x += 1) {
      for (let y = row - 1; y <= row + 1; y += 1) yield* this.#cells.get(this.#key(x, y)) ?? [];
    }
  }

  #cell(degrees: number): number {
    return Math.floor(degrees / this.#cellDegrees);
  }

  #key(x: number, y: number): string {
    return `${x}/${y}`;
  }
}
