import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../../host/hooks.ts';
import { ClimateToggle } from './ClimateToggle.tsx';
import { MoreButton } from './MoreButton.tsx';
import { RareControls } from './RareControls.tsx';
import { RecirculationToggle } from './RecirculationToggle.tsx';
import { SeatButton } from './SeatButton.tsx';
import { TemperatureStepper } from './TemperatureStepper.tsx';
import styles from './ClimateBar.module.css';

// What places a sheet and keeps the focus in it is a tenth of the first load, and for narrow displays only.
const MoreSheet = lazy(async () => ({ default: (await import('./MoreSheet.tsx')).MoreSheet }));

/**
 * The climate, always in reach. On a narrow display the rarer controls stand in a sheet; a car
 * whose source offers no climate says so in place of a row of dead controls.
 */
export function ClimateBar() {
  const { t } = useTranslation('climate');
  const isOffered = usePage(
    ({ actuators, host, link }) =>
      // Without a source nothing is known of the car, and nothing is claimed to be missing.
      host.state !== 'connected' ||
      link.state !== 'connected' ||
      link.source?.presence !== 'present' ||
      actuators.has('Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature'),
  );
  if (!isOffered) {
    return (
      <footer className={styles['bar']} aria-label={t('title')}>
        <p className={styles['none']}>{t('none')}</p>
      </footer>
    );
  }
  return (
    <footer className={styles['bar']} aria-label={t('title')}>
      <TemperatureStepper zone="driver" />
      <div className={styles['controls']}>
        <ClimateToggle action="climate.setAuto" />
        <ClimateToggle action="climate.setAirConditioning" />
        <RecirculationToggle />
        <ClimateToggle action="climate.setFrontDefroster" />
        <SeatButton seat="driver" />
        <SeatButton seat="passenger" />
        <div className={styles['wide']}>
          <RareControls />
        </div>
        <div className={styles['narrow']}>
          <Suspense fallback={<MoreButton />}>
            <MoreSheet />
          </Suspense>
        </div>
      </div>
      <TemperatureStepper zone="passenger" />
    </footer>
  );
}
