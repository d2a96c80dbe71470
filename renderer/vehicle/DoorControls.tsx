import { useTranslation } from 'react-i18next';
import { LOCK_PATHS } from '../../shared/actions/body.ts';
import { lockStateOf } from '../../shared/vehicle/car-state.ts';
import { useActuator, useRefusal } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { ControlGroup } from './ControlGroup.tsx';

/** Central locking. */
export function LockControl() {
  const { t } = useTranslation('vehicle');
  const perform = usePerform();
  const locks = [
    useActuator(LOCK_PATHS.driver),
    useActuator(LOCK_PATHS.passenger),
    useActuator(LOCK_PATHS.rearDriver),
    useActuator(LOCK_PATHS.rearPassenger),
  ];
  const state = lockStateOf(locks.map(({ target }) => target));
  const refusal = useRefusal('door.setLocked', { locked: state !== 'locked' });
  return (
    <ControlGroup
      title={t('locks.title')}
      freshness={locks.some(({ reading }) => reading.freshness === 'stale') ? 'stale' : 'fresh'}
    >
      <Segmented<'locked' | 'unlocked'>
        label={t('locks.title')}
        options={[
          { value: 'locked', label: t('locks.lock') },
          { value: 'unlocked', label: t('locks.unlock') },
        ]}
        value={state === 'unknown' ? undefined : state}
        isPending={locks.some(({ pending }) => pending)}
        isUnavailable={refusal !== null || !locks.some(({ supported }) => supported)}
        onChange={(next) => void perform('door.setLocked', { locked: next === 'locked' })}
      />
    </ControlGroup>
  );
}

/** The tailgate. */
export function TrunkControl() {
  const { t } = useTranslation('vehicle');
  const perform = usePerform();
  const trunk = useActuator('Vehicle.Body.Trunk.Rear.IsOpen');
  const refusal = useRefusal('trunk.setOpen', { open: trunk.target !== true });
  const value = trunk.target === undefined ? undefined : trunk.target ? 'open' : 'closed';
  return (
    <ControlGroup title={t('trunk.title')} freshness={trunk.reading.freshness}>
      <Segmented<'open' | 'closed'>
        label={t('trunk.title')}
        options={[
          { value: 'open', label: t('trunk.open') },
          { value: 'closed', label: t('trunk.close') },
        ]}
        value={value}
        isPending={trunk.pending}
        isUnavailable={!trunk.supported || refusal !== null}
        onChange={(next) => void perform('trunk.setOpen', { open: next === 'open' })}
      />
    </ControlGroup>
  );
}
