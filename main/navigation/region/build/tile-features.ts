import { elementId } from '../../../../shared/navigation/osm.ts';
import { areaFeatures, outlinesWithParts } from './area-features.ts';
import { boundaryFeatures } from './boundary-features.ts';
import type { Extract } from './extract.ts';
import { lineFeatures } from './line-features.ts';
import type { OsmArea } from './osm-areas.ts';
import { hasPoint, pointFeatures } from './point-features.ts';
import { PointGrid } from './point-grid.ts';
import type { TileFeature } from './tile-feature.ts';

/** Everything of an extract that the map draws. */
export function* tileFeatures(extract: Extract, areas: readonly OsmArea[]): Generator<TileFeature> {
  const { ways, relations, nodes, taggedNodes } = extract;
  const areaIds = new Set(areas.map(({ type, id }) => elementId(type, id)));
  yield* lineFeatures(
    ways.filter(({ id, tags }) => !areaIds.has(elementId('way', id)) || tags['route'] === 'ferry'),
    nodes,
  );
  yield* boundaryFeatures(ways, relations, nodes);
  const outlines = outlinesWithParts(relations);
  const labelled = new Map<string, PointGrid<true>>();
  // The largest part of a river that is mapped in pieces carries the name for its neighbours.
  for (const area of areas.toSorted((a, b) => b.areaM2 - a.areaM2)) {
    for (const feature of areaFeatures(area, outlines)) {
      if (feature.layer !== 'water_name' || isFirstLabel(feature, labelled)) yield feature;
    }
    const { type, id, tags, label } = area;
    if (hasPoint(tags) && label) yield* pointFeatures(type, id, tags, label);
  }
  for (const { id, tags, lon, lat } of taggedNodes) {
    yield* pointFeatures('node', id, tags, [lon, lat]);
  }
}

/** One name of water is written again only this far away, metres. */
const LABEL_EVERY_M = 1500;

function isFirstLabel(
  { attributes, geometry }: TileFeature,
  labelled: Map<string, PointGrid<true>>,
): boolean {
  if (geometry.type !== 'Point') return true;
  const name = String(attributes['name'] ?? attributes['name:zh']);
  const [lon = 0, lat = 0] = geometry.coordinates;
  const labels = labelled.get(name) ?? new PointGrid<true>(LABEL_EVERY_M);
  if (labels.nearest(lon, lat, LABEL_EVERY_M)) return false;
  labels.add(lon, lat, true);
  labelled.set(name, labels);
  return true;
}
