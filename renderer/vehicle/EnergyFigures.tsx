import { BatteryCharging, BatteryMedium, Fuel, Plug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { formatterFor, quantityText } from '../../shared/settings/format.ts';
import { energyFlowOf, powertrainOf } from '../../shared/vehicle/car-state.ts';
import { freshValue, readingOf } from '../../shared/vehicle/reading.ts';
import { usePage, useReading } from '../host/hooks.ts';
import { Figure } from '../ui/Figure.tsx';
import { StaleMark } from '../ui/StaleMark.tsx';
import { LevelBar } from './LevelBar.tsx';
import { NO_VALUE, SignalFigure } from './SignalFigure.tsx';
import styles from './EnergyFigures.module.css';

const CHARGING = 'Vehicle.Powertrain.TractionBattery.Charging';
const SOC = 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed';

/** Energy on board, for whatever drives the car: battery, fuel, or both. */
export function EnergyFigures() {
  const { t } = useTranslation('vehicle');
  const { battery, fuel } = usePage(useShallow(({ readings }) => powertrainOf(readings)));
  return (
    <div className={styles['sections']}>
      {battery && <BatterySection isOnly={!fuel} />}
      {fuel && <FuelSection isOnly={!battery} />}
      {!battery && !fuel && (
        <>
          <h2 className={styles['title']}>{t('energy.title')}</h2>
          <p className={styles['note']}>{t('energy.noData')}</p>
        </>
      )}
    </div>
  );
}

interface SectionProps {
  /** False in a hybrid, where the other section needs its share of the card. */
  readonly isOnly: boolean;
}

function BatterySection({ isOnly }: SectionProps) {
  const { t } = useTranslation('vehicle');
  const isCharging = useReading(`${CHARGING}.IsCharging`).value === true;
  const isPlugged =
    useReading(`${CHARGING}.ChargingPort.AnyPosition.IsChargingCableConnected`).value === true;
  const limit = usePage(({ readings }) => freshValue(readings, `${CHARGING}.ChargeLimit`));
  const Icon = isCharging ? BatteryCharging : isPlugged ? Plug : BatteryMedium;
  const title = isCharging ? 'energy.charging' : isPlugged ? 'energy.plugged' : 'energy.battery';
  return (
    <section className={styles['section']} data-charging={isCharging || undefined}>
      {(isOnly || isPlugged || isCharging) && (
        <h2 className={styles['title']}>
          <Icon aria-hidden="true" />
          {t(title)}
          {isCharging && <TimeToComplete />}
        </h2>
      )}
      <div className={styles['figures']}>
        <SignalFigure
          path={SOC}
          label={t('energy.charge')}
          size={isOnly ? 'l' : 'm'}
          write={(format, value) => format.percent(value)}
        />
        <SignalFigure
          path={isOnly ? 'Vehicle.Powertrain.Range' : 'Vehicle.Powertrain.TractionBattery.Range'}
          label={t(isOnly ? 'energy.range' : 'energy.batteryRange')}
          size={isOnly ? 'l' : 'm'}
          write={(format, value) => format.range(value)}
        />
        <PowerFigure />
      </div>
      <LevelBar
        path={SOC}
        label={t('energy.charge')}
        lowAt={20}
        {...(limit !== undefined && isPlugged && { mark: limit })}
      />
    </section>
  );
}

function PowerFigure() {
  const { t } = useTranslation('vehicle');
  const { value, freshness, flow } = usePage(
    useShallow(({ readings, settings }) => {
      const reading = readingOf(readings, 'Vehicle.Powertrain.TractionBattery.CurrentPower');
      if (reading.freshness === 'absent') {
        return { value: NO_VALUE, freshness: reading.freshness, flow: undefined };
      }
      return {
        value: formatterFor(settings.settings).power(reading.value).value,
        freshness: reading.freshness,
        flow: energyFlowOf(reading.value, freshValue(readings, `${CHARGING}.IsCharging`)),
      };
    }),
  );
  return (
    <span className={styles['power']} data-flow={flow}>
      <Figure
        value={value}
        {...(flow && { unit: 'kW' })}
        size="m"
        freshness={freshness}
        label={flow ? t(`energy.flow.${flow}`) : t('energy.power')}
      />
    </span>
  );
}

/** When the charge limit will be reached; nothing when the car does not say. */
function TimeToComplete() {
  const { t } = useTranslation('vehicle');
  const { time, limit, freshness } = usePage(
    useShallow(({ readings, settings }) => {
      const format = formatterFor(settings.settings);
      const reading = readingOf(readings, `${CHARGING}.TimeToComplete`);
      return {
        time: quantityText(format.duration(reading.value ?? 0)),
        limit: `${format.percent(freshValue(readings, `${CHARGING}.ChargeLimit`) ?? 100).value}%`,
        freshness: reading.freshness,
      };
    }),
  );
  if (freshness === 'absent') return null;
  return (
    <span className={styles['until']}>
      {t('energy.until', { time, limit })}
      {freshness === 'stale' && <StaleMark />}
    </span>
  );
}

function FuelSection({ isOnly }: SectionProps) {
  const { t } = useTranslation('vehicle');
  const level = 'Vehicle.Powertrain.FuelSystem.RelativeLevel';
  const hasTotalRange = useReading('Vehicle.Powertrain.Range').freshness !== 'absent';
  return (
    <section className={styles['section']}>
      {isOnly && (
        <h2 className={styles['title']}>
          <Fuel aria-hidden="true" />
          {t('energy.fuel')}
        </h2>
      )}
      <div className={styles['figures']}>
        <SignalFigure
          path={level}
          label={t('energy.level')}
          size={isOnly ? 'l' : 'm'}
          write={(format, value) => format.percent(value)}
        />
        <SignalFigure
          path={
            isOnly && hasTotalRange
              ? 'Vehicle.Powertrain.Range'
              : 'Vehicle.Powertrain.FuelSystem.Range'
          }
          label={t(isOnly ? 'energy.range' : 'energy.fuelRange')}
          size={isOnly ? 'l' : 'm'}
          write={(format, value) => format.range(value)}
        />
        <SignalFigure
          path="Vehicle.Powertrain.CombustionEngine.EngineCoolant.Temperature"
          label={t('energy.coolant')}
          write={(format, value) => format.temperature(value)}
        />
      </div>
      <LevelBar path={level} label={t('energy.level')} lowAt={10} />
    </section>
  );
}
