import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useActuator, useRefusal } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { SignalFigure } from './SignalFigure.tsx';
import styles from './TripFigures.module.css';

/** The current trip, the odometer, and the trip meter with its reset. */
export function TripFigures() {
  const { t } = useTranslation('vehicle');
  return (
    <div className={styles['rows']}>
      <div className={styles['row']}>
        <SignalFigure
          path="Vehicle.TraveledDistanceSinceStart"
          label={t('trip.distance')}
          write={(format, value) => format.trip(value)}
        />
        <SignalFigure
          path="Vehicle.TripDuration"
          label={t('trip.duration')}
          write={(format, value) => format.duration(value)}
        />
        <div className={styles['roomy']}>
          <SignalFigure
            path="Vehicle.AverageSpeed"
            label={t('trip.averageSpeed')}
            write={(format, value) => format.speed(value)}
          />
        </div>
      </div>
      <div className={styles['row']}>
        <SignalFigure
          path="Vehicle.TraveledDistance"
          label={t('trip.odometer')}
          write={(format, value) => format.odometer(value)}
        />
        <SignalFigure
          path="Vehicle.TripMeterReading"
          label={t('trip.meter')}
          write={(format, value) => format.trip(value)}
        />
        <div className={styles['roomy']}>
          <TripReset />
        </div>
      </div>
    </div>
  );
}

function TripReset() {
  const { t } = useTranslation('vehicle');
  const perform = usePerform();
  const { pending, supported } = useActuator('Vehicle.TripMeterReading');
  const refusal = useRefusal('trip.reset', {});
  return (
    <IconButton
      icon={<RotateCcw aria-hidden="true" />}
      label={t('trip.resetMeter')}
      className={styles['reset'] ?? ''}
      isPending={pending}
      isUnavailable={!supported || refusal !== null}
      onPress={() => void perform('trip.reset', {})}
    />
  );
}
