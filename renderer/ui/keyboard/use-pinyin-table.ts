import { useEffect, useState } from 'react';
import { loadPinyinTable, type PinyinTable } from './pinyin-table.ts';

/** The table of syllables once it is loaded; asked for only where it is needed. */
export function usePinyinTable(isNeeded: boolean): PinyinTable | null {
  const [table, setTable] = useState<PinyinTable | null>(null);
  useEffect(() => {
    if (!isNeeded) return undefined;
    let isCurrent = true;
    // Without the table everything works but candidates and the lit part of a name.
    loadPinyinTable().then(
      (loaded) => {
        if (isCurrent) setTable(loaded);
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [isNeeded]);
  return table;
}
