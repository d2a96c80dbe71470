import { LocateFixed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePerform } from '../../host/perform-context.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './RecentreButton.module.css';

/** Back to the car after the map was moved. */
export function RecentreButton() {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  return (
    <Button
      className={styles['button'] ?? ''}
      icon={<LocateFixed aria-hidden="true" />}
      onPress={() => void perform('map.recentre', {})}
    >
      {t('controls.recentre')}
    </Button>
  );
}
