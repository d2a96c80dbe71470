import { GRADES, type Grade } from './grade.ts';

/** What speaks for a hit. */
export interface Merits {
  readonly grade: Grade;
  /** Share of the name that was typed, 0 to 1. */
  readonly covered: number;
  /** 0 to 1. */
  readonly importance: number;
  /** Straight distance from where the search was made, metres. */
  readonly distanceM: number | null;
  /** How often it was chosen before, and how long ago the last time was. */
  readonly chosen: { readonly count: number; readonly daysAgo: number } | null;
}

const IMPORTANCE_WEIGHT = 10;
const PROXIMITY_WEIGHT = 16;
const HISTORY_WEIGHT = 24;
const COVERED_WEIGHT = 4;

/** At this distance nearness counts half. */
const NEAR_M = 5000;

/** After so many days an earlier choice counts half. */
const HALF_LIFE_DAYS = 30;

/**
 * Each further place of the same name steps back, so that other names are seen: a little when exactly
 * that name was typed (the branches of a chain), more when it is one guess among others.
 */
const REPETITION_COST = 8;
const MAX_REPETITION_COST = { typed: 20, guessed: 48 };

/** How good a hit is; higher is better. */
export function scoreOf({ grade, covered, importance, distanceM, chosen }: Merits): number {
  const proximity = distanceM === null ? 0 : NEAR_M / (NEAR_M + distanceM);
  const history =
    chosen === null
      ? 0
      : Math.min(1, Math.log2(1 + chosen.count) / 3) * 0.5 ** (chosen.daysAgo / HALF_LIFE_DAYS);
  return (
    GRADES[grade] +
    covered * COVERED_WEIGHT +
    importance * IMPORTANCE_WEIGHT +
    proximity * PROXIMITY_WEIGHT +
    history * HISTORY_WEIGHT
  );
}

/** Something that was scored, with the name and id that settle ties. */
export interface Scored {
  readonly grade: Grade;
  readonly score: number;
  readonly name: string;
  readonly id: string;
}

/** The best `limit` hits, best first. */
export function bestOf<Hit extends Scored>(hits: readonly Hit[], limit: number): Hit[] {
  const seen = new Map<string, number>();
  return [...hits]
    .sort(byScore)
    .map((hit) => {
      const before = seen.get(hit.name) ?? 0;
      seen.set(hit.name, before + 1);
      const most = MAX_REPETITION_COST[hit.grade === 'exact' ? 'typed' : 'guessed'];
      return { ...keyOf(hit), hit, score: hit.score - Math.min(before * REPETITION_COST, most) };
    })
    .sort(byScore)
    .slice(0, limit)
    .map(({ hit }) => hit);
}

function keyOf({ grade, name, id }: Scored): Omit<Scored, 'score'> {
  return { grade, name, id };
}

function byScore(a: Scored, b: Scored): number {
  return (
    b.score - a.score || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) || (a.id < b.id ? -1 : 1)
  );
}
