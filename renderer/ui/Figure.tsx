import type { ReactNode } from 'react';
import type { Freshness } from '../../shared/vehicle/reading.ts';
import { StaleMark } from './StaleMark.tsx';
import styles from './Figure.module.css';

export interface FigureProps {
  /** The formatted value; shown as a dash when it is absent. */
  readonly value: string;
  readonly unit?: string;
  readonly size?: 'm' | 'l' | 'xl';
  readonly freshness: Freshness;
  readonly label?: ReactNode;
}

/** A figure with its unit and what it means; an old one is dimmed and marked. */
export function Figure({ value, unit, size = 'm', freshness, label }: FigureProps) {
  return (
    <div className={styles['figure']} data-size={size} data-freshness={freshness}>
      <span className={styles['line']}>
        <span className={styles['value']}>{freshness === 'absent' ? '—' : value}</span>
        {unit !== undefined && unit !== '' && freshness !== 'absent' && (
          <span className={styles['unit']}>{unit}</span>
        )}
      </span>
      {(label !== undefined || freshness === 'stale') && (
        <span className={styles['label']}>
          {freshness === 'stale' && <StaleMark />}
          {label}
        </span>
      )}
    </div>
  );
}
