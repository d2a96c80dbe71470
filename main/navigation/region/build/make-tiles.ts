import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { GeoJSONVT, type GeoJSONVTFeature } from '@maplibre/geojson-vt';
import { GeoJSONWrapper, fromVectorTileJs } from '@maplibre/vt-pbf';
import type { Bbox } from '../../../../shared/contract/region.ts';
import {
  MAX_TILE_ZOOM,
  MIN_TILE_ZOOM,
  TILE_LAYERS,
  TILE_LAYER_NAMES,
  type TileLayer,
} from '../../../../shared/navigation/tile-layers.ts';
import { PmtilesWriter } from './pmtiles-writer.ts';
import { TileBlocks, tileRange, type TileRange } from './tile-blocks.ts';
import type { TileFeature } from './tile-feature.ts';

const EXTENT = 4096;
/** Wide enough that a motorway's casing is not cut at the edge of its tile. */
const BUFFER = 128;
/** Tiles from here on are made block by block, so that memory does not grow with the region. */
const BLOCK_ZOOM = 10;

/**
 * Tiles are made this far around the region, degrees: lakes and hills do not end where the roads were
 * cut off, and a map that goes blank at the last crossing looks broken.
 */
const MARGIN = 0.05;

const gzipAsync = promisify<Uint8Array, Uint8Array>(gzip);

export interface MakeTilesOptions {
  readonly features: Iterable<TileFeature>;
  readonly bbox: Bbox;
  readonly outFile: string;
  readonly name: string;
  readonly attribution: string;
}

/**
 * Cuts features into gzipped vector tiles and writes them as a PMTiles archive.
 * @param onProgress tiles done, 0..1
 * @returns how many tiles there are
 */
export async function makeTiles(
  { features, bbox: region, outFile, name, attribution }: MakeTilesOptions,
  onProgress: (share: number) => void = () => undefined,
): Promise<{ count: number }> {
  const writer = await PmtilesWriter.create(outFile);
  const bbox = widened(region);
  const all = [...features];
  const coarse = all.filter(({ minZoom }) => minZoom < BLOCK_ZOOM);
  await cut(coarse, rangesOf(bbox, MIN_TILE_ZOOM, BLOCK_ZOOM - 1), writer);
  const blocks = [...new TileBlocks(all, bbox, BLOCK_ZOOM)];
  for (const [index, { x, y, features: inside }] of blocks.entries()) {
    onProgress(index / blocks.length);
    const ranges = rangesOf(bbox, BLOCK_ZOOM, MAX_TILE_ZOOM).map((range) => within(range, x, y));
    await cut(inside, ranges, writer);
  }
  const { count } = writer;
  await writer.finish({
    bbox,
    minZoom: MIN_TILE_ZOOM,
    maxZoom: MAX_TILE_ZOOM,
    metadata: {
      name,
      attribution,
      type: 'baselayer',
      generator: 'zhilu',
      vector_layers: TILE_LAYER_NAMES.map((id) => ({
        id,
        fields: Object.fromEntries(TILE_LAYERS[id].map((field) => [field, 'String'])),
        minzoom: MIN_TILE_ZOOM,
        maxzoom: MAX_TILE_ZOOM,
      })),
    },
  });
  onProgress(1);
  return { count };
}

function widened([west, south, east, north]: Bbox): Bbox {
  return [
    Math.max(-180, west - MARGIN),
    Math.max(-90, south - MARGIN),
    Math.min(180, east + MARGIN),
    Math.min(90, north + MARGIN),
  ];
}

function rangesOf(bbox: Bbox, from: number, to: number): TileRange[] {
  return Array.from({ length: to - from + 1 }, (_, at) => tileRange(bbox, from + at));
}

/** The part of a range that lies in one tile of the block zoom. */
function within(range: TileRange, blockX: number, blockY: number): TileRange {
  const scale = 2 ** (range.z - BLOCK_ZOOM);
  return {
    z: range.z,
    minX: Math.max(range.minX, blockX * scale),
    maxX: Math.min(range.maxX, (blockX + 1) * scale - 1),
    minY: Math.max(range.minY, blockY * scale),
    maxY: Math.min(range.maxY, (blockY + 1) * scale - 1),
  };
}

async function cut(
  features: readonly TileFeature[],
  ranges: readonly TileRange[],
  writer: PmtilesWriter,
): Promise<void> {
  const indexes = layerIndexes(features);
  for (const { z, minX, maxX, minY, maxY } of ranges) {
    for (let x = minX; x <= maxX; x += 1) {
      for (let y = minY; y <= maxY; y += 1) {
        const layers: Record<string, GeoJSONWrapper> = {};
        for (const [layer, index] of indexes) {
          const tile = index.getTile(z, x, y);
          const drawn = tile ? drawnAt(z, tile.features, features) : [];
          if (drawn.length > 0) layers[layer] = tileLayer(layer, drawn);
        }
        if (Object.keys(layers).length === 0) continue;
        await writer.add(z, x, y, await gzipAsync(fromVectorTileJs({ layers })));
      }
    }
  }
}

function tileLayer(name: TileLayer, features: GeoJSONVTFeature[]): GeoJSONWrapper {
  const layer = new GeoJSONWrapper(features, { version: 2, extent: EXTENT });
  layer.name = name;
  return layer;
}

/**
 * One index per layer. What is cut carries only the feature's number: attributes and zooms are looked
 * up when a tile is written.
 */
function layerIndexes(features: readonly TileFeature[]): Map<TileLayer, GeoJSONVT> {
  const byLayer = new Map<TileLayer, GeoJSON.Feature[]>();
  for (const [id, { layer, geometry }] of features.entries()) {
    const feature: GeoJSON.Feature = { type: 'Feature', id, geometry, properties: null };
    const known = byLayer.get(layer);
    if (known) known.push(feature);
    else byLayer.set(layer, [feature]);
  }
  return new Map(
    TILE_LAYER_NAMES.flatMap((layer) => {
      const inLayer = byLayer.get(layer);
      if (!inLayer) return [];
      const collection: GeoJSON.FeatureCollection = {
        type: 'FeatureCollection',
        features: inLayer,
      };
      return [
        [
          layer,
          new GeoJSONVT(collection, {
            maxZoom: MAX_TILE_ZOOM,
            indexMaxZoom: 0,
            extent: EXTENT,
            buffer: BUFFER,
            wrap: false,
          }),
        ],
      ];
    }),
  );
}

function drawnAt(
  z: number,
  cutFeatures: readonly GeoJSONVTFeature[],
  features: readonly TileFeature[],
): GeoJSONVTFeature[] {
  return cutFeatures.flatMap((cutFeature) => {
    const feature = features[Number(cutFeature.id)];
    if (!feature || z < feature.minZoom || z > feature.maxZoom) return [];
    return [{ ...cutFeature, id: feature.id, tags: feature.attributes }];
  });
}
