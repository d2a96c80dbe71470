import { Radio, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import styles from './LinkState.module.css';

/**
 * Whether values come from the car: an icon while all is well, a word when not. Data that does not
 * come from a vehicle at this moment says so, always.
 */
export function LinkState() {
  const { t } = useTranslation('app');
  const isConnected = usePage(
    ({ host, link }) => host.state === 'connected' && link.state === 'connected',
  );
  const source = usePage((state) => state.link.source);
  if (!isConnected) {
    return (
      <span className={styles['state']} data-state="lost">
        <Unplug aria-hidden="true" />
        {/* The notice beside the bar says it in sight. */}
        <span className="visually-hidden">{t('link.lost')}</span>
      </span>
    );
  }
  return (
    <span className={styles['state']} data-state="connected">
      <Radio aria-hidden="true" />
      {source?.simulated ? (
        <span className={styles['simulated']}>
          {t(source.kind === 'simulator' ? 'link.simulated' : 'link.replayed')}
        </span>
      ) : (
        <span className="visually-hidden">{t('link.connected')}</span>
      )}
    </span>
  );
}
