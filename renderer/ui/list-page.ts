import type { Size } from './use-size.ts';

/** Gap beside a column, px. */
const COLUMN_GAP = 16;

/** How large the items of a list are, px. */
export interface ListCell {
  readonly height: number;
  /** Below each row. */
  readonly gap: number;
  /** As many columns as have at least this width … */
  readonly minWidth: number;
  /** … and never more than this. */
  readonly maxColumns: number;
}

/** A row with two lines of text, beside another one where it is wide. */
export const ROW_CELL: ListCell = { height: 84, gap: 4, minWidth: 442, maxColumns: 2 };

/** Which items of a list are in sight. */
export interface ListPage {
  readonly from: number;
  readonly to: number;
  /** Counted from 0. */
  readonly page: number;
  readonly pages: number;
  readonly columns: number;
}

/** The page of a list of `count` items in a field of `size`; nothing before it is measured. */
export function listPage(
  count: number,
  wanted: number,
  size: Size | null,
  { height, gap, minWidth, maxColumns }: ListCell = ROW_CELL,
): ListPage {
  if (!size || count === 0) return { from: 0, to: 0, page: 0, pages: 0, columns: 1 };
  const fitting = Math.floor((size.width + COLUMN_GAP) / (minWidth + COLUMN_GAP));
  const columns = Math.min(maxColumns, Math.max(1, fitting));
  const rows = Math.max(1, Math.floor((size.height + gap) / (height + gap)));
  const perPage = rows * columns;
  const pages = Math.ceil(count / perPage);
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { from: page * perPage, to: Math.min(count, (page + 1) * perPage), page, pages, columns };
}
