import { categoryOf, FINDABLE_WITHOUT_NAME } from '../../../../shared/navigation/category.ts';
import type { OsmElementType, OsmTags } from '../../../../shared/navigation/osm.ts';
import type { Extract } from './extract.ts';
import type { OsmArea } from './osm-areas.ts';
import { addressOf, shownName } from './place-facts.ts';

/** An element that may be a place: where it is and what it says. */
export interface PlaceSource {
  readonly type: OsmElementType;
  readonly id: number;
  readonly tags: OsmTags;
  readonly lon: number;
  readonly lat: number;
  /** Square metres; 0 for a point. */
  readonly areaM2: number;
}

/** Everything of an extract that has tags and a position: points, and areas at their label. */
export function* placeSources(
  { taggedNodes }: Pick<Extract, 'taggedNodes'>,
  areas: Iterable<OsmArea>,
): Generator<PlaceSource> {
  for (const { id, tags, lon, lat } of taggedNodes) {
    yield { type: 'node', id, tags, lon, lat, areaM2: 0 };
  }
  for (const area of areas) {
    const { type, id, tags } = area;
    if (!mayBePlace(tags) || !area.label) continue;
    const [lon, lat] = area.label;
    yield { type, id, tags, lon, lat, areaM2: area.areaM2 };
  }
}

/** Finding a label takes time, and most areas are nameless buildings. */
function mayBePlace(tags: OsmTags): boolean {
  return shownName(tags) !== undefined || addressOf(tags) !== undefined || isFindable(tags);
}

function isFindable(tags: OsmTags): boolean {
  const category = categoryOf(tags);
  return category !== null && FINDABLE_WITHOUT_NAME.has(category);
}
