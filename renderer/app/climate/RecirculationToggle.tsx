import { RefreshCw, Wind } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useActuator } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ClimateBar.module.css';

/** Cabin air or fresh air; the button names what is in force, a touch changes it. */
export function RecirculationToggle() {
  const { t } = useTranslation('climate');
  const perform = usePerform();
  const { target, pending, supported } = useActuator('Vehicle.Cabin.HVAC.IsRecirculationActive');
  const isRecirculating = target === true;
  const Icon = isRecirculating ? RefreshCw : Wind;
  return (
    <Button
      className={styles['tile'] ?? ''}
      icon={<Icon aria-hidden="true" />}
      isPending={pending}
      isUnavailable={!supported}
      onPress={() => void perform('climate.setRecirculation', { on: !isRecirculating })}
    >
      {t(isRecirculating ? 'recirculation' : 'freshAir')}
    </Button>
  );
}
