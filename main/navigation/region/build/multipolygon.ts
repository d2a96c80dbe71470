import type { OsmRelation, OsmWay } from '../../../../shared/navigation/osm.ts';
import type { NodeStore } from './node-store.ts';

/** `[lon, lat]`, degrees. */
export type Position = [number, number];

/** A closed ring, first position repeated at the end. */
export type Ring = Position[];

/** Outer ring first, then its holes: GeoJSON's polygon. */
export type Polygon = Ring[];

/** The positions of a way's nodes that the extract has. */
export function positionsOf(refs: readonly number[], nodes: NodeStore): Position[] {
  return refs.flatMap((ref) => {
    const position = nodes.position(ref);
    return position === null ? [] : [position];
  });
}

/** True when a way's first and last node are the same and enclose something. */
export function isClosed(refs: readonly number[]): boolean {
  return refs.length >= 4 && refs[0] === refs.at(-1);
}

/**
 * The polygons of a multipolygon relation. Ways are joined end to end into rings, whatever their
 * order and direction. Rings that the extract cuts off stay open and are left out; what can be
 * closed is kept. Which ring is a hole is decided by position, not by role: roles are often wrong.
 */
export function assemblePolygons(
  { members }: OsmRelation,
  wayById: (id: number) => OsmWay | undefined,
  nodes: NodeStore,
): Polygon[] {
  const pieces = members.flatMap(({ type, ref }) => {
    const way = type === 'way' ? wayById(ref) : undefined;
    return way === undefined || way.refs.length < 2 ? [] : [way.refs];
  });
  const rings = joinRings(pieces)
    .map((refs) => closedRing(positionsOf(refs, nodes)))
    .filter((ring) => ring !== null);
  return nestRings(rings);
}

/** A ring of positions, or null when too few are left to enclose anything. */
export function closedRing(positions: Position[]): Ring | null {
  const [first] = positions;
  const last = positions.at(-1);
  if (first === undefined || last === undefined) return null;
  const ring = first[0] === last[0] && first[1] === last[1] ? positions : [...positions, first];
  return ring.length >= 4 && areaOf(ring) !== 0 ? ring : null;
}

/** Joins pieces end to end until nothing fits; returns what closed. */
export function joinRings(pieces: readonly (readonly number[])[]): number[][] {
  const rings: number[][] = [];
  const byEnd = new Map<number, Set<number>>();
  const open = new Map<number, readonly number[]>();
  for (const [index, piece] of pieces.entries()) {
    if (piece[0] === piece.at(-1)) {
      if (piece.length >= 4) rings.push([...piece]);
      continue;
    }
    open.set(index, piece);
    for (const end of endsOf(piece)) byEnd.set(end, (byEnd.get(end) ?? new Set()).add(index));
  }
  for (const [index, piece] of open) {
    if (!open.delete(index)) continue;
    const ring = [...piece];
    for (let next = take(ring.at(-1)); next; next = take(ring.at(-1))) {
      const forward = next[0] === ring.at(-1) ? next : next.toReversed();
      for (const ref of forward.slice(1)) ring.push(ref);
      if (ring[0] === ring.at(-1)) break;
    }
    if (isClosed(ring)) rings.push(ring);
  }
  return rings;

  function take(end: number | undefined): readonly number[] | undefined {
    for (const index of byEnd.get(end ?? -1) ?? []) {
      const piece = open.get(index);
      if (piece && open.delete(index)) return piece;
    }
    return undefined;
  }
}

function endsOf(piece: readonly number[]): number[] {
  return [piece[0], piece.at(-1)].filter((end) => end !== undefined);
}

/** Puts each ring into the smallest ring around it: an odd depth is a hole, an even one an island. */
function nestRings(rings: readonly Ring[]): Polygon[] {
  const sorted = rings
    .map((ring) => ({ ring, area: Math.abs(areaOf(ring)), depth: 0 }))
    .sort((a, b) => b.area - a.area);
  const polygons: { outer: (typeof sorted)[number]; polygon: Polygon }[] = [];
  for (const [index, candidate] of sorted.entries()) {
    const around = sorted
      .slice(0, index)
      .filter((larger) => larger.area > candidate.area && ringInRing(candidate.ring, larger.ring));
    candidate.depth = around.length;
    if (candidate.depth % 2 === 0) {
      polygons.push({ outer: candidate, polygon: [candidate.ring] });
      continue;
    }
    const parent = around.findLast(({ depth }) => depth === candidate.depth - 1);
    polygons.find(({ outer }) => outer === parent)?.polygon.push(candidate.ring);
  }
  return polygons.map(({ polygon }) => polygon);
}

/**
 * Rings may touch, so one shared corner decides nothing: the first corner that is strictly inside or
 * outside decides.
 */
function ringInRing(inner: Ring, outer: Ring): boolean {
  const corners = new Set(outer.map(([lon, lat]) => `${lon},${lat}`));
  const telling = inner.find(([lon, lat]) => !corners.has(`${lon},${lat}`));
  if (telling) return contains(outer, telling);
  const [a, b] = inner;
  return a !== undefined && b !== undefined
    ? contains(outer, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2])
    : false;
}

/** Whether a position is inside a ring (even-odd rule). */
export function contains(ring: Ring, [lon, lat]: Position): boolean {
  let inside = false;
  let previous = ring.at(-1);
  for (const corner of ring) {
    if (previous && corner[1] > lat !== previous[1] > lat) {
      const crossing =
        ((previous[0] - corner[0]) * (lat - corner[1])) / (previous[1] - corner[1]) + corner[0];
      if (lon < crossing) inside = !inside;
    }
    previous = corner;
  }
  return inside;
}

/** Signed area of a ring in square degrees; positive when it runs anticlockwise. */
export function areaOf(ring: Ring): number {
  let doubled = 0;
  let previous = ring.at(-1);
  for (const corner of ring) {
    if (previous) doubled += previous[0] * corner[1] - corner[0] * previous[1];
    previous = corner;
  }
  return doubled / 2;
}

const METRES_PER_DEGREE = 111_195;

/** Area of polygons in square metres, holes left out; near enough to decide what to draw. */
export function areaM2(polygons: readonly Polygon[]): number {
  return polygons.reduce((sum, [outer, ...holes]) => {
    const lat = outer?.[0]?.[1] ?? 0;
    const scale = METRES_PER_DEGREE ** 2 * Math.cos((lat * Math.PI) / 180);
    const held = holes.reduce((area, hole) => area + Math.abs(areaOf(hole)), 0);
    return sum + (Math.abs(areaOf(outer ?? [])) - held) * scale;
  }, 0);
}
