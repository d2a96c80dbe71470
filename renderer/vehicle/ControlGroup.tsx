import type { ReactNode } from 'react';
import type { Freshness } from '../../shared/vehicle/reading.ts';
import { StaleMark } from '../ui/StaleMark.tsx';
import styles from './ControlGroup.module.css';

interface ControlGroupProps {
  readonly title: string;
  /** Freshness of the state that the controls show. */
  readonly freshness?: Freshness;
  readonly children: ReactNode;
}

/** Controls that belong together, under their name. */
export function ControlGroup({ title, freshness = 'fresh', children }: ControlGroupProps) {
  return (
    <section className={styles['group']}>
      <h2 className={styles['title']}>
        {title}
        {freshness === 'stale' && <StaleMark />}
      </h2>
      <div className={styles['controls']}>{children}</div>
    </section>
  );
}
