import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TYRE_PATHS, isTyreLow, type Tyre } from '../../../shared/vehicle/car-state.ts';
import { useReading } from '../../host/hooks.ts';
import { StaleMark } from '../../ui/StaleMark.tsx';
import { NO_VALUE } from '../SignalFigure.tsx';
import { useFormat } from '../use-format.ts';
import styles from './TyreLabel.module.css';

interface TyreLabelProps {
  readonly tyre: Tyre;
}

/** The pressure of one tyre beside its wheel; a low one carries a sign as well as a colour. */
export function TyreLabel({ tyre }: TyreLabelProps) {
  const { t } = useTranslation('vehicle');
  const format = useFormat();
  const pressure = useReading(TYRE_PATHS[tyre].pressure);
  const low = useReading(TYRE_PATHS[tyre].low);
  const isLow = isTyreLow(pressure, low) === true;
  const { value, unit } = format.pressure(pressure.value ?? 0);
  return (
    <div
      className={styles['label']}
      data-tyre={tyre}
      data-low={isLow || undefined}
      data-freshness={pressure.freshness}
      role="group"
      aria-label={t(`tyres.${tyre}`)}
    >
      <span className={styles['value']}>{pressure.freshness === 'absent' ? NO_VALUE : value}</span>
      <span className={styles['unit']}>
        {isLow && (
          <TriangleAlert className={styles['sign']} role="img" aria-label={t('tyres.low')} />
        )}
        {pressure.freshness !== 'absent' && unit}
        {pressure.freshness === 'stale' && <StaleMark />}
      </span>
    </div>
  );
}
