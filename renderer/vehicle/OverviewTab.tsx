import { CarView } from './CarView.tsx';
import { EnergyFigures } from './EnergyFigures.tsx';
import { ConsumptionRow, DriveModeRow, EngineSpeedRow } from './DriveRows.tsx';
import { DoorsRow, LocksRow, ServiceRow, TrunkRow, WindowsRow } from './StateRows.tsx';
import { TripFigures } from './TripFigures.tsx';
import styles from './OverviewTab.module.css';

/**
 * The car at a glance: drawing, energy, trip, and what is open. Where the panel is narrow the list
 * gives way: the drawing shows the same, and the other pages say it.
 */
export function OverviewTab() {
  return (
    <div className={styles['tab']}>
      <div className={styles['car']}>
        <CarView size="panel" />
      </div>
      <div className={styles['figures']}>
        <EnergyFigures />
        <hr className={styles['divider']} />
        <TripFigures />
      </div>
      <dl className={styles['states']}>
        <DriveModeRow />
        <EngineSpeedRow />
        <ConsumptionRow />
        <DoorsRow />
        <WindowsRow />
        <LocksRow />
        <TrunkRow />
        <ServiceRow />
      </dl>
    </div>
  );
}
