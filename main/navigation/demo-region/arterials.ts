import { clipped, centrelineOf, meetRoads, type Centreline } from './centreline.ts';
import { at, distance, type Extent, type Point } from './plane.ts';
import { lengthOf, offsetLine } from './polyline.ts';
import type { DemoSource, ExpresswaySource, RoadSource } from './source.ts';
import type { SourceVertex } from './vertex.ts';
import {
  createNode,
  kindTags,
  type NetNode,
  type Section,
  type Strand,
  type Tags,
} from './strand.ts';

/** Lane width of city roads, m (CJJ 37-2012: 3.25 to 3.5). */
const LANE_M = 3.4;
/** Between the carriageways of a road on the ground and its middle, m. */
const MEDIAN_M = 2.5;
/** From the middle of an elevated road to the carriageways of the road below, m. */
const BELOW_M = 21;
/** Way over which the carriageways of a road that ends in the open come together, m. */
const TAPER_M = 45;

interface Plan {
  readonly id: string;
  readonly origin: Strand['origin'];
  readonly line: Centreline;
  readonly tags: Tags;
  readonly dual: boolean;
  readonly oneway: boolean;
  readonly lanes: number;
  /** From the middle to the middle of a carriageway, m. */
  readonly offsetM: number;
}

function nameTags({ name, en }: { name: string; en: string }): Tags {
  return { name, 'name:en': en };
}

function planOf(road: RoadSource, extent: Extent): Plan[] {
  const vertices = road.parts.flatMap(({ line }) => line);
  const names = road.parts.flatMap((part) => part.line.map(() => part));
  // The stretch that leads to the first vertex of a part belongs to the part before.
  const sections = vertices.map(({ kind }, index): Section => ({
    kind,
    tags: { ...nameTags(at(names, index)), ...kindTags(kind, 1) },
  }));
  const merged = mergeEqual(sections);
  const line = centrelineOf(vertices, (index) => at(merged, index));
  return clipped(line, extent).map((part) => ({
    id: road.id,
    origin: 'arterial',
    line: part,
    tags: {
      highway: road.class,
      lanes: String(road.lanes),
      maxspeed: String(road.speed),
      ...(road.dual || road.oneway ? { oneway: 'yes' } : {}),
    },
    dual: road.dual,
    oneway: road.oneway,
    lanes: road.lanes,
    offsetM: road.dual ? (road.lanes * LANE_M) / 2 + MEDIAN_M : 0,
  }));
}

/** Neighbours that are alike become one and the same, so that a way is not cut between them. */
export function mergeEqual(sections: readonly Section[]): Section[] {
  const merged: Section[] = [];
  for (const section of sections) {
    const last = merged.at(-1);
    const same = last && JSON.stringify(last) === JSON.stringify(section);
    merged.push(same ? last : section);
  }
  return merged;
}

function groundPlans(source: ExpresswaySource, extent: Extent): Plan[] {
  return source.ground.flatMap((ground, nth) => {
    const vertices: SourceVertex[] = source.line
      .slice(ground.from, ground.to + 1)
      .map(({ point }) => ({ point, kind: 'ground' }));
    const section: Section = { kind: 'ground', tags: nameTags(ground) };
    const line = centrelineOf(vertices, () => section);
    return clipped(line, extent).map((part): Plan => ({
      id: `${source.id}-ground-${nth}`,
      origin: 'arterial',
      line: part,
      tags: { highway: ground.class, lanes: '2', maxspeed: '50', oneway: 'yes' },
      dual: true,
      oneway: false,
      lanes: 2,
      offsetM: BELOW_M,
    }));
  });
}

/** Consecutive roads below one elevated road are one road that changes its name. */
function joined(plans: readonly Plan[]): Plan[] {
  const result: Plan[] = [];
  for (const plan of plans) {
    const last = result.at(-1);
    const [end, start] = [last?.line.points.at(-1), plan.line.points[0]];
    if (last && end && start && distance(end, start) < 0.01) {
      last.line.points.push(...plan.line.points.slice(1));
      last.line.sections.push(...plan.line.sections);
    } else result.push(plan);
  }
  return result;
}

