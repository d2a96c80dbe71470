import { useTranslation } from 'react-i18next';
import {
  DISTANCE_UNITS,
  PRESSURE_UNITS,
  TEMPERATURE_UNITS,
  type DistanceUnit,
  type PressureUnit,
  type TemperatureUnit,
} from '../../shared/settings/settings.ts';
import { usePage, useRefusal } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { SettingRow } from './SettingRow.tsx';
import { Withheld } from './Withheld.tsx';
import styles from './tab.module.css';

/** Units of distance and speed, temperature, and tyre pressure. */
export function UnitsTab() {
  const { t } = useTranslation('settings');
  const perform = usePerform();
  const { distanceUnit, temperatureUnit, pressureUnit } = usePage(
    ({ settings }) => settings.settings,
  );
  // All three are withheld by the same restriction, so one of them answers for all.
  const refusal = useRefusal('display.setDistanceUnit', { unit: distanceUnit });
  const isUnavailable = refusal !== null;
  return (
    <div className={styles['tab']}>
      <SettingRow title={t('units.distance')}>
        <Segmented<DistanceUnit>
          label={t('units.distance')}
          options={DISTANCE_UNITS.map((value) => ({ value, label: t(`units.${value}`) }))}
          value={distanceUnit}
          isUnavailable={isUnavailable}
          onChange={(unit) => void perform('display.setDistanceUnit', { unit })}
        />
      </SettingRow>
      <SettingRow title={t('units.temperature')}>
        <Segmented<TemperatureUnit>
          label={t('units.temperature')}
          options={TEMPERATURE_UNITS.map((value) => ({ value, label: t(`units.${value}`) }))}
          value={temperatureUnit}
          isUnavailable={isUnavailable}
          onChange={(unit) => void perform('display.setTemperatureUnit', { unit })}
        />
      </SettingRow>
      <SettingRow title={t('units.pressure')}>
        <Segmented<PressureUnit>
          label={t('units.pressure')}
          options={PRESSURE_UNITS.map((value) => ({ value, label: t(`units.${value}`) }))}
          value={pressureUnit}
          isUnavailable={isUnavailable}
          onChange={(unit) => void perform('display.setPressureUnit', { unit })}
        />
      </SettingRow>
      {refusal && <Withheld reason={refusal} />}
    </div>
  );
}
