import type { NetNode, Strand } from './strand.ts';

/** Crossings of main roads get traffic lights. */
export function placeSignals(strands: readonly Strand[]): Set<NetNode> {
  const roads = new Map<NetNode, Set<string>>();
  const important = new Set<NetNode>();
  for (const { nodes, road, origin, tags, sections } of strands) {
    if (origin !== 'arterial') continue;
    nodes.forEach((node, index) => {
      const kinds = [sections[index - 1], sections[index]].map((section) => section?.kind);
      if (!kinds.includes('ground') && !kinds.includes('bridge')) return;
      roads.set(node, (roads.get(node) ?? new Set<string>()).add(road));
      if (tags['highway'] !== 'tertiary') important.add(node);
    });
  }
  const signals = new Set<NetNode>();
  for (const [node, crossing] of roads) {
    if (crossing.size < 2 || !important.has(node)) continue;
    signals.add(node);
    node.tags = { highway: 'traffic_signals' };
  }
  return signals;
}
