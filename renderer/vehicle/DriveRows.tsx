import { Droplet, Gauge, Goal, Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { freshValue } from '../../shared/vehicle/reading.ts';
import { usePage, useReading } from '../host/hooks.ts';
import { StateRow } from './StateRow.tsx';
import { useFigureText } from './SignalFigure.tsx';

/** How the car is set to drive: the speed it keeps by itself, else its mode, where it tells. */
export function DriveModeRow() {
  const isCruising = usePage(
    ({ readings }) => freshValue(readings, 'Vehicle.ADAS.CruiseControl.IsActive') === true,
  );
  return isCruising ? <CruiseRow /> : <ModeRow />;
}

function CruiseRow() {
  const { t } = useTranslation('vehicle');
  const { value, unit, freshness } = useFigureText(
    'Vehicle.ADAS.CruiseControl.SpeedSet',
    (format, kilometresPerHour) => format.speed(kilometresPerHour),
  );
  return (
    <StateRow
      icon={<Goal aria-hidden="true" />}
      label={t('speed.cruise')}
      value={`${value} ${unit ?? ''}`}
      freshness={freshness}
    />
  );
}

function ModeRow() {
  const { t } = useTranslation('vehicle');
  const { value, freshness } = useReading('Vehicle.Powertrain.Transmission.PerformanceMode');
  if (value === undefined) return null;
  return (
    <StateRow
      icon={<Settings2 aria-hidden="true" />}
      label={t('mode.label')}
      value={t(`mode.${value}`)}
      freshness={freshness}
    />
  );
}

/** How fast the engine turns; nothing for a car without one. */
export function EngineSpeedRow() {
  const { t } = useTranslation('vehicle');
  const { value, unit, freshness } = useFigureText(
    'Vehicle.Powertrain.CombustionEngine.Speed',
    (format, revolutionsPerMinute) => format.engineSpeed(revolutionsPerMinute),
  );
  if (freshness === 'absent') return null;
  return (
    <StateRow
      icon={<Gauge aria-hidden="true" />}
      label={t('speed.engine')}
      value={`${value} ${unit ?? ''}`}
      freshness={freshness}
    />
  );
}

/** What the engine uses now; nothing for a car that does not tell. */
export function ConsumptionRow() {
  const { t } = useTranslation('vehicle');
  const { value, unit, freshness } = useFigureText(
    'Vehicle.Powertrain.FuelSystem.InstantConsumption',
    (format, litresPer100km) => format.consumption(litresPer100km),
  );
  if (freshness === 'absent') return null;
  return (
    <StateRow
      icon={<Droplet aria-hidden="true" />}
      label={t('energy.consumption')}
      value={`${value} ${unit ?? ''}`}
      freshness={freshness}
    />
  );
}
