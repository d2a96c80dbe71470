import { useTranslation } from 'react-i18next';
import { wayDistanceText } from '../../shared/navigation/way-figures.ts';
import type { MerchantHit } from '../../shared/services/merchant.ts';
import { useWaySettings } from '../host/use-way-settings.ts';
import { addressIn, nameIn } from './names.ts';
import styles from './MerchantHead.module.css';

interface MerchantHeadProps {
  readonly merchant: MerchantHit;
  /** What is known besides where it is and when it is open. */
  readonly facts?: readonly (string | false | undefined)[];
}

/** The head of a merchant's page: its name, and the facts in one line. */
export function MerchantHead({ merchant, facts = [] }: MerchantHeadProps) {
  const { t } = useTranslation('services');
  const settings = useWaySettings();
  const { distanceM, hours, rating } = merchant;
  const all = [
    wayDistanceText(settings, distanceM),
    ...facts,
    hours && t('merchant.hours', hours),
    rating !== undefined && t('merchant.rating', { rating: rating.toFixed(1) }),
    addressIn(settings.language, merchant),
  ].filter((fact) => fact !== undefined && fact !== false);
  return (
    <header className={styles['head']}>
      <h2 className={styles['name']}>{nameIn(settings.language, merchant)}</h2>
      <p className={styles['facts']}>{all.join(' · ')}</p>
    </header>
  );
}
