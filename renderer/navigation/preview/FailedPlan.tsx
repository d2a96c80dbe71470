import { RotateCw, Search, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlanningState } from '../../../shared/navigation/navigation-state.ts';
import { usePerform } from '../../host/perform-context.ts';
import { Button } from '../../ui/Button.tsx';
import { resetNavigationView } from '../navigation-view.ts';
import { waypointDestination } from './waypoint-destination.ts';
import styles from './FailedPlan.module.css';

interface FailedPlanProps {
  readonly plan: Extract<PlanningState, { state: 'failed' }>;
}

/** Why there is no way, and what can be done. */
export function FailedPlan({ plan: { reason, destination } }: FailedPlanProps) {
  const { t } = useTranslation(['navigation', 'reasons']);
  const perform = usePerform();
  return (
    <div className={styles['failed']} role="status">
      <p className={styles['reason']}>
        <TriangleAlert aria-hidden="true" />
        {t(`reasons:${reason.key}`)}
      </p>
      <p className={styles['hint']}>{t('navigation:preview.failedHint')}</p>
      <div className={styles['actions']}>
        <Button
          icon={<Search aria-hidden="true" />}
          onPress={() => {
            resetNavigationView();
            void perform('navigation.cancelPlan', {});
            void perform('panel.open', { panel: 'navigation' });
          }}
        >
          {t('navigation:preview.otherPlace')}
        </Button>
        <Button
          variant="primary"
          icon={<RotateCw aria-hidden="true" />}
          onPress={() =>
            void perform('navigation.plan', { destination: waypointDestination(destination) })
          }
        >
          {t('navigation:preview.again')}
        </Button>
      </div>
    </div>
  );
}
