import type { Bbox } from '../../../../shared/contract/region.ts';
import type { TileFeature } from './tile-feature.ts';

/** Tiles of one zoom, both ends included. */
export interface TileRange {
  readonly z: number;
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

export interface TileBlock {
  readonly x: number;
  readonly y: number;
  readonly features: readonly TileFeature[];
}

/** Share of a tile that a feature may lie outside of it and still be drawn in it. */
const EDGE = 1 / 16;

const MAX_LATITUDE = 85.0511287798;

function tileX(lon: number, z: number): number {
  return ((lon + 180) / 360) * 2 ** z;
}

function tileY(lat: number, z: number): number {
  const sin = Math.sin((Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * Math.PI) / 180);
  return (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** z;
}

/** The tiles of a zoom that a box touches. */
export function tileRange([west, south, east, north]: Bbox, z: number): TileRange {
  const last = 2 ** z - 1;
  const inside = (value: number) => Math.max(0, Math.min(last, Math.floor(value)));
  return {
    z,
    minX: inside(tileX(west, z)),
    maxX: inside(tileX(east, z)),
    minY: inside(tileY(north, z)),
    maxY: inside(tileY(south, z)),
  };
}

/** The features of each tile of one zoom, one block after the other. */
export class TileBlocks implements Iterable<TileBlock> {
  readonly #range: TileRange;
  readonly #columns: number;
  readonly #blocks: TileFeature[][];

  constructor(features: Iterable<TileFeature>, bbox: Bbox, zoom: number) {
    this.#range = tileRange(bbox, zoom);
    const { minX, maxX, minY, maxY } = this.#range;
    this.#columns = maxX - minX + 1;
    this.#blocks = Array.from({ length: this.#columns * (maxY - minY + 1) }, () => []);
    for (const feature of features) this.#add(feature);
  }

  *[Symbol.iterator](): Generator<TileBlock> {
    const { minX, minY } = this.#range;
    for (const [index, features] of this.#blocks.entries()) {
      const x = minX + (index % this.#columns);
      const y = minY + Math.floor(index / this.#columns);
      if (features.length > 0) yield { x, y, features };
    }
  }

  #add(feature: TileFeature): void {
    const { z, minX, maxX, minY, maxY } = this.#range;
    const box = boundsOf(feature.geometry);
    const fromX = Math.max(minX, Math.floor(tileX(box.west, z) - EDGE));
    const toX = Math.min(maxX, Math.floor(tileX(box.east, z) + EDGE));
    const fromY = Math.max(minY, Math.floor(tileY(box.north, z) - EDGE));
    const toY = Math.min(maxY, Math.floor(tileY(box.south, z) + EDGE));
    for (let y = fromY; y <= toY; y += 1) {
      for (let x = fromX; x <= toX; x += 1) {
        this.#blocks[(y - minY) * this.#columns + (x - minX)]?.push(feature);
      }
    }
  }
}

interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

function boundsOf(geometry: GeoJSON.Geometry): Bounds {
  const bounds: Bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  if (geometry.type !== 'GeometryCollection') widen(bounds, geometry.coordinates);
  return bounds;
}

type Nested = readonly (number | Nested)[];

function widen(bounds: Bounds, coordinates: Nested): void {
  const [lon, lat] = coordinates;
  if (typeof lon === 'number' && typeof lat === 'number') {
    bounds.west = Math.min(bounds.west, lon);
    bounds.east = Math.max(bounds.east, lon);
    bounds.south = Math.min(bounds.south, lat);
    bounds.north = Math.max(bounds.north, lat);
    return;
  }
  for (const inner of coordinates) if (typeof inner !== 'number') widen(bounds, inner);
}
