import { angleOf, at, distance, moved } from './plane.ts';
import { contains, crossings, type Ring } from './polygon.ts';
import { createNode, kindTags, type NetNode, type Section, type Strand } from './strand.ts';

/** How far a bridge reaches beyond the bank, m. */
const BANK_M = 9;

/** Turns the stretches of roads on the ground that cross water into bridges. */
export function bridgeOver(strands: readonly Strand[], waters: readonly Ring[]): void {
  for (const strand of strands) {
    for (let index = 0; index < strand.sections.length; index++) {
      const section = at(strand.sections, index);
      if (section.kind !== 'ground') continue;
      const [a, b] = [at(strand.nodes, index), at(strand.nodes, index + 1)];
      const hits = waters.flatMap((ring) => [
        ...(contains(ring, a) ? [0] : []),
        ...crossings(ring, a, b),
        ...(contains(ring, b) ? [1] : []),
      ]);
      if (hits.length === 0) continue;
      const [first, last] = [Math.min(...hits), Math.max(...hits)];
      const length = distance(a, b);
      const from = first * length - BANK_M;
      const to = last * length + BANK_M;
      const bridge: Section = {
        kind: 'bridge',
        tags: { ...section.tags, ...kindTags('bridge', 1) },
      };
      const angle = angleOf(a, b);
      const nodes: NetNode[] = [];
      const sections: Section[] = [];
      if (from > 3) {
        nodes.push(createNode(moved(a, angle, from)));
        sections.push(section);
      }
      sections.push(bridge);
      if (to < length - 3) {
        nodes.push(createNode(moved(a, angle, to)));
        sections.push(section);
      }
      strand.nodes.splice(index + 1, 0, ...nodes);
      strand.sections.splice(index, 1, ...sections);
      index += sections.length - 1;
    }
  }
}
