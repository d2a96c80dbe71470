import { around } from './grid-index.ts';
import { at, between, distance, distanceToSegment, type Extent, type Point } from './plane.ts';
import { extentOf, type Ring } from './polygon.ts';
import { resample } from './polyline.ts';

/** Which ground is taken: a grid of small cells. */
export class Mask {
  readonly #extent: Extent;
  readonly #cellM: number;
  readonly #columns: number;
  readonly #cells: Uint8Array;

  constructor(extent: Extent, cellM: number) {
    this.#extent = extent;
    this.#cellM = cellM;
    this.#columns = Math.ceil((extent.east - extent.west) / cellM);
    this.#cells = new Uint8Array(this.#columns * Math.ceil((extent.north - extent.south) / cellM));
  }

  /** True when the ground at `point` is taken, or outside. */
  has({ x, y }: Point): boolean {
    const { west, south, east, north } = this.#extent;
    if (x < west || x >= east || y < south || y >= north) return true;
    return this.#cells[this.#cell(x, y)] === 1;
  }

  /** Takes the ground inside the ring, row by row. */
  addRing(ring: Ring): void {
    const { west, south, east, north } = this.#extent;
    const cell = this.#cellM;
    const within = extentOf(ring);
    const firstRow = Math.max(0, Math.floor((within.south - south) / cell));
    const lastRow = Math.ceil((Math.min(within.north, north) - south) / cell) - 1;
    for (let row = firstRow; row <= lastRow; row++) {
      const y = south + (row + 0.5) * cell;
      const edges = crossingsOf(ring, y);
      for (let pair = 0; pair + 1 < edges.length; pair += 2) {
        const from = Math.max(at(edges, pair), west);
        const to = Math.min(at(edges, pair + 1), east);
        const last = Math.min(this.#columns - 1, Math.floor((to - west) / cell - 0.5));
        for (let column = Math.ceil((from - west) / cell - 0.5); column <= last; column++) {
          this.#cells[row * this.#columns + column] = 1;
        }
      }
    }
  }

  /** Takes the ground within `radiusM` of the line. */
  addLine(line: readonly Point[], radiusM: number): void {
    for (let index = 0; index + 1 < line.length; index++) {
      // Short pieces: the rectangle around a long slanting line is mostly empty.
      const piece = resample([at(line, index), at(line, index + 1)], 4 * radiusM + this.#cellM);
      for (let step = 0; step + 1 < piece.length; step++) {
        const [a, b] = [at(piece, step), at(piece, step + 1)];
        this.#each(around(a, b, radiusM), (c) => distanceToSegment(c, a, b) <= radiusM);
      }
    }
  }

  /** Takes the ground inside the ring and within `marginM` of it. */
  addAround(ring: Ring, marginM: number): void {
    this.addRing(ring);
    this.addLine([...ring, at(ring, 0)], marginM);
  }

  /** True when none of the ground below the four-cornered shape is taken. */
  isFree([a, b, c, d]: readonly [Point, Point, Point, Point]): boolean {
    const along = Math.ceil(distance(a, b) / this.#cellM);
    const across = Math.ceil(distance(a, d) / this.#cellM);
    for (let i = 0; i <= along; i++) {
      const [from, to] = [between(a, b, i / along), between(d, c, i / along)];
      for (let j = 0; j <= across; j++) if (this.has(between(from, to, j / across))) return false;
    }
    return true;
  }

  #cell(x: number, y: number): number {
    const { west, south } = this.#extent;
    const row = Math.floor((y - south) / this.#cellM);
    return row * this.#columns + Math.floor((x - west) / this.#cellM);
  }

  #each({ west, south, east, north }: Extent, taken: (centre: Point) => boolean): void {
    const whole = this.#extent;
    const cell = this.#cellM;
    const snap = (value: number, from: number): number =>
      from + (Math.floor((value - from) / cell) + 0.5) * cell;
    const [toX, toY] = [Math.min(east, whole.east - 1e-6), Math.min(north, whole.north - 1e-6)];
    for (let y = snap(Math.max(south, whole.south), whole.south); y <= toY + cell / 2; y += cell) {
      if (y >= whole.north) break;
      for (let x = snap(Math.max(west, whole.west), whole.west); x <= toX + cell / 2; x += cell) {
        if (x >= whole.east) break;
        if (taken({ x, y })) this.#cells[this.#cell(x, y)] = 1;
      }
    }
  }
}

/** Where the ring's edge crosses the height `y`, from west to east. */
function crossingsOf(ring: Ring, y: number): number[] {
  const found: number[] = [];
  for (let index = 0, last = ring.length - 1; index < ring.length; last = index++) {
    const [a, b] = [at(ring, index), at(ring, last)];
    if (a.y > y !== b.y > y) found.push(((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x);
  }
  return found.sort((p, q) => p - q);
}
