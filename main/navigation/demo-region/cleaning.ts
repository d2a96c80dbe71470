import { at } from './plane.ts';
import { lengthOf } from './polyline.ts';
import { junctions, part, type NetNode, type Strand } from './strand.ts';

/** Cuts ends that lead nowhere when they are shorter than `shortest(strand)` metres. */
export function withoutStubs(
  strands: readonly Strand[],
  shortest: (strand: Strand) => number,
): Strand[] {
  const shared = junctions(strands);
  return strands.flatMap((strand) => {
    const joins = strand.nodes.flatMap((node, index) => (shared.has(node) ? [index] : []));
    const [first, last] = [joins[0], joins.at(-1)];
    if (first === undefined || last === undefined) return [strand];
    const limit = shortest(strand);
    const from = lengthOf(strand.nodes.slice(0, first + 1)) < limit ? first : 0;
    const to = lengthOf(strand.nodes.slice(last)) < limit ? last : strand.nodes.length - 1;
    return to > from ? [part(strand, from, to)] : [];
  });
}

/** Follows every way a car may go and keeps what can be reached from everywhere else. */
export function largestConnected(strands: readonly Strand[]): Strand[] {
  const [next, previous] = [neighbours(strands, false), neighbours(strands, true)];
  const rest = new Set<NetNode>(strands.flatMap(({ nodes }) => nodes));
  let best = new Set<NetNode>();
  while (rest.size > best.size) {
    const [start] = rest;
    if (start === undefined) break;
    const [ahead, behind] = [reach(start, next), reach(start, previous)];
    const component = new Set([...ahead].filter((node) => behind.has(node)));
    for (const node of component) rest.delete(node);
    if (component.size > best.size) best = component;
  }
  return strands.flatMap((strand) => within(strand, best));
}

function neighbours(strands: readonly Strand[], backwards: boolean): Map<NetNode, NetNode[]> {
  const map = new Map<NetNode, NetNode[]>();
  const add = (from: NetNode, to: NetNode): void => {
    const list = map.get(from);
    if (list) list.push(to);
    else map.set(from, [to]);
  };
  for (const { nodes, oneway } of strands) {
    for (let index = 0; index + 1 < nodes.length; index++) {
      const [a, b] = [at(nodes, index), at(nodes, index + 1)];
      if (!oneway || !backwards) add(a, b);
      if (!oneway || backwards) add(b, a);
    }
  }
  return map;
}

function reach(start: NetNode, next: ReadonlyMap<NetNode, readonly NetNode[]>): Set<NetNode> {
  const seen = new Set([start]);
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const other of next.get(node) ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      open.push(other);
    }
  }
  return seen;
}

function within(strand: Strand, kept: ReadonlySet<NetNode>): Strand[] {
  const parts: Strand[] = [];
  let from: number | null = null;
  for (let index = 0; index <= strand.nodes.length; index++) {
    const node = strand.nodes[index];
    if (node && kept.has(node)) from ??= index;
    else if (from !== null) {
      if (index - 1 > from) parts.push(part(strand, from, index - 1));
      from = null;
    }
  }
  return parts;
}
