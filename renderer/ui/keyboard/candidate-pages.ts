import type { Candidate } from './composition.ts';

/** A candidate's width: its characters, and the room around them; at least a touch target, px. */
const CHARACTER = 34;
const AROUND = 40;
const TARGET = 76;
const GAP = 8;
/** Two buttons to turn pages, px. */
const PAGER = 2 * (TARGET + GAP);

function widthOf({ text }: Candidate): number {
  return Math.max(TARGET, Array.from(text).length * CHARACTER + AROUND);
}

/** Splits candidates into pages that fit a row of `width` px; each page has at least one. */
export function pagesOf(
  candidates: readonly Candidate[],
  width: number,
): readonly (readonly Candidate[])[] {
  if (candidates.length === 0) return [];
  const total = candidates.reduce((sum, candidate) => sum + widthOf(candidate) + GAP, -GAP);
  const room = total <= width ? width : width - PAGER;
  const pages: Candidate[][] = [];
  let left = 0;
  for (const candidate of candidates) {
    const taken = widthOf(candidate);
    const page = pages.at(-1);
    if (page && taken <= left) {
      page.push(candidate);
      left -= taken + GAP;
    } else {
      pages.push([candidate]);
      left = room - taken - GAP;
    }
  }
  return pages;
}
