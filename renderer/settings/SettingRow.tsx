import type { ReactNode } from 'react';
import styles from './SettingRow.module.css';

interface SettingRowProps {
  readonly title: string;
  /** What follows from the setting now. */
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

/** One setting: its name and its control. */
export function SettingRow({ title, note, children }: SettingRowProps) {
  return (
    <section>
      <div className={styles['row']}>
        <h2 className={styles['title']}>{title}</h2>
        <div className={styles['control']}>{children}</div>
      </div>
      {note !== undefined && <p className={styles['note']}>{note}</p>}
    </section>
  );
}
