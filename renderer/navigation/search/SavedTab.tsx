import { Clock, Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../../host/hooks.ts';
import { PlaceList } from './PlaceList.tsx';
import { useChoosePlace } from './use-choose-place.ts';
import styles from './SearchResults.module.css';

const ICONS = { recents: Clock, favourites: Star } as const;

/** Places driven to before, or kept as favourites. */
export function SavedTab({ list }: { readonly list: keyof typeof ICONS }) {
  const { t } = useTranslation('navigation');
  const choose = useChoosePlace();
  const places = usePage(({ navigation }) => navigation.saved[list]);
  const Icon = ICONS[list];
  return (
    <PlaceList
      label={t(`tabs.${list}`)}
      places={places}
      onChoose={choose}
      empty={
        <div className={styles['state']}>
          <Icon aria-hidden="true" />
          <p>{t(`saved.${list}.none`)}</p>
          <p className={styles['hint']}>{t(`saved.${list}.hint`)}</p>
        </div>
      }
    />
  );
}
