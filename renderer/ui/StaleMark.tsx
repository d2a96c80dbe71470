import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './StaleMark.module.css';

/** Stands beside a value that is no longer current. */
export function StaleMark() {
  const { t } = useTranslation('app');
  return (
    <span className={styles['mark']} data-stale="">
      <History aria-hidden="true" />
      <span className="visually-hidden">{t('stale')}</span>
    </span>
  );
}
