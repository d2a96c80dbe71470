import { at, inside, moved, type Point } from './plane.ts';
import { centroid, clippedRing, signedArea, type Ring } from './polygon.ts';
import { sliceLine } from './polyline.ts';
import { createStreetFinder, fillPlaces, truePlaces } from './places.ts';
import { createRandom } from './random.ts';
import type { DemoRegion } from './demo-region.ts';
import { OsmDocument } from './osm-document.ts';
import type { DemoSource } from './source.ts';
import { kindTags, nameTags, type Section, type Strand, type Tags } from './strand.ts';

const LANDUSE = {
  homes: 'residential',
  towers: 'residential',
  old: 'residential',
  offices: 'commercial',
  works: 'industrial',
} as const;

/** Writes the region down as OpenStreetMap elements. */
export function composeDocument(region: DemoRegion, source: DemoSource): OsmDocument {
  const osm = new OsmDocument();
  addRoads(osm, region);
  addWater(osm, region);
  addGround(osm, region, source);
  addPlots(osm, region, source);
  addRail(osm, region, source);
  for (const { point, tags } of [
    ...truePlaces(source.places),
    ...fillPlaces(region, source.places),
  ]) {
    if (inside(region.extent, point)) osm.addNode(point, tags);
  }
  for (const outline of source.areas.outlines) {
    addClipped(osm, region, outline.ring, {
      boundary: 'administrative',
      admin_level: '6',
      ...nameTags(outline),
    });
  }
  for (const { place, name, en, pinyin, at: where } of source.areas.districts) {
    osm.addNode(where, { place, ...nameTags({ name, en, pinyin }) });
  }
  return osm;
}

function addRoads(osm: OsmDocument, { strands, restrictions }: DemoRegion): void {
  const ways = new Map<Section, number>();
  for (const strand of strands) addStrand(osm, strand, ways);
  for (const { kind, from, via, to } of restrictions) {
    const [fromWay, toWay] = [ways.get(from), ways.get(to)];
    if (fromWay === undefined || toWay === undefined) continue;
    osm.addRelation(
      [
        { type: 'way', ref: fromWay, role: 'from' },
        { type: 'node', ref: osm.networkNode(via).id, role: 'via' },
        { type: 'way', ref: toWay, role: 'to' },
      ],
      { type: 'restriction', restriction: kind },
    );
  }
}

function addStrand(
  osm: OsmDocument,
  { nodes, sections, tags }: Strand,
  ways: Map<Section, number>,
): void {
  let from = 0;
  sections.forEach((section, index) => {
    if (sections[index + 1] === section) return;
    const members = nodes.slice(from, index + 2).map((node) => osm.networkNode(node));
    ways.set(section, osm.addWay(members, { ...tags, ...section.tags }).id);
    from = index + 1;
  });
}

function addWater(osm: OsmDocument, region: DemoRegion): void {
  const { water } = region;
  const { lake, islands, causeways, ponds, river, courses, canals } = water;
  const outer = osm.addArea(lake.ring, {});
  const land = [
    ...islands.map(({ ring, tags }) => osm.addArea(ring, tags)),
    ...causeways.flatMap((causeway) =>
      causeway.land.map((ring) => osm.addArea(ring, { leisure: 'park' })),
    ),
  ];
  osm.addRelation(
    [
      { type: 'way', ref: outer.id, role: 'outer' },
      ...land.map(({ id }) => ({ type: 'way' as const, ref: id, role: 'inner' })),
    ],
    { type: 'multipolygon', ...lake.tags },
  );
  const green = osm.addArea(water.lakeside, {});
  osm.addRelation(
    [
      { type: 'way', ref: green.id, role: 'outer' },
      { type: 'way', ref: outer.id, role: 'inner' },
    ],
    { type: 'multipolygon', leisure: 'park' },
  );
  for (const { ring, tags } of [river, ...ponds, ...canals]) addClipped(osm, region, ring, tags);
  for (const { line, tags } of courses) {
    const within = line.filter((point) => inside(region.extent, point));
    if (within.length > 1) osm.addLine(within, tags);
  }
  for (const { line, bridges, tags } of causeways) {
    const ends = [0, ...bridges.flatMap(({ from, to }) => [from, to]), Infinity];
    let previous = osm.addNode(at(line, 0));
    for (let index = 0; index + 1 < ends.length; index++) {
      const piece = sliceLine(line, at(ends, index), at(ends, index + 1));
      const bridge = index % 2 === 1 ? bridges[(index - 1) / 2] : undefined;
      const nodes = [previous, ...piece.slice(1).map((point) => osm.addNode(point))];
      osm.addWay(nodes, {
        highway: 'pedestrian',
        ...(bridge ? { ...bridge.tags, ...kindTags('bridge', 1) } : tags),
      });
      previous = at(nodes, -1);
    }
  }
}

