import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlaceHit } from '../../../shared/navigation/place.ts';
import { MatchedName } from '../../ui/keyboard/MatchedName.tsx';
import { textWidth } from '../../ui/text-width.ts';
import { CATEGORY_ICONS } from '../category-icons.ts';
import { placeAddress, placeName } from '../place-name.ts';
import { useWaySettings } from '../../host/use-way-settings.ts';
import { wayDistanceText } from '../../../shared/navigation/way-figures.ts';
import styles from './PlaceRow.module.css';

/** Widths that fit one line of a row on every display, in type sizes. */
const NAME_FITS = 11;
const WHERE_FITS = 11.5;

interface PlaceRowProps {
  readonly place: PlaceHit;
  /** What was typed; its part of the name is lit. */
  readonly typed?: string;
  /** The number of its pin on the map. */
  readonly number?: number | undefined;
  /** Lies on a card of its own colour. */
  readonly isPlain?: boolean;
  readonly onPress: () => void;
}

/** A place in a list: what it is, where, and how far. */
export function PlaceRow({ place, typed = '', number, isPlain = false, onPress }: PlaceRowProps) {
  const { t } = useTranslation('navigation');
  const settings = useWaySettings();
  const Icon = CATEGORY_ICONS[place.category];
  const { detourM, distanceM } = place;
  const name = placeName(place, settings.language);
  const category = t(`category.${place.category}`);
  const where = placeAddress(place, WHERE_FITS - textWidth(category) - 1);
  return (
    <Button className={styles['row'] ?? ''} data-plain={isPlain || undefined} onPress={onPress}>
      <span className={styles['sign']} data-numbered={number !== undefined || undefined}>
        {number ?? <Icon aria-hidden="true" />}
      </span>
      <span className={styles['words']}>
        <span className={styles['name']} data-long={textWidth(name) > NAME_FITS || undefined}>
          <MatchedName name={name} typed={typed} />
        </span>
        <span className={styles['where']}>
          {category}
          {where !== '' && ` · ${where}`}
        </span>
      </span>
      {distanceM !== undefined && (
        <span className={styles['far']}>
          {wayDistanceText(settings, distanceM)}
          {detourM !== undefined && (
            <span className={styles['detour']}>
              {t('results.detour', { distance: wayDistanceText(settings, detourM) })}
            </span>
          )}
        </span>
      )}
    </Button>
  );
}
