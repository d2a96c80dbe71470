import type { OsmRelation, OsmWay } from '../../../../shared/navigation/osm.ts';
import { MAX_TILE_ZOOM } from '../../../../shared/navigation/tile-layers.ts';
import { positionsOf } from './multipolygon.ts';
import type { NodeStore } from './node-store.ts';
import { present, type TileFeature } from './tile-feature.ts';

/**
 * Lines of countries and provinces are never drawn: OpenStreetMap shows what is the case on the
 * ground, a published map must show what its state says is right, and an extract has but pieces of
 * either. City and district lines are drawn where the data has them.
 */
const HIGHEST_DRAWN_LEVEL = 5;
const LOWEST_DRAWN_LEVEL = 8;

/** Boundary lines between cities and districts. */
export function* boundaryFeatures(
  ways: readonly OsmWay[],
  relations: readonly OsmRelation[],
  nodes: NodeStore,
): Generator<TileFeature> {
  const levels = new Map<number, number>();
  const tell = (way: number, level: number) =>
    levels.set(way, Math.min(level, levels.get(way) ?? Infinity));
  for (const { tags, members } of relations) {
    const level = levelOf(tags);
    if (level === null) continue;
    for (const { type, ref } of members) if (type === 'way') tell(ref, level);
  }
  for (const { id, tags } of ways) {
    const level = levelOf(tags);
    if (level !== null) tell(id, level);
  }
  for (const { id, tags, refs } of ways) {
    const level = levels.get(id);
    if (level === undefined || level < HIGHEST_DRAWN_LEVEL || level > LOWEST_DRAWN_LEVEL) continue;
    if (tags['maritime'] === 'yes' || tags['disputed'] === 'yes') continue;
    const coordinates = positionsOf(refs, nodes);
    if (coordinates.length < 2) continue;
    yield {
      layer: 'boundary',
      geometry: { type: 'LineString', coordinates },
      minZoom: level <= 6 ? 9 : 11,
      maxZoom: MAX_TILE_ZOOM,
      attributes: present({ admin_level: level }),
    };
  }
}

function levelOf(tags: OsmRelation['tags']): number | null {
  if (tags['boundary'] !== 'administrative') return null;
  const level = Number(tags['admin_level']);
  return Number.isInteger(level) && level > 0 ? level : null;
}
