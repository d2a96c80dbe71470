import { useTranslation } from 'react-i18next';
import type { SignalValue } from '../../shared/vehicle/signal.ts';
import { useActuator, useRefusal } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { ToggleButton } from '../ui/ToggleButton.tsx';
import { ControlGroup } from './ControlGroup.tsx';

const SWITCH = 'Vehicle.Body.Lights.LightSwitch';
const HIGH_BEAM = 'Vehicle.Body.Lights.Beam.High.IsOn';

/** In the order of the rotary switch. */
const POSITIONS = [
  'OFF',
  'POSITION',
  'DAYTIME_RUNNING_LIGHTS',
  'AUTO',
  'BEAM',
] as const satisfies readonly SignalValue<typeof SWITCH>[];

/** The light switch and the main beam. */
export function LightControls() {
  const { t } = useTranslation('vehicle');
  const perform = usePerform();
  const lights = useActuator(SWITCH);
  const highBeam = useActuator(HIGH_BEAM);
  const isOn = highBeam.target === true;
  const lightsRefusal = useRefusal('lights.setSwitch', { mode: 'AUTO' });
  const highBeamRefusal = useRefusal('lights.setHighBeam', { on: !isOn });
  return (
    <ControlGroup title={t('lights.title')} freshness={lights.reading.freshness}>
      <Segmented<(typeof POSITIONS)[number]>
        label={t('lights.title')}
        options={POSITIONS.map((value) => ({ value, label: t(`lights.${value}`) }))}
        value={lights.target}
        isPending={lights.pending}
        isUnavailable={!lights.supported || lightsRefusal !== null}
        onChange={(mode) => void perform('lights.setSwitch', { mode })}
      />
      <ToggleButton
        isSelected={isOn}
        isPending={highBeam.pending}
        isUnavailable={!highBeam.supported || highBeamRefusal !== null}
        onChange={(on) => void perform('lights.setHighBeam', { on })}
      >
        {t('lights.highBeam')}
      </ToggleButton>
    </ControlGroup>
  );
}
