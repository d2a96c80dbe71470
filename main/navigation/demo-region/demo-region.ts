import { buildArterials } from './arterials.ts';
import { blocksOf } from './blocks.ts';
import { buildPlots, type Plot } from './buildings.ts';
import { largestConnected, withoutStubs } from './cleaning.ts';
import { joinCrossings } from './crossings.ts';
import { markTurns, type Restriction } from './junctions.ts';
import { placeSignals } from './signals.ts';
import { Mask } from './mask.ts';
import { createStreetNames } from './names.ts';
import { toPlane, type Extent, type Point } from './plane.ts';
import { contains, type Ring } from './polygon.ts';
import { smoothRing } from './polyline.ts';
import { buildRail, type Rail } from './railways.ts';
import { inInterchange, interchangePlaces } from './interchanges.ts';
import { buildRamps } from './ramps.ts';
import { withRoundabouts } from './roundabouts.ts';
import type { DemoSource } from './source.ts';
import { createNode, type Strand } from './strand.ts';
import { buildStreets, type Zone } from './streets.ts';
import { bridgeOver } from './bridges.ts';
import { buildWater, type Water } from './water.ts';

/** The region's edge in degrees, WGS-84. */
export const BBOX = { west: 120.08, south: 30.165, east: 120.285, north: 30.345 } as const;

/** How far inside the edge a frame closes the outermost blocks, m. */
const FRAME_M = 30;
/** Ends that lead nowhere are cut when they are shorter, m. */
const STUB_M = { arterial: 170, street: 120 } as const;
const MASK_CELL_M = 3;

export interface DemoRegion {
  readonly extent: Extent;
  readonly water: Water;
  readonly rail: Rail;
  readonly strands: readonly Strand[];
  readonly restrictions: readonly Restriction[];
  readonly plots: readonly Plot[];
  readonly woods: readonly Ring[];
}

function extentOfBbox(): Extent {
  const { x: west, y: south } = toPlane({ lon: BBOX.west, lat: BBOX.south });
  const { x: east, y: north } = toPlane({ lon: BBOX.east, lat: BBOX.north });
  return { west, south, east, north };
}

/** A rectangle that closes the blocks at the edge; no road. */
function frameOf({ west, south, east, north }: Extent): Strand[] {
  const corners = [
    { x: west + FRAME_M, y: south + FRAME_M },
    { x: east - FRAME_M, y: south + FRAME_M },
    { x: east - FRAME_M, y: north - FRAME_M },
    { x: west + FRAME_M, y: north - FRAME_M },
  ];
  const nodes = [...corners, corners[0] ?? { x: west, y: south }].map(createNode);
  nodes[4] = nodes[0] ?? createNode({ x: west, y: south });
  const section = { kind: 'ground', tags: {} } as const;
  const sections = [section, section, section, section];
  return [
    { road: 'frame', origin: 'frame', tags: {}, nodes, sections, oneway: false, halfWidthM: 0 },
  ];
}

function stubLimit({ origin }: Strand): number {
  return origin === 'street' ? STUB_M.street : origin === 'arterial' ? STUB_M.arterial : 0;
}

/** Everything of the demo region but its places: computed from `source`, the same every time. */
export function buildDemoRegion(source: DemoSource): DemoRegion {
  const extent = extentOfBbox();
  const { areas } = source;
  const water = buildWater(areas);
  const waters = [
    water.river.ring,
    water.lake.ring,
    ...water.canals.map(({ ring }) => ring),
    ...water.ponds.map(({ ring }) => ring),
  ];
  const rail = buildRail(source.rail, extent);
  const woods = areas.hills.map(({ ring }) => smoothRing(ring, 40));
  const zoneOf = (point: Point): Zone =>
    areas.zones.find(({ ring }) => contains(ring, point))?.kind ?? 'home';

  const arterials = buildArterials(source, extent);
  const ground = arterials.strands.filter(({ origin }) => origin === 'arterial');
  const frame = frameOf(extent);
  joinCrossings([...ground, ...frame]);
  const main = withoutStubs([...ground], stubLimit);
  const ramps = buildRamps(source.roads, { ...arterials, strands: main });
  const expressways = [...arterials.expressways.values()].flat();
  const places = interchangePlaces(source.roads, arterials);

  const kept = new Mask(extent, 6);
  for (const ring of waters) kept.addAround(ring, 14);
  for (const ring of [water.lakeside, ...water.banks]) kept.addRing(ring);
  for (const ring of woods) kept.addAround(ring, 10);
  for (const { ring } of [...areas.parks, ...areas.campuses]) kept.addAround(ring, 8);
  for (const { line } of rail.tracks) kept.addLine(line, 22);
  for (const station of rail.halls) kept.addAround(station, 30);
  const names = createStreetNames(source.names, namesOf(source));
  const blocks = blocksOf([...main, ...frame]);
  const streets = buildStreets(blocks, zoneOf, kept, names).filter(
    ({ nodes }) => !nodes.some((node) => inInterchange(places, node)),
  );
  joinCrossings([...main, ...streets]);
  const cleaned = withRoundabouts(withoutStubs([...main, ...streets], stubLimit));
  // Before roads over water become bridges: a block ends at them too.
  const plotBlocks = blocksOf([...cleaned, ...frame]);
  bridgeOver(cleaned, waters);
  const strands = largestConnected([...cleaned, ...expressways, ...ramps]);
  const restrictions = markTurns(strands, placeSignals(strands));

  const taken = takenGround(extent, water, waters, woods, rail, source, strands);
  const plots = buildPlots(plotBlocks, zoneOf, taken);
  return { extent, water, rail, strands, restrictions, plots, woods };
}

function namesOf({ roads }: DemoSource): string[] {
  return [
    ...roads.roads.flatMap(({ parts }) => parts.map(({ name }) => name)),
    ...roads.expressways.flatMap(({ parts, ground }) =>
      [...parts, ...ground].map(({ name }) => name),
    ),
  ];
}

function takenGround(
  extent: Extent,
  water: Water,
  waters: readonly Ring[],
  woods: readonly Ring[],
  rail: Rail,
  { areas }: DemoSource,
  strands: readonly Strand[],
): Mask {
  const taken = new Mask(extent, MASK_CELL_M);
  for (const ring of waters) taken.addAround(ring, 9);
  for (const ring of [water.lakeside, ...water.banks]) taken.addRing(ring);
  for (const ring of [
    ...woods,
    ...areas.parks.map(({ ring }) => ring),
    ...areas.campuses.map(({ ring }) => ring),
  ])
    taken.addRing(ring);
  for (const { line } of rail.tracks) taken.addLine(line, 16);
  for (const ring of rail.halls) taken.addAround(ring, 12);
  for (const { line } of water.courses) taken.addLine(line, 8);
  for (const { nodes, sections, halfWidthM, origin } of strands) {
    if (sections.every(({ kind }) => kind === 'tunnel')) continue;
    taken.addLine(nodes, halfWidthM + (origin === 'street' ? 5 : 8));
  }
  return taken;
}
