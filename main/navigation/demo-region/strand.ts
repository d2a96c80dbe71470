import { at, between, distance, type Point } from './plane.ts';
import { stationAt } from './polyline.ts';
import type { Kind } from './vertex.ts';

export type Tags = Readonly<Record<string, string>>;

/** A point of the road network; strands that meet share it. */
export interface NetNode extends Point {
  tags: Tags;
}

/** How a stretch of a strand lies and is tagged. */
export interface Section {
  readonly kind: Kind;
  readonly tags: Tags;
}

/** One carriageway from end to end: `sections[i]` lies between `nodes[i]` and `nodes[i + 1]`. */
export interface Strand {
  /** Carriageways of one road never join but at its ends. */
  readonly road: string;
  readonly origin: 'arterial' | 'expressway' | 'ramp' | 'street' | 'frame';
  /** Tags of every stretch. */
  readonly tags: Tags;
  nodes: NetNode[];
  sections: Section[];
  readonly oneway: boolean;
  /** Half of the paved width, m. */
  readonly halfWidthM: number;
}

export function createNode({ x, y }: Point): NetNode {
  return { x, y, tags: {} };
}

/** Tags that follow from how a stretch lies. */
export function kindTags(kind: Kind, layer: number): Tags {
  switch (kind) {
    case 'ground':
      return {};
    case 'tunnel':
      return { tunnel: 'yes', layer: String(-Math.max(1, layer)) };
    case 'bridge':
    case 'elevated':
      return { bridge: 'yes', layer: String(Math.max(1, layer)) };
  }
}

/**
 * The node of the strand at `s` metres from its start; one is put in where none is within
 * `reuseM` metres.
 */
export function nodeAt(strand: Strand, s: number, reuseM = 4): NetNode {
  const { point, segment } = stationAt(strand.nodes, s);
  const [a, b] = [at(strand.nodes, segment), at(strand.nodes, segment + 1)];
  if (distance(point, a) <= reuseM) return a;
  if (distance(point, b) <= reuseM) return b;
  const node = createNode(point);
  strand.nodes.splice(segment + 1, 0, node);
  strand.sections.splice(segment, 0, at(strand.sections, segment));
  return node;
}

/** Calls `visit` for each stretch of each strand. */
export function eachStretch(
  strands: readonly Strand[],
  visit: (a: NetNode, b: NetNode, section: Section, strand: Strand, index: number) => void,
): void {
  for (const strand of strands) {
    strand.sections.forEach((section, index) => {
      visit(at(strand.nodes, index), at(strand.nodes, index + 1), section, strand, index);
    });
  }
}

/** How many stretches end at each node. */
export function degrees(strands: readonly Strand[]): Map<NetNode, number> {
  const count = new Map<NetNode, number>();
  eachStretch(strands, (a, b) => {
    count.set(a, (count.get(a) ?? 0) + 1);
    count.set(b, (count.get(b) ?? 0) + 1);
  });
  return count;
}

/** Nodes that more than one strand passes through, or one strand twice. */
export function junctions(strands: readonly Strand[]): Set<NetNode> {
  const seen = new Set<NetNode>();
  const shared = new Set<NetNode>();
  for (const { nodes } of strands) {
    for (const node of nodes) (seen.has(node) ? shared : seen).add(node);
  }
  return shared;
}

/** The part of a strand from node `from` to node `to`. */
export function part(strand: Strand, from: number, to: number): Strand {
  return {
    ...strand,
    nodes: strand.nodes.slice(from, to + 1),
    sections: strand.sections.slice(from, to),
  };
}

/** A node in the middle between two. */
export function middleOf(a: Point, b: Point): NetNode {
  return createNode(between(a, b, 0.5));
}

/** Tags of a name in Chinese and English. */
export function nameTags({
  name,
  en,
  pinyin,
}: {
  name: string;
  en: string;
  pinyin?: string | undefined;
}): Tags {
  return { name, 'name:zh': name, 'name:en': en, ...(pinyin ? { 'name:zh_pinyin': pinyin } : {}) };
}
