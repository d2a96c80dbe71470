import { angleOf, at, turn, type Point } from './plane.ts';
import { signedArea, type Ring } from './polygon.ts';
import { eachStretch, type NetNode, type Strand } from './strand.ts';

/**
 * The blocks between roads on the ground: rings, anticlockwise, one for each piece of ground that the
 * strands enclose. Ends that lead nowhere run into a block and back.
 */
export function blocksOf(strands: readonly Strand[]): Ring[] {
  const around = new Map<NetNode, NetNode[]>();
  const link = (a: NetNode, b: NetNode): void => {
    const list = around.get(a);
    if (!list) around.set(a, [b]);
    else if (!list.includes(b)) list.push(b);
  };
  eachStretch(strands, (a, b, { kind }) => {
    if (kind !== 'ground') return;
    link(a, b);
    link(b, a);
  });
  for (const [node, list] of around) {
    list.sort((p, q) => angleOf(node, p) - angleOf(node, q));
  }

  const walked = new Map<NetNode, Set<NetNode>>();
  const rings: Point[][] = [];
  for (const [start, list] of around) {
    for (const second of list) {
      if (walked.get(start)?.has(second)) continue;
      const ring = walk(start, second, around, walked);
      if (signedArea(ring) > 1) rings.push(ring);
    }
  }
  return rings;
}

/** Walks along the left side of the roads: at each node to the next road clockwise. */
function walk(
  start: NetNode,
  second: NetNode,
  around: ReadonlyMap<NetNode, readonly NetNode[]>,
  walked: Map<NetNode, Set<NetNode>>,
): Point[] {
  const ring: Point[] = [];
  let [from, to] = [start, second];
  for (;;) {
    const seen = walked.get(from) ?? new Set<NetNode>();
    if (seen.has(to)) return ring;
    walked.set(from, seen.add(to));
    ring.push(from);
    const list = around.get(to) ?? [];
    const back = list.indexOf(from);
    const next = at(list, (back - 1 + list.length) % list.length);
    [from, to] = [to, next];
  }
}

/** The direction most of the ring's edge runs in, radians in [-π/4, π/4): rows of houses follow it. */
export function grain(ring: Ring): number {
  let [x, y] = [0, 0];
  ring.forEach((a, index) => {
    const b = at(ring, (index + 1) % ring.length);
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const angle = angleOf(a, b);
    // Four times the angle: opposite and perpendicular edges count as the same direction.
    x += length * Math.cos(4 * angle);
    y += length * Math.sin(4 * angle);
  });
  return turn(0, Math.atan2(y, x)) / 4;
}
