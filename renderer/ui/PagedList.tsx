import { useState, type CSSProperties, type ReactNode } from 'react';
import { listPage, type ListCell } from './list-page.ts';
import { Pager } from './Pager.tsx';
import { useSize } from './use-size.ts';
import styles from './PagedList.module.css';

/** A row that is a control of its own colour. */
const CARD_CELL: ListCell = { height: 88, gap: 8, minWidth: 442, maxColumns: 2 };

export interface PagedListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** One item; it fills its cell. */
  readonly children: (item: T) => ReactNode;
  readonly cell?: ListCell;
  /** Most items that may be reached now. */
  readonly most?: number;
}

/** Items a page at a time, as many as fit. */
export function PagedList<T>({
  label,
  items,
  keyOf,
  children,
  cell = CARD_CELL,
  most = Infinity,
}: PagedListProps<T>) {
  const { ref, size } = useSize();
  const [wanted, setWanted] = useState(0);
  const count = Math.min(items.length, most);
  const { from, to, page, pages, columns } = listPage(count, wanted, size, cell);
  const sizes = {
    '--cell': `${cell.height}px`,
    '--cell-gap': `${cell.gap}px`,
    '--columns': columns,
  } as CSSProperties;
  return (
    <div className={styles['list']}>
      <ol ref={ref} className={styles['cells']} aria-label={label} style={sizes}>
        {items.slice(from, to).map((item) => (
          <li key={keyOf(item)} className={styles['cell']}>
            {children(item)}
          </li>
        ))}
      </ol>
      <Pager page={page} pages={pages} onTurn={setWanted} />
    </div>
  );
}
