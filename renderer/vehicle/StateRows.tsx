import { AppWindow, DoorClosed, Lock, Package, Wrench } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { LOCK_PATHS, WINDOW_PATHS } from '../../shared/actions/body.ts';
import { formatterFor, quantityText } from '../../shared/settings/format.ts';
import { DOORS, DOOR_PATHS, lockStateOf } from '../../shared/vehicle/car-state.ts';
import { readingOf, type Freshness, type Readings } from '../../shared/vehicle/reading.ts';
import type { SignalPath } from '../../shared/vehicle/signal.ts';
import { usePage } from '../host/hooks.ts';
import { NO_VALUE } from './SignalFigure.tsx';
import { StateRow } from './StateRow.tsx';

/** `stale` as soon as one of several values is old, `absent` when none was ever reported. */
function freshnessOf(readings: Readings, paths: readonly SignalPath[]): Freshness {
  const all = paths.map((path) => readingOf(readings, path).freshness);
  if (all.includes('stale')) return 'stale';
  return all.includes('fresh') ? 'fresh' : 'absent';
}

/** How many doors are open. */
export function DoorsRow() {
  const { t } = useTranslation('vehicle');
  const { freshness, open } = usePage(
    useShallow(({ readings }) => ({
      freshness: freshnessOf(readings, Object.values(DOOR_PATHS)),
      open: DOORS.filter((door) => readingOf(readings, DOOR_PATHS[door]).value === true).length,
    })),
  );
  const text = open > 0 ? t('doors.someOpen', { number: open }) : t('doors.allClosed');
  return (
    <StateRow
      icon={<DoorClosed aria-hidden="true" />}
      label={t('doors.title')}
      value={freshness === 'absent' ? NO_VALUE : text}
      freshness={freshness}
      isNotable={open > 0}
    />
  );
}

/** How many windows are open. */
export function WindowsRow() {
  const { t } = useTranslation('vehicle');
  const { freshness, open } = usePage(
    useShallow(({ readings }) => ({
      freshness: freshnessOf(readings, Object.values(WINDOW_PATHS)),
      open: DOORS.filter((door) => (readingOf(readings, WINDOW_PATHS[door]).value ?? 0) > 0).length,
    })),
  );
  const text = open > 0 ? t('windows.someOpen', { number: open }) : t('windows.allClosed');
  return (
    <StateRow
      icon={<AppWindow aria-hidden="true" />}
      label={t('windows.title')}
      value={freshness === 'absent' ? NO_VALUE : text}
      freshness={freshness}
      isNotable={open > 0}
    />
  );
}

/** Whether the car is locked. */
export function LocksRow() {
  const { t } = useTranslation('vehicle');
  const { freshness, lock } = usePage(
    useShallow(({ readings }) => ({
      freshness: freshnessOf(readings, Object.values(LOCK_PATHS)),
      lock: lockStateOf(DOORS.map((door) => readingOf(readings, LOCK_PATHS[door]).value)),
    })),
  );
  return (
    <StateRow
      icon={<Lock aria-hidden="true" />}
      label={t('locks.title')}
      value={freshness === 'absent' ? NO_VALUE : t(`locks.${lock}`)}
      freshness={freshness}
    />
  );
}

/** Whether the tailgate is open. */
export function TrunkRow() {
  const { t } = useTranslation('vehicle');
  const { value, freshness } = usePage(({ readings }) =>
    readingOf(readings, 'Vehicle.Body.Trunk.Rear.IsOpen'),
  );
  return (
    <StateRow
      icon={<Package aria-hidden="true" />}
      label={t('trunk.title')}
      value={freshness === 'absent' ? NO_VALUE : t(value ? 'doors.open' : 'doors.closed')}
      freshness={freshness}
      isNotable={value === true}
    />
  );
}

/** The distance until the next service. */
export function ServiceRow() {
  const { t } = useTranslation('vehicle');
  const { text, freshness, isOverdue } = usePage(
    useShallow(({ readings, settings }) => {
      const reading = readingOf(readings, 'Vehicle.Service.DistanceToService');
      if (reading.freshness === 'absent') {
        return { text: NO_VALUE, freshness: reading.freshness, isOverdue: false };
      }
      const metres = Math.abs(reading.value) * 1000;
      return {
        text: quantityText(formatterFor(settings.settings).range(metres)),
        freshness: reading.freshness,
        isOverdue: reading.value < 0,
      };
    }),
  );
  return (
    <StateRow
      icon={<Wrench aria-hidden="true" />}
      label={t(isOverdue ? 'service.overdue' : 'service.in')}
      value={text}
      freshness={freshness}
      isNotable={isOverdue}
    />
  );
}
