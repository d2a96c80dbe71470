import { around, GridIndex } from './grid-index.ts';
import { at, crossing, distance, type Point } from './plane.ts';
import { createNode, eachStretch, type NetNode, type Strand } from './strand.ts';

interface Stretch {
  readonly strand: Strand;
  readonly index: number;
  readonly a: NetNode;
  readonly b: NetNode;
}

/** Crossings nearer to each other than this become one node, m. */
const MERGE_M = 3.5;

/** Remembers nodes by place, and which of them turned out to be the same. */
class Nodes {
  readonly #grid = new GridIndex<NetNode>(50);
  readonly #same = new Map<NetNode, NetNode>();

  resolve(node: NetNode): NetNode {
    let known = node;
    for (;;) {
      const next = this.#same.get(known);
      if (next === undefined) return known;
      known = next;
    }
  }

  add(node: NetNode): void {
    this.#grid.add(around(node, node, 0), node);
  }

  unite(a: NetNode, b: NetNode): void {
    const [one, other] = [this.resolve(a), this.resolve(b)];
    if (one !== other) this.#same.set(other, one);
  }

  /** The crossing at `point`: one that is there already, or a new one. */
  at(point: Point): NetNode {
    for (const node of this.#grid.near(around(point, point, MERGE_M))) {
      if (distance(node, point) <= MERGE_M) return this.resolve(node);
    }
    const node = createNode(point);
    this.add(node);
    return node;
  }
}

/** Puts a shared node where two strands cross on the ground, and joins ends that lie on each other. */
export function joinCrossings(strands: readonly Strand[]): void {
  const nodes = new Nodes();
  const grid = new GridIndex<Stretch>(120);
  const inserts = new Map<Strand, { index: number; t: number; node: NetNode }[]>();
  const insert = ({ strand, index }: Stretch, t: number, node: NetNode): void => {
    const list = inserts.get(strand);
    if (list) list.push({ index, t, node });
    else inserts.set(strand, [{ index, t, node }]);
  };
  const endAt = ({ a, b }: Stretch, point: Point): NetNode | null => {
    if (distance(a, point) <= MERGE_M) return a;
    return distance(b, point) <= MERGE_M ? b : null;
  };

  eachStretch(strands, (a, b, { kind }, strand, index) => {
    if (kind !== 'ground') return;
    const stretch = { strand, index, a, b };
    for (const other of grid.near(around(a, b, 0))) {
      if (other.strand.road === strand.road) continue;
      if (other.a === a || other.a === b || other.b === a || other.b === b) continue;
      const hit = crossing(a, b, other.a, other.b);
      if (hit === null) continue;
      const [mine, theirs] = [endAt(stretch, hit.point), endAt(other, hit.point)];
      if (mine && theirs) nodes.unite(mine, theirs);
      else if (mine) insert(other, hit.u, mine);
      else if (theirs) insert(stretch, hit.t, theirs);
      else {
        const node = nodes.at(hit.point);
        insert(stretch, hit.t, node);
        insert(other, hit.u, node);
      }
    }
    grid.addSegment(a, b, stretch);
  });

  for (const strand of strands) {
    const put = (inserts.get(strand) ?? []).sort((p, q) => p.index - q.index || p.t - q.t);
    const [oldNodes, oldSections] = [strand.nodes, strand.sections];
    strand.nodes = [nodes.resolve(at(oldNodes, 0))];
    strand.sections = [];
    oldSections.forEach((section, index) => {
      const through = put.filter((each) => each.index === index).map(({ node }) => node);
      for (const next of [...through, at(oldNodes, index + 1)]) {
        const node = nodes.resolve(next);
        if (node === strand.nodes.at(-1)) continue;
        strand.nodes.push(node);
        strand.sections.push(section);
      }
    });
  }
}
