import { useTranslation } from 'react-i18next';
import { MAX_FAN_LEVEL, fanLevel, fanPercent } from '../../../shared/actions/climate.ts';
import { useActuator } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { StaleMark } from '../../ui/StaleMark.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import styles from './FanStepper.module.css';

/** The blower in seven steps; automatic climate control chooses the step while it is on. */
export function FanStepper() {
  const { t } = useTranslation('climate');
  const perform = usePerform();
  const { reading, target, pending, supported } = useActuator(
    'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed',
  );
  const percent = target ?? reading.value;
  const level = percent === undefined ? undefined : fanLevel(percent);
  const step = (by: number) => {
    const next = Math.min(MAX_FAN_LEVEL, Math.max(0, (level ?? 0) + by));
    void perform('climate.setFanSpeed', { percent: fanPercent(next) });
  };
  return (
    <Stepper
      className={styles['fan'] ?? ''}
      label={t('fan.title')}
      decreaseLabel={t('fan.weaker')}
      increaseLabel={t('fan.stronger')}
      value={
        <span className={styles['value']} data-freshness={reading.freshness}>
          <b>{level ?? '—'}</b>
          <span className={styles['name']}>
            {reading.freshness === 'stale' && <StaleMark />}
            {t('fan.title')}
          </span>
        </span>
      }
      isPending={pending}
      isUnavailable={!supported || target === undefined}
      onDecrease={() => step(-1)}
      onIncrease={() => step(1)}
    />
  );
}
