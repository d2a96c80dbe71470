import { isSet, type OsmRelation } from '../../../../shared/navigation/osm.ts';
import { MAX_TILE_ZOOM } from '../../../../shared/navigation/tile-layers.ts';
import { areaStyleOf, buildingHeights, minZoomOfArea, waterAttributes } from './areas.ts';
import type { Polygon } from './multipolygon.ts';
import type { OsmArea } from './osm-areas.ts';
import { featureId, isNamed, nameAttributes, present, type TileFeature } from './tile-feature.ts';

const BUILDING_MIN_ZOOM = 13;

/** Ids of the ways and relations that are outlines of buildings drawn from their parts. */
export function outlinesWithParts(relations: readonly OsmRelation[]): ReadonlySet<number> {
  const outlines = relations
    .filter(({ tags }) => tags['type'] === 'building')
    .flatMap(({ members }) => members.filter(({ role }) => role === 'outline'));
  return new Set(outlines.map(({ type, ref }) => (type === 'node' ? NaN : featureId(type, ref))));
}

/** What is drawn of an area: the area itself, the buildings, the name of water. */
export function* areaFeatures(
  area: OsmArea,
  outlines: ReadonlySet<number>,
): Generator<TileFeature> {
  const { tags, polygons } = area;
  if (isSet(tags['building']) || isSet(tags['building:part'])) yield building(area, outlines);
  const style = areaStyleOf(tags);
  if (!style) return;
  const minZoom = minZoomOfArea(area.areaM2, style.minZoom);
  const water = style.layer === 'water';
  yield {
    layer: style.layer,
    geometry: geometryOf(polygons),
    minZoom,
    maxZoom: MAX_TILE_ZOOM,
    attributes: present({
      class: style.class,
      subclass: style.subclass,
      ...(water && waterAttributes(tags)),
      ...(style.layer === 'park' && nameAttributes(tags)),
    }),
  };
  if (water && isNamed(tags)) yield* waterName(area, style.class, minZoom);
}

function building(area: OsmArea, outlines: ReadonlySet<number>): TileFeature {
  const { type, id, tags, polygons } = area;
  return {
    layer: 'building',
    geometry: geometryOf(polygons),
    minZoom: minZoomOfArea(area.areaM2 * 4, BUILDING_MIN_ZOOM),
    maxZoom: MAX_TILE_ZOOM,
    id: featureId(type, id),
    attributes: present({
      ...buildingHeights(tags),
      hide_3d: outlines.has(featureId(type, id)) ? true : undefined,
    }),
  };
}

function* waterName(
  { type, id, tags, label }: OsmArea,
  kind: string,
  minZoom: number,
): Generator<TileFeature> {
  if (!label) return;
  yield {
    layer: 'water_name',
    geometry: { type: 'Point', coordinates: label },
    // A lake can be seen before there is room for its name.
    minZoom: Math.min(MAX_TILE_ZOOM, minZoom + 2),
    maxZoom: MAX_TILE_ZOOM,
    id: featureId(type, id),
    attributes: present({ class: kind, ...nameAttributes(tags) }),
  };
}

/** GeoJSON of polygons. */
export function geometryOf(polygons: readonly Polygon[]): GeoJSON.Geometry {
  const [only, ...more] = polygons;
  return only && more.length === 0
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: [...polygons] };
}
