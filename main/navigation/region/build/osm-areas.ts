import type { Bbox } from '../../../../shared/contract/region.ts';
import { isArea, type OsmTags } from '../../../../shared/navigation/osm.ts';
import type { Extract } from './extract.ts';
import { labelPoint } from './label-point.ts';
import {
  areaM2,
  assemblePolygons,
  closedRing,
  isClosed,
  positionsOf,
  type Polygon,
  type Position,
} from './multipolygon.ts';

/** A closed way or a multipolygon relation with what it encloses. */
export class OsmArea {
  readonly type: 'way' | 'relation';
  readonly id: number;
  readonly tags: OsmTags;
  readonly polygons: readonly Polygon[];
  readonly #bbox: Bbox;
  #label: Position | null | undefined;
  #areaM2: number | undefined;

  /** @param bbox of the region: the label lies in it */
  constructor(
    type: OsmArea['type'],
    id: number,
    tags: OsmTags,
    polygons: readonly Polygon[],
    bbox: Bbox,
  ) {
    this.type = type;
    this.id = id;
    this.tags = tags;
    this.polygons = polygons;
    this.#bbox = bbox;
  }

  /** Where its label belongs; null when nothing of it lies in the region. */
  get label(): Position | null {
    this.#label ??= labelPoint(this.polygons, this.#bbox);
    return this.#label;
  }

  /** Square metres, holes left out. */
  get areaM2(): number {
    this.#areaM2 ??= areaM2(this.polygons);
    return this.#areaM2;
  }
}

const AREA_RELATIONS = new Set(['multipolygon', 'boundary']);

/**
 * The areas of an extract. A way whose outline serves a multipolygon with tags of its own is not an
 * area a second time: old data tags the outline as well as the relation.
 */
export function* areasOf({ ways, relations, nodes }: Extract, bbox: Bbox): Generator<OsmArea> {
  const byId = new Map(ways.map((way) => [way.id, way]));
  const outlines = new Map<number, OsmTags>();
  for (const relation of relations) {
    if (!AREA_RELATIONS.has(relation.tags['type'] ?? '')) continue;
    const polygons = assemblePolygons(relation, (id) => byId.get(id), nodes);
    const tags = relationTags(
      relation.tags,
      relation.members.map(({ ref }) => byId.get(ref)?.tags),
    );
    if (polygons.length === 0 || tags === null) continue;
    for (const { type, ref } of relation.members) if (type === 'way') outlines.set(ref, tags);
    yield new OsmArea('relation', relation.id, tags, polygons, bbox);
  }
  for (const { id, tags, refs } of ways) {
    if (!isClosed(refs) || !isArea(tags) || isRepeated(tags, outlines.get(id))) continue;
    const ring = closedRing(positionsOf(refs, nodes));
    if (ring) yield new OsmArea('way', id, tags, [[ring]], bbox);
  }
}

/** Old multipolygons carry their tags on the outline instead of the relation. */
function relationTags(tags: OsmTags, memberTags: readonly (OsmTags | undefined)[]): OsmTags | null {
  if (Object.keys(tags).some((key) => key !== 'type' && key !== 'source')) return tags;
  const tagged = memberTags.find((member) => member && isArea(member));
  return tagged ?? null;
}

const MEANING = ['natural', 'water', 'landuse', 'leisure', 'building', 'place', 'amenity'] as const;

/** Whether a way says again what its multipolygon says. */
function isRepeated(tags: OsmTags, relation: OsmTags | undefined): boolean {
  return (
    relation !== undefined &&
    MEANING.some((key) => tags[key] !== undefined && tags[key] === relation[key])
  );
}