/** Adds the part of the area that lies in the region. */
function addClipped(osm: OsmDocument, { extent }: DemoRegion, ring: Ring, tags: Tags): void {
  const part = clippedRing(ring, extent);
  if (part.length > 2) osm.addArea(part, tags);
}

function addGround(osm: OsmDocument, region: DemoRegion, { areas }: DemoSource): void {
  areas.hills.forEach((hill, index) => {
    addClipped(osm, region, at(region.woods, index), { natural: 'wood' });
    if (inside(region.extent, hill.peak)) {
      osm.addNode(hill.peak, { natural: 'peak', ele: String(hill.ele), ...nameTags(hill) });
    }
  });
  for (const { kind, ring } of areas.zones) {
    if (kind === 'scenic') addClipped(osm, region, ring, { landuse: 'grass' });
  }
  for (const bank of region.water.banks) addClipped(osm, region, bank, { leisure: 'park' });
  for (const park of areas.parks)
    addClipped(osm, region, park.ring, { leisure: 'park', ...nameTags(park) });
  for (const campus of areas.campuses) {
    const kind: Tags =
      campus.kind === 'university' ? { amenity: 'university' } : { leisure: 'stadium' };
    addClipped(osm, region, campus.ring, { ...kind, ...nameTags(campus) });
  }
}

/** Share of a block that buildings cover at least where it counts as built on. */
const BUILT_SHARE = 0.03;

function addPlots(osm: OsmDocument, region: DemoRegion, { places }: DemoSource): void {
  const streetAt = createStreetFinder(region);
  const random = createRandom('schools');
  for (const { block, use, buildings } of region.plots) {
    const covered = buildings.reduce((sum, { ring }) => sum + Math.abs(signedArea(ring)), 0);
    const built = covered > BUILT_SHARE * signedArea(block);
    if (use === 'park') {
      if (signedArea(block) < 40_000) osm.addArea(block, { leisure: 'park' });
    } else if (use === 'school' && built) {
      const [kind, kindEn] = random.pick(places.schools);
      const street = streetAt(centroid(block));
      const school = street === null ? {} : { name: `${street}${kind}`, 'name:en': kindEn };
      osm.addArea(block, { amenity: 'school', ...school });
    } else if (use !== 'school' && use !== 'villas' && built) {
      osm.addArea(block, { landuse: LANDUSE[use] });
    }
    for (const { ring, tags } of buildings) osm.addArea(ring, tags);
  }
}

function addRail(osm: OsmDocument, { rail, extent }: DemoRegion, source: DemoSource): void {
  for (const { line, tags } of [...rail.tracks, ...rail.subways]) osm.addLine(line, tags);
  source.rail.stations.forEach((station, index) => {
    osm.addArea(at(rail.halls, index), {
      building: 'train_station',
      'building:levels': '4',
      height: '28',
    });
    osm.addNode(station.at, {
      railway: 'station',
      public_transport: 'station',
      train: 'yes',
      ...nameTags(station),
      ...(station.alt ? { alt_name: station.alt } : {}),
    });
  });
  const stops = new Map<string, { point: Point; tags: Tags }>();
  for (const { ref, stops: list } of source.rail.metro) {
    for (const [name, en, point] of list) {
      const known = stops.get(name);
      const lines = known ? `${known.tags['line'] ?? ''};${ref}` : ref;
      const tags = {
        railway: 'station',
        station: 'subway',
        public_transport: 'station',
        subway: 'yes',
        line: lines,
        ...nameTags({ name, en }),
      };
      stops.set(name, { point: known?.point ?? point, tags });
    }
  }
  for (const { point, tags } of stops.values()) {
    if (!inside(extent, point)) continue;
    osm.addNode(point, tags);
    ['A', 'B', 'C', 'D'].forEach((exit, index) => {
      const angle = 0.6 + (index * Math.PI) / 2;
      osm.addNode(moved(point, angle, 42), { railway: 'subway_entrance', ref: exit });
    });
  }
}
