import { at, distance } from './plane.ts';
import { distancesAlong } from './polyline.ts';
import { nodeAt, type NetNode, type Section, type Strand, type Tags } from './strand.ts';

/** Length of the lanes for turning, m. */
const LANES_M = 70;

/** One carriageway in one direction of travel. */
export interface Direction {
  readonly strand: Strand;
  readonly backwards: boolean;
  /** Nodes in the order of travel. */
  readonly nodes: readonly NetNode[];
}

/** The directions in which a strand may be driven. */
export function directionsOf(strand: Strand): Direction[] {
  const forward = { strand, backwards: false, nodes: strand.nodes };
  const back = { strand, backwards: true, nodes: strand.nodes.toReversed() };
  return strand.oneway ? [forward] : [forward, back];
}

/** Puts a node where the lanes for turning begin. */
export function addLaneStarts(strand: Strand, signals: ReadonlySet<NetNode>): void {
  const along = distancesAlong(strand.nodes);
  const length = at(along, -1);
  const lights = strand.nodes.flatMap((node, index) =>
    signals.has(node) ? [at(along, index)] : [],
  );
  for (const s of lights) {
    for (const start of strand.oneway ? [s - LANES_M] : [s - LANES_M, s + LANES_M]) {
      if (start > 5 && start < length - 5) nodeAt(strand, start);
    }
  }
}

/** Gives the stretches of a strand from `from` up to `to` sections of their own, with more tags; the first of them. */
export function replaceSections(strand: Strand, from: number, to: number, more: Tags): Section {
  const copies = new Map<Section, Section>();
  for (let index = from; index < to; index++) {
    const old = at(strand.sections, index);
    const copy = copies.get(old) ?? { kind: old.kind, tags: { ...old.tags, ...more } };
    copies.set(old, copy);
    strand.sections[index] = copy;
  }
  return at(strand.sections, from);
}

/** Where which lane leads, from left to right, for a number of lanes. */
function lanesFor(sides: readonly string[], lanes: number): string[] {
  const [left, through, right] = ['left', 'through', 'right'].map((each) => sides.includes(each));
  if (through) {
    const middle = Array.from({ length: lanes - (left ? 1 : 0) }, () => 'through');
    if (right) middle[middle.length - 1] = middle.length > 2 ? 'right' : 'through;right';
    return [...(left ? ['left'] : []), ...middle];
  }
  if (left && right)
    return Array.from({ length: lanes }, (_, lane) => (lane * 2 < lanes ? 'left' : 'right'));
  return [];
}

/** Marks the lanes before node `index` of the direction, for a crossing that is left to these sides. */
export function addLanes(
  { strand, backwards, nodes }: Direction,
  index: number,
  sides: readonly string[],
): void {
  const whole = Number(strand.tags['lanes'] ?? '1');
  const own = strand.oneway ? whole : Math.floor(whole / 2);
  const lanes = lanesFor(sides, own + 1);
  if (sides.length < 2 || lanes.length === 0) return;
  let [first, way] = [index, 0];
  while (first > 0 && way < LANES_M - 1) {
    way += distance(at(nodes, first - 1), at(nodes, first));
    first -= 1;
  }
  const last = nodes.length - 1;
  const [from, to] = backwards ? [last - index, last - first] : [first, index];
  const turns = lanes.join('|');
  const direction = backwards ? 'backward' : 'forward';
  const tags: Tags = strand.oneway
    ? { lanes: String(own + 1), 'turn:lanes': turns }
    : {
        lanes: String(whole + 1),
        [`lanes:${direction}`]: String(own + 1),
        [`lanes:${backwards ? 'forward' : 'backward'}`]: String(own),
        [`turn:lanes:${direction}`]: turns,
      };
  replaceSections(strand, from, to, tags);
}
