import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TYRES, TYRE_PATHS, isTyreLow, type Tyre } from '../../shared/vehicle/car-state.ts';
import { useReading } from '../host/hooks.ts';
import { SignalFigure } from './SignalFigure.tsx';
import styles from './TyreGrid.module.css';

/** The pressures of the four tyres, placed as the wheels are. */
export function TyreGrid() {
  const { t } = useTranslation('vehicle');
  return (
    <ul className={styles['tyres']} aria-label={t('tyres.title')}>
      {TYRES.map((tyre) => (
        <TyreState key={tyre} tyre={tyre} />
      ))}
    </ul>
  );
}

interface TyreStateProps {
  readonly tyre: Tyre;
}

function TyreState({ tyre }: TyreStateProps) {
  const { t } = useTranslation('vehicle');
  const pressure = useReading(TYRE_PATHS[tyre].pressure);
  const low = useReading(TYRE_PATHS[tyre].low);
  const isLow = isTyreLow(pressure, low);
  const state = isLow === undefined ? 'unknown' : isLow ? 'low' : 'normal';
  const Icon = { unknown: CircleHelp, low: TriangleAlert, normal: CircleCheck }[state];
  return (
    <li className={styles['tyre']} data-state={state} data-tyre={tyre}>
      <SignalFigure
        path={TYRE_PATHS[tyre].pressure}
        label={t(`tyres.${tyre}`)}
        write={(format, value) => format.pressure(value)}
      />
      {(state !== 'unknown' || pressure.freshness === 'absent') && (
        <span className={styles['state']}>
          <Icon aria-hidden="true" />
          {t(`tyres.${state}`)}
        </span>
      )}
    </li>
  );
}
