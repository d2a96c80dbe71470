import type { Bbox } from '../../../../shared/contract/region.ts';
import type {
  OsmMember,
  OsmNode,
  OsmRelation,
  OsmTags,
  OsmWay,
} from '../../../../shared/navigation/osm.ts';
import { NodeStore, roundedDegrees } from './node-store.ts';

/** Everything a build needs of an OpenStreetMap extract. Elements are sorted by id, each id once. */
export interface Extract {
  readonly nodes: NodeStore;
  /** Nodes that are more than a position. */
  readonly taggedNodes: readonly OsmNode[];
  readonly ways: readonly OsmWay[];
  readonly relations: readonly OsmRelation[];
  /** What the file says it covers. */
  readonly bbox?: Bbox;
  /** What was left out and why, in numbers. */
  readonly ignored: {
    /** Nodes whose position is not on Earth. */
    readonly misplacedNodes: number;
  };
}

/** What a reader of a file format tells. Elements may come in any order. */
export interface ExtractSink {
  node(id: number, lon: number, lat: number, tags: OsmTags | null): void;
  way(id: number, refs: number[], tags: OsmTags): void;
  relation(id: number, members: OsmMember[], tags: OsmTags): void;
  bbox(bbox: Bbox): void;
}

/**
 * Editors give new elements negative ids; Valhalla's are unsigned. They move up beyond every id of
 * OpenStreetMap (2^40 leaves room for a hundred times as many as there are).
 */
const NEW_ELEMENT_BASE = 2 ** 40;

function positiveId(id: number): number {
  return id < 0 ? NEW_ELEMENT_BASE - id : id;
}

/** Collects what a reader finds; `finish` sorts it and removes what came twice. */
export class ExtractCollector implements ExtractSink {
  readonly #nodes = new NodeStore();
  readonly #taggedNodes: OsmNode[] = [];
  readonly #ways: OsmWay[] = [];
  readonly #relations: OsmRelation[] = [];
  #misplacedNodes = 0;
  #bbox: Bbox | undefined;

  node(id: number, lon: number, lat: number, tags: OsmTags | null): void {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
      this.#misplacedNodes += 1;
      return;
    }
    const nodeId = positiveId(id);
    this.#nodes.add(nodeId, lon, lat);
    if (tags === null) return;
    this.#taggedNodes.push({
      id: nodeId,
      lon: roundedDegrees(lon),
      lat: roundedDegrees(lat),
      tags,
    });
  }

  way(id: number, refs: number[], tags: OsmTags): void {
    this.#ways.push({ id: positiveId(id), refs: refs.map(positiveId), tags });
  }

  relation(id: number, members: OsmMember[], tags: OsmTags): void {
    const known = members.map((member) => ({ ...member, ref: positiveId(member.ref) }));
    this.#relations.push({ id: positiveId(id), members: known, tags });
  }

  bbox(bbox: Bbox): void {
    this.#bbox ??= bbox;
  }

  finish(): Extract {
    this.#nodes.finish();
    return {
      nodes: this.#nodes,
      taggedNodes: sortedById(this.#taggedNodes),
      ways: sortedById(this.#ways),
      relations: sortedById(this.#relations),
      ignored: { misplacedNodes: this.#misplacedNodes },
      ...(this.#bbox && { bbox: this.#bbox }),
    };
  }
}

/** Sorted, the last of several with the same id. */
function sortedById<T extends { readonly id: number }>(elements: T[]): T[] {
  const sorted = elements.every((element, at) => element.id > (elements[at - 1]?.id ?? -1));
  if (sorted) return elements;
  return [...new Map(elements.map((element) => [element.id, element])).values()].sort(
    (a, b) => a.id - b.id,
  );
}
