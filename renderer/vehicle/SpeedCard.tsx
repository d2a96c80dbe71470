import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { formatterFor } from '../../shared/settings/format.ts';
import { gearOf } from '../../shared/vehicle/car-state.ts';
import { readingOf } from '../../shared/vehicle/reading.ts';
import { usePage } from '../host/hooks.ts';
import { LimitSign } from '../ui/LimitSign.tsx';
import { StaleMark } from '../ui/StaleMark.tsx';
import { useFigureText } from './SignalFigure.tsx';
import styles from './SpeedCard.module.css';

interface SpeedCardProps {
  /** The limit of the road, km/h, where it is known. */
  readonly limitKmh?: number | undefined;
  readonly isOverSpeed?: boolean;
}

/** Speed and gear, and the limit of the road beside them. */
export function SpeedCard({ limitKmh, isOverSpeed = false }: SpeedCardProps) {
  const { t } = useTranslation('vehicle');
  const { value, unit, freshness } = useFigureText('Vehicle.Speed', (format, kilometresPerHour) =>
    format.speed(kilometresPerHour),
  );
  const limit = usePage(({ settings }) =>
    limitKmh === undefined ? undefined : formatterFor(settings.settings).speed(limitKmh).value,
  );
  return (
    <section
      className={styles['card']}
      aria-label={t('speed.label')}
      data-freshness={freshness}
      data-over={(isOverSpeed && freshness === 'fresh') || undefined}
    >
      <span className={styles['number']} data-testid="speed">
        {value}
      </span>
      <span className={styles['line']}>
        {freshness === 'stale' && <StaleMark />}
        {unit}
        <Gear />
      </span>
      {limit !== undefined && (
        <span className={styles['limit']}>
          <LimitSign value={limit} label={t('speed.limit', { value: limit })} />
        </span>
      )}
    </section>
  );
}

/** The gear that is engaged, read-only: gears are selected with the lever, never on a screen. */
function Gear() {
  const { t } = useTranslation('vehicle');
  const { letter, number, isStale } = usePage(
    useShallow(({ readings }) => {
      const selected = readingOf(readings, 'Vehicle.Powertrain.Transmission.SelectedGear');
      const current = readingOf(readings, 'Vehicle.Powertrain.Transmission.CurrentGear');
      const gear = gearOf(selected.value, current.value);
      const source = selected.freshness === 'absent' ? current : selected;
      return {
        letter: gear?.letter,
        number: gear?.number,
        isStale: source.freshness === 'stale',
      };
    }),
  );
  if (letter === undefined) return null;
  return (
    <span
      className={styles['gear']}
      data-stale={isStale || undefined}
      role="img"
      aria-label={`${t('gear.label')}: ${t(`gear.${letter}`)}`}
    >
      {letter}
      {number !== undefined && <sub>{number}</sub>}
    </span>
  );
}
