import styles from './LimitSign.module.css';

interface LimitSignProps {
  readonly value: string;
  readonly label: string;
}

/** The sign of a speed limit as it stands at the road (GB 5768.2), the same by day and by night. */
export function LimitSign({ value, label }: LimitSignProps) {
  return (
    <span className={styles['sign']} role="img" aria-label={label}>
      {value}
    </span>
  );
}
