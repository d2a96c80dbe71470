import { Ellipsis } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './ClimateBar.module.css';

/** Opens the sheet of a `DialogTrigger` around it; does nothing until that is there. */
export function MoreButton() {
  const { t } = useTranslation('climate');
  return (
    <Button className={styles['more'] ?? ''} aria-label={t('more')}>
      <Ellipsis aria-hidden="true" />
    </Button>
  );
}