function expresswayPlans(source: ExpresswaySource, extent: Extent): Plan[] {
  const sections = source.line.map((_, index): Section => {
    const parts = source.parts.filter(({ from }) => from <= index);
    const part = at(parts, -1);
    return {
      kind: 'elevated',
      tags: {
        ...nameTags(part),
        highway: part.class ?? source.class,
        maxspeed: String(part.speed ?? source.speed),
        ...(part.ref ? { ref: part.ref } : {}),
        ...kindTags('elevated', source.layer),
      },
    };
  });
  const merged = mergeEqual(sections);
  const line = centrelineOf(source.line, (index) => at(merged, index));
  return clipped(line, extent).map((part) => ({
    id: source.id,
    origin: 'expressway',
    line: part,
    tags: { oneway: 'yes', lanes: String(source.lanes) },
    dual: true,
    oneway: false,
    lanes: source.lanes,
    offsetM: (source.lanes * LANE_M) / 2 + 1.2,
  }));
}

/** Ends in the open come together in one node; roads that end at the same place share it. */
class OpenEnds {
  readonly #nodes: NetNode[] = [];

  at(point: Point): NetNode {
    const known = this.#nodes.find((node) => distance(node, point) < 3);
    if (known) return known;
    const node = createNode(point);
    this.#nodes.push(node);
    return node;
  }
}

function strandsOf(plan: Plan, ends: OpenEnds): Strand[] {
  const { line, dual, offsetM, lanes, tags, origin } = plan;
  const length = lengthOf(line.points);
  const halfWidthM = (lanes * LANE_M) / 2;
  const taper = (s: number): number => {
    const x = Math.max(0, Math.min(1, s / Math.min(TAPER_M, length / 2)));
    return x * x * (3 - 2 * x);
  };
  const carriageway = (side: 1 | -1 | 0): Strand => {
    const shape = offsetLine(line.points, (s) => {
      const atStart = line.meets.start ? 1 : taper(s);
      const atEnd = line.meets.end ? 1 : taper(length - s);
      return side * offsetM * Math.min(atStart, atEnd);
    });
    const nodes = shape.map(createNode);
    if (!line.meets.start) nodes[0] = ends.at(at(line.points, 0));
    if (!line.meets.end) nodes[nodes.length - 1] = ends.at(at(line.points, -1));
    const sections = [...line.sections];
    if (side === 1) {
      nodes.reverse();
      sections.reverse();
    }
    const oneway = dual || plan.oneway;
    return { road: plan.id, origin, tags, nodes, sections, oneway, halfWidthM };
  };
  // Right-hand traffic: the carriageway in the line's own direction lies to its right.
  return dual ? [carriageway(-1), carriageway(1)] : [carriageway(0)];
}

export interface Arterials {
  readonly strands: Strand[];
  /** Where elevated roads run, for their ramps. */
  readonly expressways: ReadonlyMap<string, readonly [Strand, Strand]>;
}

/** Every road written by hand, as carriageways; crossings are not made yet. */
export function buildArterials({ roads }: DemoSource, extent: Extent): Arterials {
  const ground = [
    ...roads.roads.flatMap((road) => planOf(road, extent)),
    ...roads.expressways.flatMap((source) => joined(groundPlans(source, extent))),
  ];
  meetRoads(
    ground.map(({ line, offsetM, lanes }) => ({ line, reachM: offsetM + (lanes * LANE_M) / 2 })),
  );
  const ends = new OpenEnds();
  const strands = ground.flatMap((plan) => strandsOf(plan, ends));
  const expressways = new Map<string, readonly [Strand, Strand]>();
  for (const source of roads.expressways) {
    for (const plan of expresswayPlans(source, extent)) {
      const [right, left] = strandsOf(plan, ends);
      if (right && left) expressways.set(source.id, [right, left]);
    }
  }
  return { strands: [...strands, ...[...expressways.values()].flat()], expressways };
}
