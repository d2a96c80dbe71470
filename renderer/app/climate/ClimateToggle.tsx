import { AirVent, Fan, Link2, Snowflake, Waves } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useActuator } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { ToggleButton } from '../../ui/ToggleButton.tsx';
import styles from './ClimateBar.module.css';

/** What each switch reads, its word, and its icon. */
const SWITCHES = {
  'climate.setAuto': { path: 'Vehicle.OEM.HVAC.IsAutoActive', word: 'auto', icon: Fan },
  'climate.setAirConditioning': {
    path: 'Vehicle.Cabin.HVAC.IsAirConditioningActive',
    word: 'airConditioning',
    icon: Snowflake,
  },
  'climate.setFrontDefroster': {
    path: 'Vehicle.Cabin.HVAC.IsFrontDefrosterActive',
    word: 'frontDefroster',
    icon: Waves,
  },
  'climate.setRearDefroster': {
    path: 'Vehicle.Cabin.HVAC.IsRearDefrosterActive',
    word: 'rearDefroster',
    icon: AirVent,
  },
  'climate.setSync': { path: 'Vehicle.OEM.HVAC.IsSyncActive', word: 'sync', icon: Link2 },
} as const;

/** One climate function that is on or off. */
export function ClimateToggle({ action }: { readonly action: keyof typeof SWITCHES }) {
  const { t } = useTranslation('climate');
  const perform = usePerform();
  const { path, word, icon: Icon } = SWITCHES[action];
  const { target, pending, supported } = useActuator(path);
  return (
    <ToggleButton
      className={styles['tile'] ?? ''}
      icon={<Icon aria-hidden="true" />}
      isSelected={target === true}
      isPending={pending}
      isUnavailable={!supported}
      onChange={(on) => void perform(action, { on })}
    >
      {t(word)}
    </ToggleButton>
  );
}
