import { LockControl, TrunkControl } from './DoorControls.tsx';
import { DoorsRow, TrunkRow, WindowsRow } from './StateRows.tsx';
import { WindowControls } from './WindowControls.tsx';
import styles from './DoorsTab.module.css';

/** Windows, locks, and tailgate: how they stand, and what they can be told to do. */
export function DoorsTab() {
  return (
    <div className={styles['tab']}>
      <WindowControls />
      <div className={styles['pair']}>
        <LockControl />
        <TrunkControl />
      </div>
      <dl className={styles['states']}>
        <DoorsRow />
        <WindowsRow />
        <TrunkRow />
      </dl>
    </div>
  );
}
