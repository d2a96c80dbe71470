import styles from './Figures.module.css';

/** A figure and what it is the figure of. */
export interface LabelledFigure {
  readonly label: string;
  readonly value: string;
}

/** Figures beside each other, as the driver looks for them. */
export function Figures({ figures }: { readonly figures: readonly LabelledFigure[] }) {
  if (figures.length === 0) return null;
  return (
    <dl className={styles['figures']}>
      {figures.map(({ label, value }) => (
        <div key={label} className={styles['figure']}>
          <dt className={styles['label']}>{label}</dt>
          <dd className={styles['value']}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
