import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { CarView } from '../vehicle/CarView.tsx';
import { EnergyCard } from '../vehicle/EnergyCard.tsx';
import { SpeedCard } from '../vehicle/SpeedCard.tsx';
import { TripCard } from '../vehicle/TripCard.tsx';
import styles from './Desktop.module.css';

/** What stands on the screen when no panel is open: the car, its speed, energy, and trip. */
export function Desktop() {
  const { t } = useTranslation('app');
  const isCovered = usePage((state) => state.panel !== null);
  return (
    <div className={styles['desktop']} data-covered={isCovered || undefined}>
      <h1 className="visually-hidden">{t('dock.home')}</h1>
      <div className={styles['speed']}>
        <SpeedCard />
      </div>
      <div className={styles['car']}>
        <CarView size="desktop" />
      </div>
      <div className={styles['energy']}>
        <EnergyCard />
      </div>
      <div className={styles['trip']}>
        <TripCard />
      </div>
    </div>
  );
}
