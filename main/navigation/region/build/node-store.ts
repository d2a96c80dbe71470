/** OSM's own resolution: seven decimals of a degree, about a centimetre. */
const SCALE = 1e7;
/** Degrees at the resolution of OSM. */
export function roundedDegrees(degrees: number): number {
  return Math.round(degrees * SCALE) / SCALE;
}

const FIRST_CAPACITY = 1 << 12;

/**
 * Where each node is, in 16 bytes per node outside the JavaScript heap: a city has millions of
 * nodes, and nearly all of them are nothing but a position.
 */
export class NodeStore {
  #ids = new Float64Array(FIRST_CAPACITY);
  #lons = new Int32Array(FIRST_CAPACITY);
  #lats = new Int32Array(FIRST_CAPACITY);
  #length = 0;
  #sorted = true;

  /** Nodes held. */
  get size(): number {
    return this.#length;
  }

  /** Adds a node at degrees that are known to be in range. */
  add(id: number, lon: number, lat: number): void {
    const at = this.#length;
    if (at === this.#ids.length) this.#grow();
    if (at > 0 && id <= (this.#ids[at - 1] ?? 0)) this.#sorted = false;
    this.#ids[at] = id;
    this.#lons[at] = Math.round(lon * SCALE);
    this.#lats[at] = Math.round(lat * SCALE);
    this.#length = at + 1;
  }

  /** Makes look-ups possible. A node that came twice keeps its last position. */
  finish(): void {
    if (this.#sorted) return;
    const ids = this.#ids;
    const order = Uint32Array.from({ length: this.#length }, (_, index) => index);
    order.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0) || a - b);
    const last = order.filter((at, index) => ids[at] !== ids[order[index + 1] ?? -1]);
    this.#ids = Float64Array.from(last, (at) => ids[at] ?? 0);
    this.#lons = Int32Array.from(last, (at) => this.#lons[at] ?? 0);
    this.#lats = Int32Array.from(last, (at) => this.#lats[at] ?? 0);
    this.#length = last.length;
    this.#sorted = true;
  }

  /** The place of a node in the store, or -1 when the extract lacks it. */
  indexOf(id: number): number {
    let low = 0;
    let high = this.#length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.#ids[middle] ?? 0;
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  id(index: number): number {
    return this.#ids[index] ?? 0;
  }

  /** Degrees. */
  lon(index: number): number {
    return (this.#lons[index] ?? 0) / SCALE;
  }

  /** Degrees. */
  lat(index: number): number {
    return (this.#lats[index] ?? 0) / SCALE;
  }

  /** `[lon, lat]` of a node, or null when the extract lacks it. */
  position(id: number): [number, number] | null {
    const index = this.indexOf(id);
    return index < 0 ? null : [this.lon(index), this.lat(index)];
  }

  #grow(): void {
    const capacity = this.#ids.length * 2;
    this.#ids = enlarged(new Float64Array(capacity), this.#ids);
    this.#lons = enlarged(new Int32Array(capacity), this.#lons);
    this.#lats = enlarged(new Int32Array(capacity), this.#lats);
  }
}

function enlarged<T extends Float64Array | Int32Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
