import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRouteFile } from './route-file.ts';

const coordinates = [
  [120.1, 30.2],
  [120.11, 30.2],
];
const feature = {
  type: 'Feature',
  properties: { maxspeed: 80 },
  geometry: { type: 'LineString', coordinates },
};

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhilu-route-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

async function read(content: unknown): ReturnType<typeof readRouteFile> {
  const file = join(dir, 'route.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readRouteFile(file);
}

describe('readRouteFile', () => {
  it.each([
    ['coordinates alone', { coordinates }, 60],
    ['a LineString', { type: 'LineString', coordinates }, 60],
    ['a Feature', feature, 80],
    ['a Feature without properties', { ...feature, properties: null }, 60],
    ['a collection of one', { type: 'FeatureCollection', features: [feature] }, 80],
    ['heights', { coordinates: coordinates.map((position) => [...position, 12]) }, 60],
  ])('takes %s', async (_name, content, limit) => {
    const corners = await read(content);
    expect(corners.length).toBeGreaterThan(3);
    expect(corners[0]).toMatchObject({ latitude: 30.2, longitude: 120.1, limit });
  });

  it.each([
    ['no JSON', '{', 'cannot be read'],
    ['another geometry', { type: 'Point', coordinates: [120, 30] }, 'one GeoJSON LineString'],
    ['one point', { coordinates: coordinates.slice(1) }, 'one GeoJSON LineString'],
    [
      'latitude first',
      {
        coordinates: [
          [30.2, 120.1],
          [30.2, 120.2],
        ],
      },
      'longitude, latitude',
    ],
    ['two lines', { type: 'FeatureCollection', features: [feature, feature] }, 'one GeoJSON'],
    ['a wrong limit', { ...feature, properties: { maxspeed: 900 } }, 'one GeoJSON'],
    ['a line of no length', { coordinates: [coordinates[0], coordinates[0]] }, 'shorter than'],
  ])('refuses %s', async (_name, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });

  it('names a file that is not there', async () => {
    await expect(readRouteFile(join(dir, 'none.json'))).rejects.toThrow('none.json cannot be read');
  });
});
