import { at, angleOf, distance, moved } from './plane.ts';
import { createRandom } from './random.ts';
import { createNode, degrees, part, type NetNode, type Section, type Strand } from './strand.ts';

const RADIUS_M = 14;
/** How many crossings of side streets become roundabouts, and how far from each other at least, m. */
const COUNT = 16;
const APART_M = 1500;
/** Each arm runs straight for this long at least, m. */
const ARM_M = 45;

interface Arm {
  readonly strand: Strand;
  /** Where the strand passes the crossing. */
  readonly index: number;
  readonly towards: NetNode;
}

/** Turns some crossings of four side streets into roundabouts. */
export function withRoundabouts(strands: readonly Strand[]): Strand[] {
  const random = createRandom('roundabouts');
  const arms = armsByNode(strands);
  const wide = degrees(strands);
  const candidates = [...arms].filter(
    ([node, list]) =>
      list.length === 4 &&
      wide.get(node) === 4 &&
      list.every(
        ({ strand, towards }) =>
          strand.origin === 'street' && !strand.oneway && distance(node, towards) > ARM_M,
      ),
  );
  const chosen: NetNode[] = [];
  while (chosen.length < COUNT && candidates.length > 0) {
    const [[node] = [undefined]] = candidates.splice(random.whole(0, candidates.length - 1), 1);
    if (node && chosen.every((other) => distance(node, other) > APART_M)) chosen.push(node);
  }
  let result = [...strands];
  for (const node of chosen) result = replaced(result, node);
  return result;
}

function armsByNode(strands: readonly Strand[]): Map<NetNode, Arm[]> {
  const arms = new Map<NetNode, Arm[]>();
  for (const strand of strands) {
    strand.nodes.forEach((node, index) => {
      const list = arms.get(node) ?? [];
      for (const towards of [strand.nodes[index - 1], strand.nodes[index + 1]]) {
        if (towards) list.push({ strand, index, towards });
      }
      arms.set(node, list);
    });
  }
  return arms;
}

/** Cuts the strands at the crossing and joins them by a ring, driven anticlockwise. */
function replaced(strands: readonly Strand[], middle: NetNode): Strand[] {
  const entries: NetNode[] = [];
  const entry = (towards: NetNode): NetNode => {
    const node = createNode(moved(middle, angleOf(middle, towards), RADIUS_M));
    entries.push(node);
    return node;
  };
  const rest = strands.flatMap((strand) => {
    const index = strand.nodes.indexOf(middle);
    if (index < 0) return [strand];
    const last = strand.nodes.length - 1;
    const parts: Strand[] = [];
    if (index > 0) {
      const before = part(strand, 0, index);
      before.nodes[index] = entry(at(strand.nodes, index - 1));
      parts.push(before);
    }
    if (index < last) {
      const after = part(strand, index, last);
      after.nodes[0] = entry(at(strand.nodes, index + 1));
      parts.push(after);
    }
    return parts;
  });
  const between = Array.from({ length: 16 }, (_, step) =>
    createNode(moved(middle, (step * Math.PI) / 8, RADIUS_M)),
  ).filter((node) => entries.every((other) => distance(node, other) > 3));
  const ring = [...entries, ...between].sort((a, b) => angleOf(middle, a) - angleOf(middle, b));
  const section: Section = { kind: 'ground', tags: {} };
  const circle: Strand = {
    road: `roundabout-${Math.round(middle.x)}-${Math.round(middle.y)}`,
    origin: 'street',
    tags: { highway: 'tertiary', junction: 'roundabout', oneway: 'yes', maxspeed: '30' },
    nodes: [...ring, at(ring, 0)],
    sections: ring.map(() => section),
    oneway: true,
    halfWidthM: 4,
  };
  return [...rest, circle];
}
