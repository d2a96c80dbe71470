import { causewayOf, type Causeway } from './causeways.ts';
import { at, distance, type Point } from './plane.ts';
import { signedArea, type Ring } from './polygon.ts';
import { offsetLine, resample, smoothLine, smoothRing } from './polyline.ts';
import type { AreasSource } from './source.ts';
import { nameTags, type Tags } from './strand.ts';

export interface Shape {
  readonly tags: Tags;
  readonly ring: Ring;
}

export interface Water {
  readonly lake: Shape;
  /** The green between the lake and the streets around it. */
  readonly lakeside: Ring;
  readonly islands: readonly Shape[];
  readonly causeways: readonly Causeway[];
  readonly ponds: readonly Shape[];
  readonly river: Shape;
  /** The green along both banks of the river. */
  readonly banks: readonly Ring[];
  /** The middle line of the river and of each canal. */
  readonly courses: readonly { readonly tags: Tags; readonly line: readonly Point[] }[];
  readonly canals: readonly Shape[];
}

/** Width of the green around the lake, m. */
const LAKESIDE_M = 52;
/** Width of the green along the river, m. */
const BANK_GREEN_M = 42;
function ribbon(line: readonly Point[], widthM: number): Ring {
  const half = widthM / 2;
  return [...offsetLine(line, () => half), ...offsetLine(line, () => -half).reverse()];
}

/** A strip to the left of the line; to its right when `leftM` is negative. */
function ribbonBeside(line: readonly Point[], leftM: number): Ring {
  return [...line, ...offsetLine(line, () => leftM).reverse()];
}

/** The ring moved outwards; its bends are rounded so that the edge does not cross itself. */
function widened(ring: Ring, byM: number): Ring {
  const coarse = resample([...ring, at(ring, 0)], 70);
  const side = signedArea(ring) > 0 ? -1 : 1;
  return offsetLine(coarse, () => side * byM).slice(0, -1);
}

export function buildWater(areas: AreasSource): Water {
  const shapes = (sources: AreasSource['ponds'], stepM: number, tags: Tags): Shape[] =>
    sources.map((source) => ({
      tags: { ...nameTags(source), ...tags },
      ring: smoothRing(source.ring, stepM),
    }));
  const [lake] = shapes(areas.lakes, 30, { natural: 'water', water: 'lake' });
  if (!lake) throw new Error('areas.json has no lake');
  const islands = areas.islands.map((island): Shape => ({
    tags: {
      ...nameTags(island),
      ...(island.kind === 'wood' ? { natural: 'wood' } : { leisure: 'park' }),
    },
    ring: smoothRing(island.ring, 18),
  }));
  const bank = (vertices: AreasSource['river']['north']): Point[] =>
    smoothLine(
      vertices.map(({ point }) => point),
      60,
    );
  const [north, south] = [bank(areas.river.north), bank(areas.river.south)];
  const middle = resample(north, 400).map((point) => {
    const nearest = south.reduce((best, each) =>
      distance(each, point) < distance(best, point) ? each : best,
    );
    return { x: (point.x + nearest.x) / 2, y: (point.y + nearest.y) / 2 };
  });
  const canals = areas.canals.map((canal) => ({
    source: canal,
    line: smoothLine(canal.line.map(({ point }) => point)),
  }));
  return {
    lake,
    lakeside: widened(lake.ring, LAKESIDE_M),
    islands,
    causeways: areas.causeways.map((causeway) =>
      causewayOf(
        causeway,
        lake.ring,
        islands.map(({ ring }) => ring),
      ),
    ),
    ponds: shapes(areas.ponds, 25, { natural: 'water', water: 'pond' }),
    river: {
      tags: { ...nameTags(areas.river), natural: 'water', water: 'river' },
      ring: [...north, ...south.toReversed()],
    },
    banks: [ribbonBeside(north, BANK_GREEN_M), ribbonBeside(south, -BANK_GREEN_M)],
    courses: [
      { tags: { ...nameTags(areas.river), waterway: 'river' }, line: middle },
      ...canals.map(({ source, line }) => ({
        tags: { ...nameTags(source), waterway: 'canal' },
        line,
      })),
    ],
    canals: canals.map(({ source, line }) => ({
      // The course bears the name: an area's label would stand across so narrow a water.
      tags: { natural: 'water', water: 'canal' },
      ring: ribbon(line, source.widthM),
    })),
  };
}
