import { useTranslation } from 'react-i18next';
import { CABIN_TEMPERATURE } from '../../../shared/actions/climate.ts';
import { formatterFor } from '../../../shared/settings/format.ts';
import { useActuator, usePage } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { StaleMark } from '../../ui/StaleMark.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import styles from './TemperatureStepper.module.css';

const PATHS = {
  driver: 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature',
  passenger: 'Vehicle.Cabin.HVAC.Station.Row1.Passenger.Temperature',
} as const;

/** The set temperature of one side, in half degrees. */
export function TemperatureStepper({ zone }: { readonly zone: keyof typeof PATHS }) {
  const { t } = useTranslation('climate');
  const perform = usePerform();
  const { reading, target, pending, supported } = useActuator(PATHS[zone]);
  const settings = usePage((state) => state.settings.settings);
  const shown = target ?? reading.value;
  const step = (delta: number) =>
    void perform('climate.adjustTemperature', { zone, delta: delta * CABIN_TEMPERATURE.step });
  return (
    <Stepper
      label={t(`temperature.${zone}`)}
      decreaseLabel={t('temperature.cooler', { seat: t(`seat.${zone}`) })}
      increaseLabel={t('temperature.warmer', { seat: t(`seat.${zone}`) })}
      value={
        <span className={styles['value']} data-freshness={reading.freshness}>
          {shown === undefined ? '—' : `${formatterFor(settings).setTemperature(shown).value}°`}
          {reading.freshness === 'stale' && (
            <span className={styles['mark']}>
              <StaleMark />
            </span>
          )}
        </span>
      }
      isPending={pending}
      isUnavailable={!supported || target === undefined}
      onDecrease={() => step(-1)}
      onIncrease={() => step(1)}
    />
  );
}
