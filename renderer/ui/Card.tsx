import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './Card.module.css';

export interface CardProps {
  readonly title?: string;
  readonly tone?: 'plain' | 'warning' | 'critical';
  readonly className?: string;
  readonly children: ReactNode;
}

/** A surface over the desktop. */
export function Card({ title, tone = 'plain', className, children }: CardProps) {
  return (
    <section
      className={classNames(styles['card'], className)}
      data-tone={tone}
      {...(title !== undefined && { 'aria-label': title })}
    >
      {title !== undefined && <h2 className={styles['title']}>{title}</h2>}
      {children}
    </section>
  );
}
