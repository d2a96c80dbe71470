import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { useLevel } from './capture/level.ts';
import styles from './Wave.module.css';

/** How high each bar stands against the level, from the middle outwards. */
const BARS = [0.45, 0.75, 1, 0.75, 0.45] as const;

/** The microphone is open: as high as what it hears, so that silence is seen as well. */
export function Wave() {
  const { t } = useTranslation('assistant');
  const level = useLevel();
  const isOpen = usePage(({ assistant }) => assistant.hearing.microphone === 'open');
  return (
    <span
      className={styles['wave']}
      role="img"
      aria-label={t('microphone.open')}
      data-open={isOpen || undefined}
      style={{ '--level': level } as CSSProperties}
    >
      {BARS.map((height, index) => (
        <i key={index} style={{ '--height': height } as CSSProperties} />
      ))}
    </span>
  );
}
