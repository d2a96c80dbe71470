import type { ReactNode } from 'react';
import styles from './Split.module.css';

interface SplitProps {
  readonly children: ReactNode;
  /** What can be done, beside what is told; below it where the display is upright. */
  readonly actions: ReactNode;
}

/** A page of something one can do: what is told of it, and the actions. */
export function Split({ children, actions }: SplitProps) {
  return (
    <div className={styles['split']}>
      <div className={styles['facts']}>{children}</div>
      <div className={styles['actions']}>{actions}</div>
    </div>
  );
}
