import { useTranslation } from 'react-i18next';
import type { SignalValue } from '../../shared/vehicle/signal.ts';
import { useActuator, useRefusal } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { ControlGroup } from './ControlGroup.tsx';

const WIPING_MODE = 'Vehicle.Body.Windshield.Front.Wiping.Mode';

/** From no wiping to the fastest, with the automatic mode next to off. */
const MODES = [
  'OFF',
  'RAIN_SENSOR',
  'INTERVAL',
  'SLOW',
  'MEDIUM',
  'FAST',
] as const satisfies readonly SignalValue<typeof WIPING_MODE>[];

/** The mode of the front wipers. */
export function WiperControls() {
  const { t } = useTranslation('vehicle');
  const perform = usePerform();
  const wipers = useActuator(WIPING_MODE);
  const refusal = useRefusal('wipers.setMode', { mode: 'OFF' });
  return (
    <ControlGroup title={t('wipers.title')} freshness={wipers.reading.freshness}>
      <Segmented<(typeof MODES)[number]>
        label={t('wipers.title')}
        options={MODES.map((value) => ({ value, label: t(`wipers.${value}`) }))}
        value={wipers.target}
        isPending={wipers.pending}
        isUnavailable={!wipers.supported || refusal !== null}
        onChange={(mode) => void perform('wipers.setMode', { mode })}
      />
    </ControlGroup>
  );
}
