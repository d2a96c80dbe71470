import { grain } from './blocks.ts';
import type { Mask } from './mask.ts';
import { moved, type Point } from './plane.ts';
import { centroid, extentOf, insideOf, signedArea, type Ring } from './polygon.ts';
import { createRandom, type Random } from './random.ts';
import type { Tags } from './strand.ts';
import type { Zone } from './streets.ts';

type Quad = readonly [Point, Point, Point, Point];

export interface Building {
  readonly ring: Quad;
  readonly tags: Tags;
  readonly centre: Point;
}

export type Use = 'homes' | 'towers' | 'old' | 'offices' | 'works' | 'park' | 'school' | 'villas';

export interface Plot {
  readonly block: Ring;
  readonly use: Use;
  readonly buildings: readonly Building[];
}

interface Style {
  readonly building: string;
  /** Along the row and across it, m. */
  readonly length: readonly [number, number];
  readonly depth: readonly [number, number];
  readonly gap: readonly [number, number];
  /** From row to row, m. */
  readonly pitch: number;
  readonly levels: readonly [number, number];
  readonly levelM: number;
  /** Share of places that stay empty. */
  readonly empty: number;
}

const STYLES: Readonly<Record<Exclude<Use, 'park'>, Style>> = {
  homes: {
    building: 'apartments',
    length: [38, 62],
    depth: [11, 13],
    gap: [11, 18],
    pitch: 31,
    levels: [5, 7],
    levelM: 3,
    empty: 0.08,
  },
  towers: {
    building: 'apartments',
    length: [28, 46],
    depth: [15, 18],
    gap: [22, 34],
    pitch: 52,
    levels: [16, 33],
    levelM: 3,
    empty: 0.12,
  },
  old: {
    building: 'residential',
    length: [14, 34],
    depth: [9, 13],
    gap: [4, 9],
    pitch: 21,
    levels: [2, 4],
    levelM: 3.2,
    empty: 0.12,
  },
  offices: {
    building: 'office',
    length: [34, 58],
    depth: [28, 42],
    gap: [20, 36],
    pitch: 68,
    levels: [12, 42],
    levelM: 3.9,
    empty: 0.15,
  },
  works: {
    building: 'industrial',
    length: [48, 96],
    depth: [26, 40],
    gap: [16, 26],
    pitch: 58,
    levels: [2, 4],
    levelM: 5,
    empty: 0.2,
  },
  villas: {
    building: 'house',
    length: [10, 22],
    depth: [9, 14],
    gap: [12, 40],
    pitch: 38,
    levels: [1, 3],
    levelM: 3.2,
    empty: 0.74,
  },
  school: {
    building: 'school',
    length: [40, 66],
    depth: [13, 16],
    gap: [24, 40],
    pitch: 48,
    levels: [3, 5],
    levelM: 3.8,
    empty: 0.35,
  },
};
/** Blocks smaller than this are left as they are: medians, corners, m². */
const SMALLEST_BLOCK = 2600;

function useOf(zone: Zone, area: number, random: Random): Use {
  if (zone === 'scenic') return 'villas';
  const roll = random.next();
  if (roll < 0.055 && area < 60_000) return 'park';
  if (roll < 0.085 && area > 9000 && area < 50_000) return 'school';
  switch (zone) {
    case 'cbd':
      return roll < 0.7 ? 'offices' : 'towers';
    case 'old':
      return roll < 0.55 ? 'old' : roll < 0.85 ? 'homes' : 'offices';
    case 'industry':
      return roll < 0.72 ? 'works' : 'homes';
    case 'home':
      return roll < 0.52 ? 'homes' : roll < 0.86 ? 'towers' : 'offices';
  }
}

/** What stands in each block. Takes the ground below every building. */
export function buildPlots(
  blocks: readonly Ring[],
  zoneOf: (point: Point) => Zone,
  taken: Mask,
): Plot[] {
  return blocks.flatMap((block, index) => {
    const area = signedArea(block);
    if (area < SMALLEST_BLOCK) return [];
    const random = createRandom(`plot ${index}`);
    const use = useOf(zoneOf(centroid(block)), area, random);
    return [
      { block, use, buildings: use === 'park' ? [] : rows(block, STYLES[use], taken, random) },
    ];
  });
}

function rectangle(middle: Point, angle: number, length: number, depth: number): Quad {
  const [l, d] = [length / 2, depth / 2];
  return [
    moved(middle, angle, -l, -d),
    moved(middle, angle, l, -d),
    moved(middle, angle, l, d),
    moved(middle, angle, -l, d),
  ];
}

/** Rows of houses along the block's grain: in China they face south. */
function rows(block: Ring, style: Style, taken: Mask, random: Random): Building[] {
  const inBlock = insideOf(block);
  const angle = grain(block);
  const middle = centroid(block);
  const local = block.map(({ x, y }) => {
    const [dx, dy] = [x - middle.x, y - middle.y];
    return {
      x: dx * Math.cos(angle) + dy * Math.sin(angle),
      y: -dx * Math.sin(angle) + dy * Math.cos(angle),
    };
  });
  const { west, east, south, north } = extentOf(local);
  const usual = random.whole(...style.levels);
  const buildings: Building[] = [];
  for (let y = south + style.pitch * 0.4; y < north; y += style.pitch) {
    let x = west + random.within(2, 20);
    while (x < east) {
      const length = random.within(...style.length);
      const depth = random.within(...style.depth);
      const centre = moved(middle, angle, x + length / 2, y + random.within(-2, 2));
      const ring = rectangle(centre, angle, length, depth);
      const fits = taken.isFree(ring) && [centre, ...ring].every(inBlock);
      if (!fits) {
        x += 6;
        continue;
      }
      x += length + random.within(...style.gap);
      if (random.chance(style.empty)) continue;
      taken.addRing(ring);
      const levels = Math.max(1, usual + random.whole(-1, 1) * (style.levels[1] > 10 ? 3 : 1));
      buildings.push({
        ring,
        centre,
        tags: {
          building: style.building,
          'building:levels': String(levels),
          height: String(Math.round(levels * style.levelM)),
        },
      });
    }
  }
  return buildings;
}
