import { CircleParking } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Reason } from '../../shared/contract/reason.ts';
import styles from './Withheld.module.css';

interface WithheldProps {
  readonly reason: Reason;
}

/** Says why a setting cannot be changed, or a page not be read, now. */
export function Withheld({ reason }: WithheldProps) {
  const { t } = useTranslation('reasons');
  return (
    <p className={styles['withheld']} role="note">
      <CircleParking aria-hidden="true" />
      {t(reason.key)}
    </p>
  );
}
