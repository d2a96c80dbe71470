import {
  BriefcaseBusiness,
  CircleParking,
  House,
  Navigation,
  Plus,
  Star,
  StarOff,
} from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedAs } from '../../../shared/navigation/command.ts';
import type { PlaceHit } from '../../../shared/navigation/place.ts';
import { isSamePlace } from '../../../shared/navigation/saved-places.ts';
import { formatterFor, quantityText } from '../../../shared/settings/format.ts';
import { usePage } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { setSearchPins, selectSearchPin } from '../../map/map-overlays.ts';
import { Button } from '../../ui/Button.tsx';
import { CATEGORY_ICONS } from '../category-icons.ts';
import { resetNavigationView } from '../navigation-view.ts';
import { placeAddress, placeName } from '../place-name.ts';
import { useWaySettings } from '../../host/use-way-settings.ts';
import { useNavigationRefusal } from '../use-navigation-refusal.ts';
import { wayDistanceText } from '../../../shared/navigation/way-figures.ts';
import styles from './PlaceDetail.module.css';

/** One place: what is known of it, and what can be done with it. */
export function PlaceDetail({ place }: { readonly place: PlaceHit }) {
  const settings = useWaySettings();
  useEffect(() => {
    setSearchPins([place]);
    selectSearchPin(0);
    return () => setSearchPins(null);
  }, [place]);
  const Icon = CATEGORY_ICONS[place.category];
  const where = placeAddress(place);
  return (
    <div className={styles['detail']}>
      <div className={styles['head']}>
        <span className={styles['sign']}>
          <Icon aria-hidden="true" />
        </span>
        <div className={styles['words']}>
          <h2 className={styles['name']}>{placeName(place, settings.language)}</h2>
          <Facts place={place} />
          {where !== '' && <p className={styles['fact']}>{where}</p>}
        </div>
      </div>
      <div className={styles['actions']}>
        <GoButtons place={place} />
        <KeepButtons place={place} />
      </div>
    </div>
  );
}

function Facts({
  place: { category, charging, capacity, distanceM, detourM },
}: {
  readonly place: PlaceHit;
}) {
  const { t } = useTranslation('navigation');
  const settings = useWaySettings();
  const format = usePage((state) => formatterFor(state.settings.settings));
  const powerText = (powerKw: number) => quantityText(format.power(powerKw * 1000));
  const facts = [
    t(`category.${category}`),
    distanceM !== undefined && wayDistanceText(settings, distanceM),
    detourM !== undefined && t('results.detour', { distance: wayDistanceText(settings, detourM) }),
    charging?.powerKw !== undefined && powerText(charging.powerKw),
    charging?.capacity !== undefined && t('place.chargers', { number: charging.capacity }),
    capacity !== undefined && t('place.spaces', { number: capacity }),
  ].filter((fact) => fact !== false);
  return <p className={styles['fact']}>{facts.join(' · ')}</p>;
}

function GoButtons({ place }: { readonly place: PlaceHit }) {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const destination = { by: 'place', place } as const;
  const refusal = useNavigationRefusal('navigation.plan', { destination });
  const viaRefusal = useNavigationRefusal('navigation.addVia', { destination });
  const hasRoute = usePage(
    ({ navigation }) => navigation.session !== null || navigation.planning.state === 'ready',
  );
  const goOn = async (action: 'navigation.plan' | 'navigation.addVia') => {
    const { status } = await perform(action, { destination });
    if (status !== 'done') return;
    resetNavigationView();
    void perform('panel.close', {});
  };
  return (
    <>
      <Button
        variant="primary"
        className={hasRoute ? '' : (styles['whole'] ?? '')}
        icon={<Navigation aria-hidden="true" />}
        isUnavailable={refusal !== null}
        onPress={() => void goOn('navigation.plan')}
      >
        {t('place.go')}
      </Button>
      {hasRoute && (
        <Button
          icon={<Plus aria-hidden="true" />}
          isUnavailable={viaRefusal !== null}
          onPress={() => void goOn('navigation.addVia')}
        >
          {t('place.addVia')}
        </Button>
      )}
      {place.category !== 'parking' && (
        <Button
          icon={<CircleParking aria-hidden="true" />}
          onPress={() => resetNavigationView({ category: 'parking', around: place })}
        >
          {t('place.parking')}
        </Button>
      )}
    </>
  );
}

function KeepButtons({ place }: { readonly place: PlaceHit }) {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const saved = usePage(({ navigation }) => navigation.saved);
  const favourite = saved.favourites.find((kept) => isSamePlace(kept, place));
  const isHome = saved.home !== null && isSamePlace(saved.home, place);
  const isCompany = saved.company !== null && isSamePlace(saved.company, place);
  const keep = (as: SavedAs, isKept: boolean, placeId: string) =>
    void (isKept
      ? perform('navigation.forget', { as, placeId })
      : perform('navigation.save', { as, destination: { by: 'place', place } }));
  return (
    <>
      <Button
        icon={favourite ? <StarOff aria-hidden="true" /> : <Star aria-hidden="true" />}
        onPress={() => keep('favourite', favourite !== undefined, favourite?.id ?? place.id)}
      >
        {t(favourite ? 'place.unfavourite' : 'place.favourite')}
      </Button>
      <Button icon={<House aria-hidden="true" />} onPress={() => keep('home', isHome, place.id)}>
        {t(isHome ? 'place.notHome' : 'place.home')}
      </Button>
      <Button
        icon={<BriefcaseBusiness aria-hidden="true" />}
        onPress={() => keep('company', isCompany, place.id)}
      >
        {t(isCompany ? 'place.notCompany' : 'place.company')}
      </Button>
    </>
  );
}
