import { angleOf, at, distance, distanceToSegment, turn, type Point } from './plane.ts';
import type { Restriction } from './junctions.ts';
import type { NetNode, Section, Strand } from './strand.ts';

/** A place that a drive passes, and the direction of travel there. */
export interface Via {
  readonly point: Point;
  /** Degrees clockwise from north. */
  readonly heading: number;
}

/** One stretch of road as it is driven. */
export interface Leg {
  readonly from: NetNode;
  readonly to: NetNode;
  readonly strand: Strand;
  readonly section: Section;
}

/** How far a via may lie from the road it means, m. */
const NEAR_M = 60;
/** Difference of direction up to which a road fits a via, radians. */
const ALIKE = Math.PI / 4;

type Graph = ReadonlyMap<NetNode, readonly Leg[]>;

function graphOf(strands: readonly Strand[]): Graph {
  const graph = new Map<NetNode, Leg[]>();
  const add = (leg: Leg): void => {
    const list = graph.get(leg.from);
    if (list) list.push(leg);
    else graph.set(leg.from, [leg]);
  };
  for (const strand of strands) {
    strand.sections.forEach((section, index) => {
      const [from, to] = [at(strand.nodes, index), at(strand.nodes, index + 1)];
      add({ from, to, strand, section });
      if (!strand.oneway) add({ from: to, to: from, strand, section });
    });
  }
  return graph;
}

function legAt(graph: Graph, { point, heading }: Via): Leg {
  let best: { leg: Leg; far: number } | null = null;
  const wanted = ((90 - heading) * Math.PI) / 180;
  for (const legs of graph.values()) {
    for (const leg of legs) {
      if (leg.section.kind === 'tunnel') continue;
      if (Math.abs(turn(wanted, angleOf(leg.from, leg.to))) > ALIKE) continue;
      const far = distanceToSegment(point, leg.from, leg.to);
      if (far < NEAR_M && (best === null || far < best.far)) best = { leg, far };
    }
  }
  if (best === null) throw new Error(`no road towards ${heading}° at ${point.x}, ${point.y}`);
  return best.leg;
}

/** Time that a turn at a crossing takes, s, and the change of direction that makes a turn, radians. */
const TURN_S = 12;
const TURN = Math.PI / 5;

/** Speed limit of a stretch, km/h. */
export function limitOf({ section, strand }: Leg): number {
  return Number(section.tags['maxspeed'] ?? strand.tags['maxspeed']);
}

function seconds(leg: Leg): number {
  return (distance(leg.from, leg.to) / limitOf(leg)) * 3.6;
}

function delay(before: Leg, after: Leg): number {
  const angle = turn(angleOf(before.from, before.to), angleOf(after.from, after.to));
  return Math.abs(angle) > TURN ? TURN_S : 0;
}

/** The quickest way from one leg to another, both included; forbidden turns and turning back are not taken. */
function way(graph: Graph, first: Leg, last: Leg, forbidden: readonly Restriction[]): Leg[] {
  const cost = new Map<Leg, number>([[first, 0]]);
  const before = new Map<Leg, Leg>();
  const open = new Set([first]);
  for (;;) {
    let next: Leg | null = null;
    for (const leg of open) {
      if (next === null || (cost.get(leg) ?? 0) < (cost.get(next) ?? 0)) next = leg;
    }
    if (next === null) throw new Error('a via cannot be reached');
    if (next === last) break;
    open.delete(next);
    for (const leg of graph.get(next.to) ?? []) {
      if (leg.to === next.from) continue;
      if (
        forbidden.some((r) => r.from === next.section && r.via === leg.from && r.to === leg.section)
      )
        continue;
      const sum = (cost.get(next) ?? 0) + seconds(leg) + delay(next, leg);
      if (sum >= (cost.get(leg) ?? Infinity)) continue;
      cost.set(leg, sum);
      before.set(leg, next);
      open.add(leg);
    }
  }
  const legs = [last];
  for (let leg = before.get(last); leg !== undefined; leg = before.get(leg)) legs.unshift(leg);
  return legs;
}

/** A round trip past all vias in order: the legs of one lap. */
export function roundTrip(
  strands: readonly Strand[],
  vias: readonly Via[],
  forbidden: readonly Restriction[],
): Leg[] {
  const graph = graphOf(strands);
  const stops = vias.map((via) => legAt(graph, via));
  return stops.flatMap((leg, index) =>
    way(graph, leg, at(stops, (index + 1) % stops.length), forbidden).slice(0, -1),
  );
}
