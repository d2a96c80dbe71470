import { grain } from './blocks.ts';
import type { Mask } from './mask.ts';
import { at, distance, moved, type Point } from './plane.ts';
import { centroid, distanceToEdge, insideOf, extentOf, signedArea, type Ring } from './polygon.ts';
import { simplify } from './polyline.ts';
import { createRandom, type Random } from './random.ts';
import { createNode, type Section, type Strand } from './strand.ts';

export type Zone = 'home' | 'cbd' | 'old' | 'industry' | 'scenic';

/** Distance between two parallel streets, m, from and to. */
const SPACING: Readonly<Record<Exclude<Zone, 'scenic'>, readonly [number, number]>> = {
  home: [150, 235],
  cbd: [150, 210],
  old: [95, 150],
  industry: [240, 340],
};
/** Blocks smaller than this need no street of their own, m². */
const SMALLEST_BLOCK = 24_000;
/** Streets this near to a main road for longer than `ALONGSIDE_M` are pointless. */
const CLOSE_M = 42;
const ALONGSIDE_M = 75;
const SHORTEST_M = 60;
const SAMPLE_M = 8;

export interface StreetNames {
  /** A name that no other street has, and its English form. */
  next(random: Random, small: boolean): { readonly name: string; readonly en: string };
}

/** Side streets that fill the blocks between main roads: a grid in the block's own direction, bent and broken. */
export function buildStreets(
  blocks: readonly Ring[],
  zoneOf: (point: Point) => Zone,
  taken: Mask,
  names: StreetNames,
): Strand[] {
  return blocks.flatMap((block, index) => {
    const zone = zoneOf(centroid(block));
    if (signedArea(block) < SMALLEST_BLOCK || zone === 'scenic') return [];
    return streetsOf(block, zone, taken, names, createRandom(`streets ${index}`));
  });
}

function streetsOf(
  block: Ring,
  zone: Exclude<Zone, 'scenic'>,
  taken: Mask,
  names: StreetNames,
  random: Random,
): Strand[] {
  const inBlock = insideOf(block);
  const angle = grain(block);
  const middle = centroid(block);
  const cos = Math.cos(-angle);
  const sin = Math.sin(-angle);
  const local = block.map(({ x, y }) => {
    const [dx, dy] = [x - middle.x, y - middle.y];
    return { x: dx * cos - dy * sin, y: dx * sin + dy * cos };
  });
  const { west, east, south, north } = extentOf(local);
  const bend = {
    size: random.within(4, 20),
    length: random.within(500, 900),
    phase: random.within(0, 6),
  };
  const place = (x: number, y: number): Point => {
    const sway = bend.size * Math.sin(x / bend.length + y / bend.length + bend.phase);
    return moved(middle, angle, x + sway, y + sway * 0.7);
  };
  const columns = positions(west, east, zone, random);
  const rows = positions(south, north, zone, random);
  const lines = [
    ...columns.map((x) => {
      const [from, to] = span(south, north, rows, random);
      return sampled(from, to, (y) => place(x, y));
    }),
    ...rows.map((y) => {
      const [from, to] = span(west, east, columns, random);
      return sampled(from, to, (x) => place(x, y));
    }),
  ];
  return lines.flatMap((line, index) => {
    const parts = runs(line, block, inBlock, taken);
    if (parts.length === 0) return [];
    const wide = index % 3 === 1 && zone !== 'old';
    const { name, en } = names.next(random, !wide);
    const section: Section = { kind: 'ground', tags: { name, 'name:en': en } };
    return parts.map((run, part): Strand => {
      const nodes = simplify(run, 0.8).map(createNode);
      const oneway = zone === 'old' && !wide && random.chance(0.25);
      return {
        road: `street-${Math.round(middle.x)}-${Math.round(middle.y)}-${index}-${part}`,
        origin: 'street',
        tags: {
          highway: wide ? 'tertiary' : 'residential',
          ...(wide ? { lanes: '2', maxspeed: '40' } : { maxspeed: '30' }),
          ...(oneway ? { oneway: 'yes' } : {}),
        },
        nodes,
        sections: nodes.slice(1).map(() => section),
        oneway,
        halfWidthM: wide ? 4.5 : 3.2,
      };
    });
  });
}

function positions(from: number, to: number, zone: keyof typeof SPACING, random: Random): number[] {
  const [least, most] = SPACING[zone];
  const count = Math.round((to - from) / random.within(least, most)) - 1;
  const step = (to - from) / (count + 1);
  return Array.from(
    { length: Math.max(0, count) },
    (_, index) => from + (index + 1 + random.within(-0.17, 0.17)) * step,
  );
}

/** From where to where a street runs: mostly through the whole block, else from or to a cross street. */
function span(
  from: number,
  to: number,
  across: readonly number[],
  random: Random,
): [number, number] {
  if (across.length < 2 || random.chance(0.6)) return [from - 30, to + 30];
  const stop = at(across, random.whole(0, across.length - 1));
  return random.chance(0.5) ? [from - 30, stop + 6] : [stop - 6, to + 30];
}

function sampled(from: number, to: number, place: (t: number) => Point): Point[] {
  const count = Math.ceil((to - from) / SAMPLE_M);
  return Array.from({ length: count + 1 }, (_, index) =>
    place(from + (index / count) * (to - from)),
  );
}

/** The parts of a line that lie in the block on free ground, led on across its edge. */
function runs(
  line: readonly Point[],
  block: Ring,
  inBlock: (point: Point) => boolean,
  taken: Mask,
): Point[][] {
  const state = line.map((point): 'out' | 'taken' | 'close' | 'free' => {
    if (!inBlock(point)) return 'out';
    if (taken.has(point)) return 'taken';
    return distanceToEdge(block, point) < CLOSE_M ? 'close' : 'free';
  });
  // A long stretch close to a main road goes; a short one is the way to it.
  for (let from = 0; from < state.length; from++) {
    let to = from;
    while (state[to] === 'close') to += 1;
    if ((to - from) * SAMPLE_M > ALONGSIDE_M) state.fill('taken', from, to);
    from = Math.max(from, to - 1);
  }
  const parts: Point[][] = [];
  let current: Point[] = [];
  const finish = (): void => {
    const length = current
      .slice(1)
      .reduce((sum, p, index) => sum + distance(p, at(current, index)), 0);
    if (length >= SHORTEST_M) parts.push(current);
    current = [];
  };
  line.forEach((point, index) => {
    const open = state[index] === 'free' || state[index] === 'close';
    if (open) {
      if (current.length === 0 && state[index - 1] === 'out') current.push(at(line, index - 1));
      current.push(point);
    } else {
      if (current.length > 0 && state[index] === 'out') current.push(point);
      finish();
    }
  });
  finish();
  return parts;
}
