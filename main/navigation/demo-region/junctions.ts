import { angleOf, at, distance, turn } from './plane.ts';
import { createRandom } from './random.ts';
import type { NetNode, Section, Strand } from './strand.ts';
import {
  addLanes,
  addLaneStarts,
  directionsOf,
  replaceSections,
  type Direction,
} from './turn-lanes.ts';

/** A turn that signs forbid: from the stretch of one section over a node to that of another. */
export interface Restriction {
  readonly kind: 'no_left_turn';
  readonly from: Section;
  readonly via: NetNode;
  readonly to: Section;
}

/** Nodes of one crossing lie within this distance of each other along a road, m. */
const CROSSING_M = 62;
/** Free way that lanes for turning need, m. */
const ROOM_M = 110;
/** Share of crossings where turning left is forbidden from one direction. */
const FORBIDDEN = 0.05;

/** A stretch of road that leaves a node in the direction of travel. */
interface Exit {
  readonly strand: Strand;
  /** The stretch, and whether it is driven from its second node to its first. */
  readonly stretch: number;
  readonly backwards: boolean;
  readonly angle: number;
}

type Exits = ReadonlyMap<NetNode, readonly Exit[]>;

function exitsOf(strands: readonly Strand[]): Exits {
  const exits = new Map<NetNode, Exit[]>();
  const add = (node: NetNode, exit: Exit): void => {
    const list = exits.get(node);
    if (list) list.push(exit);
    else exits.set(node, [exit]);
  };
  for (const strand of strands) {
    strand.sections.forEach((_, stretch) => {
      const [a, b] = [at(strand.nodes, stretch), at(strand.nodes, stretch + 1)];
      add(a, { strand, stretch, backwards: false, angle: angleOf(a, b) });
      if (!strand.oneway) add(b, { strand, stretch, backwards: true, angle: angleOf(b, a) });
    });
  }
  return exits;
}

/** The direction in which a turn goes; `null` for turning back. */
function side(from: number, to: number): 'left' | 'through' | 'right' | null {
  const angle = (turn(from, to) * 180) / Math.PI;
  if (Math.abs(angle) <= 42) return 'through';
  if (Math.abs(angle) > 140) return null;
  return angle > 0 ? 'left' : 'right';
}

/** Ways out of the crossing that begins at `first`, by side, along the direction of travel. */
function waysOut(
  { strand, nodes }: Direction,
  first: number,
  signals: ReadonlySet<NetNode>,
  exits: Exits,
): Map<'left' | 'through' | 'right', { readonly node: number; readonly exit: Exit }> {
  const found = new Map<'left' | 'through' | 'right', { node: number; exit: Exit }>();
  const heading = angleOf(at(nodes, first - 1), at(nodes, first));
  let way = 0;
  for (let index = first; index < nodes.length; index++) {
    if (index > first) way += distance(at(nodes, index - 1), at(nodes, index));
    if (way > CROSSING_M) break;
    const node = at(nodes, index);
    if (index > first && !signals.has(node)) continue;
    for (const exit of exits.get(node) ?? []) {
      const to = side(heading, exit.angle);
      if (to === null) continue;
      if (exit.strand === strand ? to === 'through' : to !== 'through')
        found.set(to, { node: index, exit });
    }
  }
  return found;
}

/**
 * Lanes for turning before traffic lights, and turns that are forbidden. Sections are replaced where
 * a way begins or ends at a sign.
 */
export function markTurns(
  strands: readonly Strand[],
  signals: ReadonlySet<NetNode>,
): Restriction[] {
  for (const strand of strands) if (strand.origin === 'arterial') addLaneStarts(strand, signals);
  const random = createRandom('turns');
  const exits = exitsOf(strands);
  const restrictions: Restriction[] = [];
  for (const strand of strands) {
    if (strand.origin !== 'arterial') continue;
    for (const direction of directionsOf(strand)) {
      const { nodes } = direction;
      let free = 0;
      for (let index = 1; index < nodes.length; index++) {
        free += distance(at(nodes, index - 1), at(nodes, index));
        if (!signals.has(at(nodes, index))) continue;
        if (free > CROSSING_M) {
          const ways = waysOut(direction, index, signals, exits);
          const left = ways.get('left');
          if (
            left &&
            ways.size > 1 &&
            strand.oneway &&
            left.node > index &&
            random.chance(FORBIDDEN)
          ) {
            restrictions.push(forbid(direction, left.node, left.exit));
            ways.delete('left');
          }
          if (free > ROOM_M) addLanes(direction, index, [...ways.keys()]);
        }
        free = 0;
      }
    }
  }
  return restrictions;
}

function forbid({ strand, nodes }: Direction, node: number, exit: Exit): Restriction {
  const via = at(nodes, node);
  const from = replaceSections(strand, node - 1, node, {});
  const to = replaceSections(exit.strand, exit.stretch, exit.stretch + 1, {});
  return { kind: 'no_left_turn', from, via, to };
}
