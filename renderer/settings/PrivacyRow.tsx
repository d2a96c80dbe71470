import type { ReactNode } from 'react';
import styles from './PrivacyTab.module.css';

interface PrivacyRowProps {
  readonly title: string;
  /** How it stands, beside the title. */
  readonly status?: string;
  readonly lines: readonly string[];
  readonly children?: ReactNode;
}

/** Something to decide about: what it is in words, and the controls. */
export function PrivacyRow({ title, status, lines, children }: PrivacyRowProps) {
  return (
    <section className={styles['row']} aria-label={title}>
      <div className={styles['words']}>
        <div className={styles['head']}>
          <h2 className={styles['title']}>{title}</h2>
          {status !== undefined && <span className={styles['status']}>{status}</span>}
        </div>
        {lines.map((line) => (
          <p key={line} className={styles['line']}>
            {line}
          </p>
        ))}
      </div>
      {children !== undefined && <div className={styles['controls']}>{children}</div>}
    </section>
  );
}
