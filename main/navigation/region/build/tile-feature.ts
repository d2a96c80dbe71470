import type { OsmElementType, OsmTags } from '../../../../shared/navigation/osm.ts';
import { NAME_FIELDS, type TileLayer } from '../../../../shared/navigation/tile-layers.ts';

export type TileAttributes = Readonly<Record<string, string | number | boolean>>;

/** One feature of one layer, for the zooms from `minZoom` to `maxZoom`. */
export interface TileFeature {
  readonly layer: TileLayer;
  readonly geometry: GeoJSON.Geometry;
  readonly attributes: TileAttributes;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** As OpenMapTiles makes it, see {@link featureId}. */
  readonly id?: number;
}

const ID_DIGITS: Readonly<Record<OsmElementType, number>> = { node: 0, way: 1, relation: 4 };

/** The OSM id with one digit behind it that tells the type: 0 node, 1 way, 4 relation (OpenMapTiles). */
export function featureId(type: OsmElementType, id: number): number {
  return id * 10 + ID_DIGITS[type];
}

/** The names of an element that tiles keep. */
export function nameAttributes(tags: OsmTags): Record<string, string> {
  return Object.fromEntries(
    NAME_FIELDS.flatMap((field) => {
      const name = field === 'name:zh' ? (tags['name:zh-Hans'] ?? tags[field]) : tags[field];
      return name === undefined || name === '' ? [] : [[field, name]];
    }),
  );
}

/** True when any of the names is there. */
export function isNamed(tags: OsmTags): boolean {
  return tags['name'] !== undefined || tags['name:zh'] !== undefined;
}

/** The entries that have a value. */
export function present(
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
): TileAttributes {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
}
