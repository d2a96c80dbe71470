import { CircleParking, Flag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlaceHit } from '../../../shared/navigation/place.ts';
import { usePage } from '../../host/hooks.ts';
import { useNavigationQuery } from '../../host/navigation-query.ts';
import { useAnswer } from '../../host/use-answer.ts';
import { usePerform } from '../../host/perform-context.ts';
import { Button } from '../../ui/Button.tsx';
import { PlaceRow } from '../search/PlaceRow.tsx';
import { placeName } from '../place-name.ts';
import styles from './ManoeuvreCard.module.css';
import arrived from './ArrivedCard.module.css';

/** More car parks than this are not chosen from at the kerb. */
const CAR_PARKS = { category: 'parking', where: 'destination', limit: 2 } as const;

/** The end of the drive: where the destination is, and where to leave the car. */
export function ArrivedCard({ isBrief }: { readonly isBrief: boolean }) {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const name = usePage(({ navigation, settings }) => {
    const end = navigation.session?.route.waypoints.at(-1);
    return end ? placeName(end, settings.settings.language) : '';
  });
  const side = usePage(({ navigation }) => navigation.session?.route.arrivalSide);
  const carParks = useCarParks(!isBrief);
  return (
    <section
      className={styles['card']}
      data-size={isBrief ? 'brief' : 'whole'}
      data-guidance="arrived"
      aria-label={t('guidance.label')}
    >
      <div className={styles['sign']}>
        <Flag aria-hidden="true" />
      </div>
      <div className={styles['words']}>
        <p className={styles['headline']}>{t('arrived.title')}</p>
        <p className={styles['note']}>
          {name}
          {side !== undefined && ` · ${t(`arrived.${side}`)}`}
        </p>
      </div>
      {!isBrief && carParks.length > 0 && (
        <div className={arrived['parking']}>
          <h2 className={arrived['title']}>
            <CircleParking aria-hidden="true" />
            {t('arrived.parking')}
          </h2>
          <ul className={arrived['list']}>
            {carParks.map((place) => (
              <li key={place.id}>
                <PlaceRow
                  place={place}
                  isPlain
                  onPress={() =>
                    void perform('navigation.navigate', {
                      destination: { by: 'place', place },
                    })
                  }
                />
              </li>
            ))}
          </ul>
        </div>
      )}
      {!isBrief && (
        <Button
          variant="primary"
          className={styles['retry'] ?? ''}
          onPress={() => void perform('navigation.stop', {})}
        >
          {t('arrived.done')}
        </Button>
      )}
    </section>
  );
}

/** Car parks around the destination; none when the region knows none. */
function useCarParks(isWanted: boolean): readonly PlaceHit[] {
  const query = useNavigationQuery();
  const found = useAnswer(isWanted ? CAR_PARKS : null, (asked) => query.searchPlaces(asked));
  return found.value ?? [];
}
