import type { ReactNode } from 'react';
import styles from './DemoMark.module.css';

/** Says that what is shown is an invention, or that no money moves. */
export function DemoMark({ children }: { readonly children: ReactNode }) {
  return <span className={styles['mark']}>{children}</span>;
}
