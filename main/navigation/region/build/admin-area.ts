import type { Bbox } from '../../../../shared/contract/region.ts';
import type { PbfContent } from './write-pbf.ts';

/** Which side of the road the region drives on. */
export type DriveOn = 'left' | 'right';

/**
 * Countries and territories that drive on the left (ISO 3166-1 alpha-2), as far as a region pack is
 * likely to be built for them; `--drive-on` decides otherwise.
 */
const DRIVE_ON_LEFT = new Set(
  'AU BD BN BT CY FJ GB HK ID IE IM IN JE JM JP KE LK MO MT MU MV MY MZ NA NP NZ PG PK SG TH TL TZ UG ZA ZM ZW'.split(
    ' ',
  ),
);

/** The side that a country or territory drives on. @param country ISO 3166-1 alpha-2 */
export function driveOnIn(country: string): DriveOn {
  return DRIVE_ON_LEFT.has(country) ? 'left' : 'right';
}

/** Wide enough that every road that leaves the region is inside, degrees. */
const MARGIN = 1;

/**
 * One country-level area around a region, as OSM elements. Extracts of a city have no country
 * boundary in them, and without one Valhalla takes every road to be driven on the left. The area
 * exists only while the graph is built; it is in no tile and no boundary of any map.
 */
export function adminArea([west, south, east, north]: Bbox, country: string): PbfContent {
  const left = Math.max(-180, west - MARGIN);
  const right = Math.min(180, east + MARGIN);
  const bottom = Math.max(-89, south - MARGIN);
  const top = Math.min(89, north + MARGIN);
  return {
    nodes: [
      { id: 1, lon: left, lat: bottom, tags: {} },
      { id: 2, lon: right, lat: bottom, tags: {} },
      { id: 3, lon: right, lat: top, tags: {} },
      { id: 4, lon: left, lat: top, tags: {} },
    ],
    ways: [{ id: 1, refs: [1, 2, 3, 4, 1], tags: {} }],
    relations: [
      {
        id: 1,
        members: [{ type: 'way', ref: 1, role: 'outer' }],
        tags: {
          type: 'boundary',
          boundary: 'administrative',
          admin_level: '2',
          name: country,
          'ISO3166-1:alpha2': country,
        },
      },
    ],
  };
}
