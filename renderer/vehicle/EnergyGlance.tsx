import { BatteryCharging, BatteryMedium, Fuel } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { powertrainOf } from '../../shared/vehicle/car-state.ts';
import { usePage, useReading } from '../host/hooks.ts';
import { LevelBar } from './LevelBar.tsx';
import { SignalFigure } from './SignalFigure.tsx';
import styles from './EnergyGlance.module.css';

/** What is left and how far it reaches, small enough to stand on the map. */
export function EnergyGlance() {
  const { t } = useTranslation('vehicle');
  const { battery, fuel } = usePage(useShallow(({ readings }) => powertrainOf(readings)));
  const isCharging =
    useReading('Vehicle.Powertrain.TractionBattery.Charging.IsCharging').value === true;
  const Icon = battery ? (isCharging ? BatteryCharging : BatteryMedium) : Fuel;
  return (
    <section
      className={styles['card']}
      aria-label={t('energy.title')}
      data-charging={isCharging || undefined}
    >
      {battery || fuel ? (
        <>
          <div className={styles['figures']}>
            <span className={styles['sign']}>
              <Icon aria-hidden="true" />
            </span>
            {battery ? (
              <SignalFigure
                path="Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed"
                label={t(isCharging ? 'energy.charging' : 'energy.charge')}
                write={(format, value) => format.percent(value)}
              />
            ) : (
              <SignalFigure
                path="Vehicle.Powertrain.FuelSystem.RelativeLevel"
                label={t('energy.level')}
                write={(format, value) => format.percent(value)}
              />
            )}
            <RangeFigure isBatteryOnly={battery && !fuel} />
          </div>
          <LevelBar
            path={
              battery
                ? 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed'
                : 'Vehicle.Powertrain.FuelSystem.RelativeLevel'
            }
            label={t(battery ? 'energy.charge' : 'energy.level')}
            lowAt={battery ? 20 : 10}
          />
        </>
      ) : (
        <p className={styles['none']}>{t('energy.noData')}</p>
      )}
    </section>
  );
}

function RangeFigure({ isBatteryOnly }: { readonly isBatteryOnly: boolean }) {
  const { t } = useTranslation('vehicle');
  const hasTotal = useReading('Vehicle.Powertrain.Range').freshness !== 'absent';
  const path = hasTotal
    ? 'Vehicle.Powertrain.Range'
    : isBatteryOnly
      ? 'Vehicle.Powertrain.TractionBattery.Range'
      : 'Vehicle.Powertrain.FuelSystem.Range';
  return (
    <SignalFigure
      path={path}
      label={t('energy.range')}
      write={(format, value) => format.range(value)}
    />
  );
}
