import { Armchair } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SEAT_LEVELS, seatLevel } from '../../../shared/actions/seat.ts';
import { useActuator } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { ToggleButton } from '../../ui/ToggleButton.tsx';
import styles from './ClimateBar.module.css';
import seatStyles from './SeatButton.module.css';

const PATHS = {
  driver: 'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling',
  passenger: 'Vehicle.Cabin.Seat.Row1.PassengerSide.HeatingCooling',
} as const;

const LEVELS = [1, 2, 3] as const;

/** Seat heating: off, then from the strongest step down, so that a cold driver touches once. */
export function SeatButton({ seat }: { readonly seat: keyof typeof PATHS }) {
  const { t } = useTranslation('climate');
  const perform = usePerform();
  const { target, pending, supported } = useActuator(PATHS[seat]);
  const level = target === undefined ? 0 : seatLevel(target);
  const next = level > 0 ? level - 1 : SEAT_LEVELS.max;
  return (
    <ToggleButton
      className={styles['tile'] ?? ''}
      icon={<Armchair aria-hidden="true" />}
      isSelected={level !== 0}
      isPending={pending}
      isUnavailable={!supported}
      onChange={() => void perform('seat.setHeatingCooling', { seat, level: next })}
    >
      <span className={seatStyles['name']}>
        {t(`seat.${seat}`)}
        <span className={seatStyles['levels']} aria-hidden="true">
          {LEVELS.map((step) => (
            <i key={step} data-on={step <= level || undefined} />
          ))}
        </span>
        <span className="visually-hidden">{t('seat.level', { level })}</span>
      </span>
    </ToggleButton>
  );
}
