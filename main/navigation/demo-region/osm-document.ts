import type { OsmMember, OsmNode, OsmRelation, OsmWay } from '../../../shared/navigation/osm.ts';
import { toLonLat, type Point } from './plane.ts';
import type { NetNode, Tags } from './strand.ts';

/** Ids of the demo region begin here, out of the way of OpenStreetMap's own. */
const FIRST_ID = 9_000_000_000;

/** The map as OpenStreetMap elements, in the order in which they were added. */
export class OsmDocument {
  readonly nodes: OsmNode[] = [];
  readonly ways: OsmWay[] = [];
  readonly relations: OsmRelation[] = [];
  readonly #network = new Map<NetNode, OsmNode>();

  addNode(point: Point, tags: Tags = {}): OsmNode {
    const { lon, lat } = toLonLat(point);
    const node = {
      id: FIRST_ID + this.nodes.length + 1,
      lon: rounded(lon),
      lat: rounded(lat),
      tags,
    };
    this.nodes.push(node);
    return node;
  }

  /** The element of a network node: one, however many ways pass through it. */
  networkNode(node: NetNode): OsmNode {
    const known = this.#network.get(node);
    if (known) return known;
    const added = this.addNode(node, node.tags);
    this.#network.set(node, added);
    return added;
  }

  addWay(refs: readonly OsmNode[], tags: Tags): OsmWay {
    // Two nodes in a row that are rounded to the same place would make a stretch of no length.
    const ids = refs
      .filter((node, index) => {
        return refs[index - 1]?.id !== node.id;
      })
      .map(({ id }) => id);
    const way = { id: FIRST_ID + this.ways.length + 1, refs: ids, tags };
    this.ways.push(way);
    return way;
  }

  addLine(line: readonly Point[], tags: Tags): OsmWay {
    return this.addWay(
      line.map((point) => this.addNode(point)),
      tags,
    );
  }

  addArea(ring: readonly Point[], tags: Tags): OsmWay {
    const nodes = ring.map((point) => this.addNode(point));
    const [first] = nodes;
    if (first === undefined) throw new RangeError('an area has corners');
    return this.addWay([...nodes, first], tags);
  }

  addRelation(members: readonly OsmMember[], tags: Tags): void {
    this.relations.push({ id: FIRST_ID + this.relations.length + 1, members, tags });
  }
}

/** To the sixth decimal: 0.1 m. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
