import { useTranslation } from 'react-i18next';
import { useActuator, useRefusal } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { ToggleButton } from '../ui/ToggleButton.tsx';
import { ControlGroup } from './ControlGroup.tsx';

/** The heating of the steering wheel. */
export function WheelHeatingControl() {
  const { t } = useTranslation('vehicle');
  const perform = usePerform();
  const heating = useActuator('Vehicle.Chassis.SteeringWheel.HeatingCooling');
  const isOn = (heating.target ?? 0) > 0;
  const refusal = useRefusal('seat.setSteeringWheelHeating', { on: !isOn });
  return (
    <ControlGroup title={t('steeringWheel.title')} freshness={heating.reading.freshness}>
      <ToggleButton
        isSelected={isOn}
        isPending={heating.pending}
        isUnavailable={!heating.supported || refusal !== null}
        onChange={(on) => void perform('seat.setSteeringWheelHeating', { on })}
      >
        {t('steeringWheel.heating')}
      </ToggleButton>
    </ControlGroup>
  );
}
