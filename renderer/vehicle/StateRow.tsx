import type { ReactNode } from 'react';
import type { Freshness } from '../../shared/vehicle/reading.ts';
import { StaleMark } from '../ui/StaleMark.tsx';
import styles from './StateRow.module.css';

interface StateRowProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly value: string;
  readonly freshness: Freshness;
  /** True when the driver should notice: something is open or overdue. */
  readonly isNotable?: boolean;
}

/** One line of a description list: what it is, and how it stands. */
export function StateRow({ icon, label, value, freshness, isNotable = false }: StateRowProps) {
  return (
    <div className={styles['row']} data-freshness={freshness}>
      <dt className={styles['label']}>
        {icon}
        {label}
      </dt>
      <dd className={styles['value']} data-notable={isNotable || undefined}>
        {value}
        {freshness === 'stale' && <StaleMark />}
      </dd>
    </div>
  );
}
