import { ServiceRow } from './StateRows.tsx';
import { TyreGrid } from './TyreGrid.tsx';
import { WarningList } from './WarningList.tsx';
import styles from './ConditionTab.module.css';

/** The four tyres, the next service, and everything the car warns of. */
export function ConditionTab() {
  return (
    <div className={styles['tab']}>
      <div className={styles['state']}>
        <TyreGrid />
        <dl>
          <ServiceRow />
        </dl>
      </div>
      <WarningList />
    </div>
  );
}
