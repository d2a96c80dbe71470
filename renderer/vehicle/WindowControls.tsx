import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WINDOW_PATHS, type Position } from '../../shared/actions/body.ts';
import { DOORS } from '../../shared/vehicle/car-state.ts';
import { useActuator, useRefusal, type ActuatorView } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { ControlGroup } from './ControlGroup.tsx';

/** Where a window can be sent with one touch, VSS percent. */
const MOVES = { close: 0, half: 50, open: 100 } as const;
type Move = keyof typeof MOVES;
const MOVE_NAMES = ['close', 'half', 'open'] as const satisfies readonly Move[];

const WINDOWS = ['all', ...DOORS] as const satisfies readonly Position[];

/** Chooses a window, or all of them, and sends it to one of three positions. */
export function WindowControls() {
  const { t } = useTranslation('vehicle');
  const perform = usePerform();
  const [chosen, setChosen] = useState<Position>('all');
  const views: Readonly<Record<(typeof DOORS)[number], ActuatorView<WindowPath>>> = {
    driver: useActuator(WINDOW_PATHS.driver),
    passenger: useActuator(WINDOW_PATHS.passenger),
    rearDriver: useActuator(WINDOW_PATHS.rearDriver),
    rearPassenger: useActuator(WINDOW_PATHS.rearPassenger),
  };
  const concerned = DOORS.filter((door) => chosen === 'all' || door === chosen).map(
    (door) => views[door],
  );
  const refusal = useRefusal('window.setPosition', { window: chosen, percent: 0 });
  const isStale = concerned.some(({ reading }) => reading.freshness === 'stale');
  return (
    <ControlGroup title={t('windows.title')} freshness={isStale ? 'stale' : 'fresh'}>
      <Segmented<Position>
        label={t('windows.which')}
        options={WINDOWS.map((value) => ({
          value,
          label: t(`windows.${value}`),
        }))}
        value={chosen}
        onChange={setChosen}
      />
      <Segmented<Move>
        label={t('windows.title')}
        options={MOVE_NAMES.map((value) => ({ value, label: t(`windows.${value}`) }))}
        value={moveOf(concerned)}
        isPending={concerned.some(({ pending }) => pending)}
        isUnavailable={refusal !== null || !concerned.some(({ supported }) => supported)}
        onChange={(move) =>
          void perform('window.setPosition', { window: chosen, percent: MOVES[move] })
        }
      />
    </ControlGroup>
  );
}

type WindowPath = (typeof WINDOW_PATHS)[keyof typeof WINDOW_PATHS];

/** The move that all these windows have made or are making, if it is one of the three. */
function moveOf(views: readonly ActuatorView<WindowPath>[]): Move | undefined {
  return MOVE_NAMES.find((move) => views.every(({ target }) => target === MOVES[move]));
}
