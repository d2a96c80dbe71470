import { Lock, LockOpen } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCK_PATHS } from '../../shared/actions/body.ts';
import {
  DOORS,
  DOOR_PATHS,
  TYRES,
  TYRE_PATHS,
  lockStateOf,
  type LockState,
} from '../../shared/vehicle/car-state.ts';
import { freshValue, readingOf, type Readings } from '../../shared/vehicle/reading.ts';
import type { SignalPath } from '../../shared/vehicle/signal.ts';
import { usePage } from '../host/hooks.ts';
import { StaleMark } from '../ui/StaleMark.tsx';
import { CarGreenhouse, CarLid, CarShell } from './car/CarBody.tsx';
import { CarCharging } from './car/CarCharging.tsx';
import { CarDoor } from './car/CarDoor.tsx';
import { CarBeams, CarLamps } from './car/CarLights.tsx';
import { CarPaint } from './car/CarPaint.tsx';
import { TyreLabel } from './car/TyreLabel.tsx';
import drawing from './car/car.module.css';
import { VIEW } from './car/geometry.ts';
import styles from './CarView.module.css';

interface CarViewProps {
  /** `desktop`: the hero of the screen, without labels that have nothing to say. `panel`: complete. */
  readonly size?: 'desktop' | 'panel';
}

/** What the drawing claims about the car; if any of it is old, the drawing is. */
const DRAWN: readonly SignalPath[] = [
  ...Object.values(DOOR_PATHS),
  'Vehicle.Body.Trunk.Rear.IsOpen',
  'Vehicle.Body.Hood.IsOpen',
];

const VIEW_BOX = [VIEW.left, VIEW.top, VIEW.width, VIEW.height].join(' ');

/**
 * The car from above as it stands: doors, windows, lids, lights, charging cable, tyres, locks. It
 * fills its parent; the parent needs about 440 px of width and 360 px of height.
 */
export function CarView({ size = 'desktop' }: CarViewProps) {
  const { t } = useTranslation('vehicle');
  const paint = useId();
  const isStale = usePage(({ readings }) =>
    DRAWN.some((path) => readingOf(readings, path).freshness === 'stale'),
  );
  const lock = usePage(({ readings }) => lockState(readings));
  const showTyres = usePage(({ readings }) => size === 'panel' || hasTyres(readings));
  return (
    <div className={styles['view']} data-size={size} role="group" aria-label={t('car.label')}>
      <div className={styles['stage']}>
        <svg
          className={drawing['car']}
          viewBox={VIEW_BOX}
          data-stale={isStale || undefined}
          aria-hidden="true"
        >
          <CarPaint paint={paint} />
          <CarBeams paint={paint} />
          <CarCharging />
          <CarShell paint={paint} />
          <CarLid lid="hood" paint={paint} />
          <CarLid lid="trunk" paint={paint} />
          {DOORS.map((door) => (
            <CarDoor key={door} door={door} paint={paint} />
          ))}
          <CarGreenhouse paint={paint} />
          <CarLamps />
        </svg>
        {lock !== 'unknown' && (
          <span className={styles['lock']} data-lock={lock}>
            {lock === 'locked' ? <Lock aria-hidden="true" /> : <LockOpen aria-hidden="true" />}
            <span className="visually-hidden">{t(`locks.${lock}`)}</span>
          </span>
        )}
        {isStale && (
          <span className={styles['stale']}>
            <StaleMark />
          </span>
        )}
        {showTyres && TYRES.map((tyre) => <TyreLabel key={tyre} tyre={tyre} />)}
      </div>
    </div>
  );
}

function lockState(readings: Readings): LockState {
  return lockStateOf(DOORS.map((door) => freshValue(readings, LOCK_PATHS[door])));
}

function hasTyres(readings: Readings): boolean {
  return TYRES.some(
    (tyre) =>
      readingOf(readings, TYRE_PATHS[tyre].pressure).freshness !== 'absent' ||
      freshValue(readings, TYRE_PATHS[tyre].low) === true,
  );
}
