import type { Size } from '../../ui/use-size.ts';

/** Height of a row and the gap below it, px. */
export const ROW_HEIGHT = 84;
const ROW_GAP = 4;
/** A list at least this wide has two columns, px. */
const TWO_COLUMNS_FROM = 900;

/** Which items of a list are in sight. */
export interface ListPage {
  readonly from: number;
  readonly to: number;
  /** Counted from 0. */
  readonly page: number;
  readonly pages: number;
  readonly columns: 1 | 2;
}

/** The page of a list of `count` items in a field of `size`; nothing before it is measured. */
export function listPage(count: number, wanted: number, size: Size | null): ListPage {
  if (!size || count === 0) return { from: 0, to: 0, page: 0, pages: 0, columns: 1 };
  const columns = size.width >= TWO_COLUMNS_FROM ? 2 : 1;
  const rows = Math.max(1, Math.floor((size.height + ROW_GAP) / (ROW_HEIGHT + ROW_GAP)));
  const perPage = rows * columns;
  const pages = Math.ceil(count / perPage);
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { from: page * perPage, to: Math.min(count, (page + 1) * perPage), page, pages, columns };
}
