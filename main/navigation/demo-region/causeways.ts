import type { Point } from './plane.ts';
import { contains, distanceToEdge, type Ring } from './polygon.ts';
import { lengthOf, offsetLine, resample, sliceLine, smoothLine, stationAt } from './polyline.ts';
import type { AreasSource } from './source.ts';
import { nameTags, type Tags } from './strand.ts';

export interface Causeway {
  readonly tags: Tags;
  readonly line: readonly Point[];
  /** Bridges: where from and to, metres along the line. */
  readonly bridges: readonly { readonly from: number; readonly to: number; readonly tags: Tags }[];
  /** The pieces of land. */
  readonly land: readonly Ring[];
}

/** Half the length of a causeway's bridge, m. */
const GAP_M = 11;

/** A strip of land with round ends. */
function strip(line: readonly Point[], widthM: number): Ring {
  const length = lengthOf(line);
  const fine = resample(line, 12);
  const round = (s: number): number => {
    const rest = Math.max(0, Math.min(s, length - s)) / (widthM / 2);
    return (widthM / 2) * (rest >= 1 ? 1 : Math.max(0.45, Math.sqrt(1 - (1 - rest) ** 2)));
  };
  return [...offsetLine(fine, round), ...offsetLine(fine, (s) => -round(s)).reverse()];
}

/** Steps along a causeway at which it is decided what is land, m. */
const CAUSEWAY_STEP_M = 3;
/** Water that stays between a causeway and the shore, m. */
const SHORE_M = 12;

/** A causeway through the lake: strips of land, with bridges where it is interrupted and at its ends. */
export function causewayOf(
  source: AreasSource['causeways'][number],
  lake: Ring,
  islands: readonly Ring[],
): Causeway {
  const line = smoothLine(
    source.line.map(({ point }) => point),
    18,
  );
  const length = lengthOf(line);
  const named = source.gaps.map((gap) => ({ middle: gap.at * length, tags: nameTags(gap) }));
  const isLand = (s: number): boolean => {
    const { point } = stationAt(line, s);
    return (
      contains(lake, point) &&
      distanceToEdge(lake, point) > SHORE_M &&
      islands.every((ring) => !contains(ring, point) && distanceToEdge(ring, point) > SHORE_M) &&
      named.every(({ middle }) => Math.abs(s - middle) > GAP_M)
    );
  };
  const isWater = (s: number): boolean => {
    const { point } = stationAt(line, s);
    return !isLand(s) && contains(lake, point) && !islands.some((ring) => contains(ring, point));
  };
  const land = intervals(length, isLand)
    .filter(({ from, to }) => to - from > source.widthM)
    .map(({ from, to }) => strip(sliceLine(line, from, to), source.widthM));
  const bridges = intervals(length, isWater).map(({ from, to }) => {
    const over = named.find(({ middle }) => middle > from - GAP_M && middle < to + GAP_M);
    const [start, end] = [
      Math.max(0, from - 2 * CAUSEWAY_STEP_M),
      Math.min(length, to + 2 * CAUSEWAY_STEP_M),
    ];
    return { from: start, to: end, tags: over?.tags ?? nameTags(source) };
  });
  return { tags: nameTags(source), line, bridges, land };
}

/** Where along a line of `length` metres `holds` is true. */
function intervals(length: number, holds: (s: number) => boolean): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let from: number | null = null;
  for (let s = 0; s <= length + CAUSEWAY_STEP_M; s += CAUSEWAY_STEP_M) {
    if (s <= length && holds(s)) from ??= s;
    else if (from !== null) {
      found.push({ from, to: s - CAUSEWAY_STEP_M });
      from = null;
    }
  }
  return found;
}
