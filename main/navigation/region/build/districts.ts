import {
  chineseName,
  lookUp,
  type OsmNode,
  type OsmTags,
} from '../../../../shared/navigation/osm.ts';
import { contains, type Polygon, type Position } from './multipolygon.ts';
import type { OsmArea } from './osm-areas.ts';
import { usableName } from './place-facts.ts';
import { distanceM } from './routable.ts';

/** The longest name of an area that a `Place` takes. */
const MAX_AREA_NAME = 100;

/** `place` values that an address names, and how far their name reaches from a mere point, metres. */
const REACHES_M: Readonly<Record<string, number>> = {
  district: 8000,
  borough: 8000,
  county: 15_000,
  city: 25_000,
  town: 6000,
  suburb: 5000,
  quarter: 2000,
  village: 2500,
};

interface Outline {
  readonly name: string;
  readonly polygons: readonly Polygon[];
  readonly areaM2: number;
  readonly box: readonly [number, number, number, number];
}

interface Centre {
  readonly name: string;
  readonly position: Position;
  readonly reachM: number;
}

/** Tells in which district or town a place lies, as far as the data knows. */
export class Districts {
  readonly #outlines: readonly Outline[];
  readonly #centres: readonly Centre[];

  constructor(areas: readonly OsmArea[], taggedNodes: readonly OsmNode[]) {
    this.#outlines = areas
      .flatMap((area) => {
        const name = isDistrict(area.tags) ? areaName(area.tags) : undefined;
        return name === undefined ? [] : [outline(name, area)];
      })
      .sort((a, b) => a.areaM2 - b.areaM2);
    this.#centres = taggedNodes.flatMap(({ tags, lon, lat }) => {
      const reachM = lookUp(REACHES_M, tags['place']);
      const name = reachM === undefined ? undefined : areaName(tags);
      return reachM === undefined || name === undefined
        ? []
        : [{ name, position: [lon, lat], reachM }];
    });
  }

  /** The smallest outline around a point, else the nearest centre for its kind, else undefined. */
  at(lon: number, lat: number): string | undefined {
    const around = this.#outlines.find(
      ({ box: [west, south, east, north], polygons }) =>
        lon >= west &&
        lon <= east &&
        lat >= south &&
        lat <= north &&
        polygons.some((polygon) => isInside(polygon, [lon, lat])),
    );
    if (around) return around.name;
    let best: string | undefined;
    let bestShare = 1;
    for (const { name, position, reachM } of this.#centres) {
      const share = distanceM([lon, lat], position) / reachM;
      if (share >= bestShare) continue;
      best = name;
      bestShare = share;
    }
    return best;
  }
}

/** District level and below in China is 6 and 8; larger areas say nothing that the driver lacks. */
function isDistrict(tags: OsmTags): boolean {
  if (tags['boundary'] === 'administrative') {
    return ['6', '7', '8'].includes(tags['admin_level'] ?? '');
  }
  return tags['place'] !== 'city' && lookUp(REACHES_M, tags['place']) !== undefined;
}

function areaName(tags: OsmTags): string | undefined {
  return usableName(chineseName(tags))?.slice(0, MAX_AREA_NAME);
}

function outline(name: string, { polygons, areaM2 }: OsmArea): Outline {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of polygons.flatMap(([outer]) => outer ?? [])) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return { name, polygons, areaM2, box };
}

function isInside([outer, ...holes]: Polygon, position: Position): boolean {
  if (!outer || !contains(outer, position)) return false;
  return !holes.some((hole) => contains(hole, position));
}
