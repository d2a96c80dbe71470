import type { Extent, Point } from './plane.ts';

/** Finds what lies near a place: a grid of cells, each listing the items whose extent touches it. */
export class GridIndex<T> {
  readonly #cellM: number;
  readonly #cells = new Map<number, T[]>();

  constructor(cellM: number) {
    this.#cellM = cellM;
  }

  add(extent: Extent, item: T): void {
    for (const key of this.#keys(extent)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(item);
      else this.#cells.set(key, [item]);
    }
  }

  addSegment(a: Point, b: Point, item: T): void {
    this.add(around(a, b, 0), item);
  }

  /** Every item whose extent may touch `extent`, each once, in the order of adding. */
  near(extent: Extent): Set<T> {
    const found = new Set<T>();
    for (const key of this.#keys(extent)) {
      for (const item of this.#cells.get(key) ?? []) found.add(item);
    }
    return found;
  }

  *#keys({ west, south, east, north }: Extent): Generator<number> {
    const [toX, toY] = [Math.floor(east / this.#cellM), Math.floor(north / this.#cellM)];
    for (let x = Math.floor(west / this.#cellM); x <= toX; x++) {
      for (let y = Math.floor(south / this.#cellM); y <= toY; y++) yield x * 100_003 + y;
    }
  }
}

/** The rectangle around two points, wider by `marginM` on every side. */
export function around(a: Point, b: Point, marginM: number): Extent {
  return {
    west: Math.min(a.x, b.x) - marginM,
    south: Math.min(a.y, b.y) - marginM,
    east: Math.max(a.x, b.x) + marginM,
    north: Math.max(a.y, b.y) + marginM,
  };
}
