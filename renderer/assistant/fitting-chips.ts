import { textWidth } from '../ui/text-width.ts';

/** `--type` of the tokens, px: what a chip is written in. */
const TYPE = 28;

/** Padding and border of a chip at both sides, px. */
const SIDES = 2 * (18 + 2);

const GAP = 8;

/**
 * As many of `chips`, in their order, as fit into `rows` rows of `width` px; at least one. A sentence
 * is wide in English: rows, not a number of chips, are what a card has room for.
 */
export function fittingChips(
  chips: readonly string[],
  width: number,
  rows: number,
): readonly string[] {
  let row = 1;
  let used = 0;
  const end = chips.findIndex((text, index) => {
    const needed = textWidth(text) * TYPE + SIDES;
    const isBesides = used > 0 && used + GAP + needed <= width;
    if (!isBesides && index > 0) row += 1;
    used = isBesides ? used + GAP + needed : needed;
    return row > rows && index > 0;
  });
  return end === -1 ? chips : chips.slice(0, end);
}
