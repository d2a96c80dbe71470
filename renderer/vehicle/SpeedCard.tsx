import { Gauge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { GEAR_LETTERS, gearOf, powertrainOf } from '../../shared/vehicle/car-state.ts';
import { freshValue, readingOf } from '../../shared/vehicle/reading.ts';
import { usePage, useReading } from '../host/hooks.ts';
import { Card } from '../ui/Card.tsx';
import { StaleMark } from '../ui/StaleMark.tsx';
import { SignalFigure, useFigureText } from './SignalFigure.tsx';
import styles from './SpeedCard.module.css';

/** Speed, gear, and how the car drives: engine speed, drive mode, cruise control. */
export function SpeedCard() {
  const { t } = useTranslation('vehicle');
  const hasEngine = usePage(({ readings }) => powertrainOf(readings).fuel);
  const hasConsumption =
    useReading('Vehicle.Powertrain.FuelSystem.InstantConsumption').freshness !== 'absent';
  return (
    <Card className={styles['card'] ?? ''}>
      <SpeedFigure />
      <GearRow />
      <div className={styles['facts']}>
        {hasEngine && (
          <SignalFigure
            path="Vehicle.Powertrain.CombustionEngine.Speed"
            label={t('speed.engine')}
            write={(format, value) => format.engineSpeed(value)}
          />
        )}
        {hasConsumption && (
          <div className={styles['roomy']}>
            <SignalFigure
              path="Vehicle.Powertrain.FuelSystem.InstantConsumption"
              label={t('energy.consumption')}
              write={(format, value) => format.consumption(value)}
            />
          </div>
        )}
        <CruiseFigure />
        <DriveMode />
      </div>
    </Card>
  );
}

function SpeedFigure() {
  const { t } = useTranslation('vehicle');
  const { value, unit, freshness } = useFigureText('Vehicle.Speed', (format, kilometresPerHour) =>
    format.speed(kilometresPerHour),
  );
  return (
    <div
      className={styles['speed']}
      data-freshness={freshness}
      role="group"
      aria-label={t('speed.label')}
    >
      <span className={styles['number']} data-testid="speed">
        {value}
      </span>
      <span className={styles['unit']}>
        {unit}
        {freshness === 'stale' && <StaleMark />}
      </span>
    </div>
  );
}

/** The gear that is engaged, read-only: gears are selected with the lever, never on a screen. */
function GearRow() {
  const { t } = useTranslation('vehicle');
  const { letter, number, stale } = usePage(
    useShallow(({ readings }) => {
      const selected = readingOf(readings, 'Vehicle.Powertrain.Transmission.SelectedGear');
      const current = readingOf(readings, 'Vehicle.Powertrain.Transmission.CurrentGear');
      const gear = gearOf(selected.value, current.value);
      const source = selected.freshness === 'absent' ? current : selected;
      return {
        letter: gear?.letter,
        number: gear?.number,
        stale: source.freshness === 'stale',
      };
    }),
  );
  return (
    <div className={styles['gears']} data-stale={stale || undefined}>
      <ol className={styles['letters']} aria-label={t('gear.label')}>
        {GEAR_LETTERS.map((candidate) => {
          const isCurrent = candidate === letter;
          return (
            <li
              key={candidate}
              className={styles['letter']}
              data-current={isCurrent || undefined}
              aria-current={isCurrent || undefined}
              aria-label={t(`gear.${candidate}`)}
            >
              {candidate}
              {isCurrent && number !== undefined && <sub>{number}</sub>}
            </li>
          );
        })}
      </ol>
      {stale && <StaleMark />}
    </div>
  );
}

function CruiseFigure() {
  const { t } = useTranslation('vehicle');
  const isActive = usePage(
    ({ readings }) => freshValue(readings, 'Vehicle.ADAS.CruiseControl.IsActive') === true,
  );
  if (!isActive) return null;
  return (
    <SignalFigure
      path="Vehicle.ADAS.CruiseControl.SpeedSet"
      label={t('speed.cruise')}
      write={(format, value) => format.speed(value)}
    />
  );
}

function DriveMode() {
  const { t } = useTranslation('vehicle');
  const reading = useReading('Vehicle.Powertrain.Transmission.PerformanceMode');
  if (reading.freshness === 'absent') return null;
  return (
    <span className={styles['mode']} data-freshness={reading.freshness}>
      <Gauge aria-hidden="true" />
      <span role="text" aria-label={`${t('mode.label')}: ${t(`mode.${reading.value}`)}`}>
        {t(`mode.${reading.value}`)}
      </span>
      {reading.freshness === 'stale' && <StaleMark />}
    </span>
  );
}
