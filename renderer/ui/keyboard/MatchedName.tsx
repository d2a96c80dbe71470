import { matchRange } from './candidates.ts';
import { usePinyinTable } from './use-pinyin-table.ts';
import styles from './MatchedName.module.css';

interface MatchedNameProps {
  readonly name: string;
  /** What was typed; its part of the name is lit. */
  readonly typed: string;
}

/** A name that was found by what was typed. */
export function MatchedName({ name, typed }: MatchedNameProps) {
  const table = usePinyinTable(typed !== '');
  const range = matchRange(name, typed, table);
  if (!range) return name;
  return (
    <>
      {name.slice(0, range.start)}
      <mark className={styles['match']}>{name.slice(range.start, range.end)}</mark>
      {name.slice(range.end)}
    </>
  );
}
