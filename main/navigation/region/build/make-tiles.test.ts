import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTileLayer, TILE_LAYERS } from '../../../../shared/navigation/tile-layers.ts';
import { TileSource } from '../tiles.ts';
import { ExtractCollector } from './extract.ts';
import { fakeTown } from './fake-town.ts';
import { makeTiles } from './make-tiles.ts';
import { areasOf } from './osm-areas.ts';
import { regionBbox } from './region-bbox.ts';
import { tileRange } from './tile-blocks.ts';
import { tileFeatures } from './tile-features.ts';

let dir: string;
let tiles: TileSource;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhilu-make-tiles-'));
  const sink = new ExtractCollector();
  const town = fakeTown();
  for (const { id, lon, lat, tags } of town.nodes)
    sink.node(id, lon, lat, Object.keys(tags).length > 0 ? tags : null);
  for (const { id, refs, tags } of town.ways) sink.way(id, [...refs], tags);
  for (const { id, members, tags } of town.relations) sink.relation(id, [...members], tags);
  sink.way(5000, [1, 2], { boundary: 'administrative', admin_level: '2' });
  sink.way(5001, [2, 3], { boundary: 'administrative', admin_level: '6' });
  sink.node(6000, 120.004, 30.004, { place: 'country', name: 'Nowhere' });
  const extract = sink.finish();
  const bbox = regionBbox(extract);
  const outFile = join(dir, 'tiles.pmtiles');
  await makeTiles({
    features: tileFeatures(extract, [...areasOf(extract, bbox)]),
    bbox,
    outFile,
    name: 'town',
    attribution: 'nobody',
  });
  tiles = await TileSource.open(outFile);
});
afterAll(async () => {
  await tiles.close();
  await rm(dir, { recursive: true });
});

async function tileAt(z: number, lon: number, lat: number): Promise<VectorTile> {
  const { minX, minY } = tileRange([lon, lat, lon, lat], z);
  const tile = await tiles.get(z, minX, minY);
  return new VectorTile(new PbfReader(tile ? gunzipSync(tile.body) : new Uint8Array()));
}

function properties(tile: VectorTile, name: string): Record<string, unknown>[] {
  const layer = tile.layers[name];
  return Array.from({ length: layer?.length ?? 0 }, (_, at) => ({
    ...layer?.feature(at).properties,
  }));
}

describe('makeTiles', () => {
  it('draws a lake with its island', async () => {
    const tile = await tileAt(14, 120.0012, 30.0012);
    const water = tile.layers['water']?.feature(0);
    expect(water?.properties['class']).toBe('lake');
    expect(water?.loadGeometry()).toHaveLength(2);
    expect(properties(tile, 'water_name')).toEqual([{ class: 'lake', name: 'Lake' }]);
  });

  it('draws streets with their names, small ones at high zooms only', async () => {
    const near = await tileAt(14, 120.0012, 30.0012);
    expect(properties(near, 'transportation')).toContainEqual({
      class: 'minor',
      subclass: 'residential',
    });
    expect(properties(near, 'transportation_name').map(({ name }) => name)).toContain('East 0');
    expect((await tileAt(11, 120.0012, 30.0012)).layers['transportation']).toBeUndefined();
  });

  it('draws points with our category', async () => {
    const poi = properties(await tileAt(14, 120.0012, 30.0012), 'poi');
    expect(poi).toContainEqual(
      expect.objectContaining({
        category: 'fuel',
        class: 'fuel',
        name: 'Zhànqián',
        'name:en': 'Fuel A',
      }),
    );
    expect(poi).toContainEqual(expect.objectContaining({ category: 'charging' }));
  });

  it('never draws the line or the name of a country', async () => {
    const tile = await tileAt(14, 120.0012, 30.0012);
    expect(properties(tile, 'boundary')).toEqual([{ admin_level: 6 }]);
    expect(properties(tile, 'place')).toEqual([]);
  });

  it('writes only the layers and fields it says', async () => {
    const tile = await tileAt(14, 120.0012, 30.0012);
    for (const name of Object.keys(tile.layers)) {
      expect(isTileLayer(name)).toBe(true);
      const fields = new Set<string>(isTileLayer(name) ? TILE_LAYERS[name] : []);
      for (const feature of properties(tile, name)) {
        expect(Object.keys(feature).filter((field) => !fields.has(field))).toEqual([]);
      }
    }
  });
});
