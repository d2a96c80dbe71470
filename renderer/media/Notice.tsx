import type { ReactNode } from 'react';
import styles from './Notice.module.css';

interface NoticeProps {
  readonly icon: ReactNode;
  readonly text: string;
  readonly hint?: string;
  readonly isTrouble?: boolean;
  readonly children?: ReactNode;
}

/** What stands where there is nothing to list: why, and what leads on. */
export function Notice({ icon, text, hint, isTrouble = false, children }: NoticeProps) {
  return (
    <div className={styles['notice']} role="status" data-trouble-media={isTrouble || undefined}>
      {icon}
      <p>{text}</p>
      {hint !== undefined && <p className={styles['hint']}>{hint}</p>}
      {children}
    </div>
  );
}
