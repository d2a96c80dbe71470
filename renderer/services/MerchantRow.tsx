import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { wayDistanceText } from '../../shared/navigation/way-figures.ts';
import type { MerchantHit } from '../../shared/services/merchant.ts';
import { useWaySettings } from '../host/use-way-settings.ts';
import { shortened, textWidth } from '../ui/text-width.ts';
import { nameIn } from './names.ts';
import { classNames } from '../ui/class-names.ts';
import pressable from '../ui/pressable.module.css';
import styles from './MerchantRow.module.css';

/** What a row says of a merchant besides its name and how far it is. */
export interface MerchantFacts {
  readonly text: string;
  /** Colours the text: places are free, or none is. */
  readonly tone?: 'plain' | 'good' | 'warning';
  /** The price that decides, above the distance. */
  readonly price?: string | undefined;
}

interface MerchantRowProps {
  readonly merchant: MerchantHit;
  readonly facts: MerchantFacts;
  readonly onPress: () => void;
}

/** Widest names that fit one line of a row on every display, in type sizes: large, and small. */
const NAME_FITS = 9;
const LONG_FITS = 11.5;

/** A merchant in a list. */
export function MerchantRow({ merchant, facts, onPress }: MerchantRowProps) {
  const { t } = useTranslation('services');
  const settings = useWaySettings();
  const name = nameIn(settings.language, merchant);
  const { distanceM, detourM } = merchant;
  const far =
    detourM === undefined
      ? wayDistanceText(settings, distanceM)
      : t('merchants.detour', { distance: wayDistanceText(settings, detourM) });
  return (
    <Button className={classNames(pressable['pressable'], styles['row'])} onPress={onPress}>
      <span className={styles['words']}>
        <span className={styles['name']} data-long={textWidth(name) > NAME_FITS || undefined}>
          {shortened(name, LONG_FITS)}
        </span>
        <span className={styles['facts']} data-tone={facts.tone ?? 'plain'}>
          {facts.text}
        </span>
      </span>
      <span className={styles['figures']}>
        {facts.price !== undefined && <span className={styles['price']}>{facts.price}</span>}
        <span className={styles['far']}>{far}</span>
      </span>
    </Button>
  );
}
