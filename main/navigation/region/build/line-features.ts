import { isYes, lookUp, type OsmWay } from '../../../../shared/navigation/osm.ts';
import { MAX_TILE_ZOOM } from '../../../../shared/navigation/tile-layers.ts';
import { mergeLines } from './merge-lines.ts';
import { positionsOf } from './multipolygon.ts';
import type { NodeStore } from './node-store.ts';
import {
  isNamed,
  nameAttributes,
  present,
  type TileAttributes,
  type TileFeature,
} from './tile-feature.ts';
import {
  brunnelOf,
  onewayOf,
  surfaceOf,
  transportationOf,
  type Transportation,
} from './transportation.ts';

/** From here on a road's pieces are drawn one by one, with bridges, surfaces, and directions. */
const DETAIL_ZOOM = 12;

interface Group {
  readonly attributes: TileAttributes;
  readonly minZoom: number;
  readonly lines: (readonly number[])[];
}

/** Roads, rails, ferries, their names, and the lines of water. */
export function* lineFeatures(ways: Iterable<OsmWay>, nodes: NodeStore): Generator<TileFeature> {
  const coarse = new Map<string, Group>();
  const names = new Map<string, Group>();
  for (const way of ways) {
    const kind = transportationOf(way.tags);
    if (kind) {
      yield* detailed(way, kind, nodes);
      if (kind.minZoom < DETAIL_ZOOM) {
        collect(
          coarse,
          way,
          kind.minZoom,
          present({ class: kind.class, ...(kind.ramp && { ramp: 1 }) }),
        );
      }
      const named = nameOf(way, kind);
      if (named) collect(names, way, nameMinZoom(kind), named);
    } else yield* waterway(way, nodes);
  }
  for (const group of coarse.values()) {
    yield* merged('transportation', group, DETAIL_ZOOM - 1, nodes);
  }
  for (const group of names.values())
    yield* merged('transportation_name', group, MAX_TILE_ZOOM, nodes);
}

function* detailed(
  { tags, refs }: OsmWay,
  kind: Transportation,
  nodes: NodeStore,
): Generator<TileFeature> {
  const coordinates = positionsOf(refs, nodes);
  if (coordinates.length < 2) return;
  const layer = Number(tags['layer']);
  yield {
    layer: 'transportation',
    geometry: { type: 'LineString', coordinates },
    minZoom: Math.max(DETAIL_ZOOM, kind.minZoom),
    maxZoom: MAX_TILE_ZOOM,
    attributes: present({
      class: kind.class,
      subclass: kind.subclass,
      ramp: kind.ramp ? 1 : undefined,
      brunnel: brunnelOf(tags),
      oneway: onewayOf(tags),
      surface: surfaceOf(tags),
      layer: Number.isInteger(layer) && layer !== 0 ? layer : undefined,
      service: kind.class === 'service' ? tags['service'] : undefined,
    }),
  };
}

function nameOf({ tags }: OsmWay, kind: Transportation): TileAttributes | null {
  const { ref } = tags;
  if (kind.class === 'rail' || kind.class === 'transit') return null;
  if (!isNamed(tags) && ref === undefined) return null;
  return present({
    class: kind.class,
    subclass: kind.subclass,
    ref,
    ref_length: ref?.length,
    ...nameAttributes(tags),
  });
}

/** A name needs room: it comes later than its road. */
function nameMinZoom({ class: kind, minZoom }: Transportation): number {
  if (kind === 'motorway' || kind === 'trunk') return 9;
  return Math.min(MAX_TILE_ZOOM, Math.max(10, minZoom + 1));
}

function collect(
  groups: Map<string, Group>,
  { refs }: OsmWay,
  minZoom: number,
  attributes: TileAttributes,
): void {
  const key = JSON.stringify(attributes);
  const group = groups.get(key);
  if (group) group.lines.push(refs);
  else groups.set(key, { attributes, minZoom, lines: [refs] });
}

function* merged(
  layer: 'transportation' | 'transportation_name',
  { attributes, minZoom, lines }: Group,
  maxZoom: number,
  nodes: NodeStore,
): Generator<TileFeature> {
  for (const refs of mergeLines(lines)) {
    const coordinates = positionsOf(refs, nodes);
    if (coordinates.length < 2) continue;
    yield { layer, geometry: { type: 'LineString', coordinates }, attributes, minZoom, maxZoom };
  }
}

const WATERWAY_ZOOMS: Readonly<Record<string, number>> = {
  river: 9,
  canal: 11,
  stream: 13,
  drain: 14,
  ditch: 14,
};

function* waterway({ tags, refs }: OsmWay, nodes: NodeStore): Generator<TileFeature> {
  const { waterway: kind = '' } = tags;
  const minZoom = lookUp(WATERWAY_ZOOMS, kind);
  if (minZoom === undefined) return;
  const coordinates = positionsOf(refs, nodes);
  if (coordinates.length < 2) return;
  yield {
    layer: 'waterway',
    geometry: { type: 'LineString', coordinates },
    minZoom,
    maxZoom: MAX_TILE_ZOOM,
    attributes: present({
      class: kind,
      brunnel: brunnelOf(tags),
      intermittent: isYes(tags['intermittent']) ? 1 : undefined,
      ...nameAttributes(tags),
    }),
  };
}
