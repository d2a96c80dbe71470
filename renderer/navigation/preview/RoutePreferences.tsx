import { Repeat } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlanningState } from '../../../shared/navigation/navigation-state.ts';
import { usePerform } from '../../host/perform-context.ts';
import { ToggleButton } from '../../ui/ToggleButton.tsx';
import { AvoidToggles } from './AvoidToggles.tsx';
import { waypointDestination } from './waypoint-destination.ts';
import styles from './RoutePreferences.module.css';

interface RoutePreferencesProps {
  readonly plan: Extract<PlanningState, { state: 'ready' }>;
}

/** What the ways avoid, and whether they lead back. */
export function RoutePreferences({ plan: { destination, roundTrip } }: RoutePreferencesProps) {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  return (
    <div className={styles['preferences']}>
      <AvoidToggles />
      <ToggleButton
        icon={<Repeat aria-hidden="true" />}
        isSelected={roundTrip}
        onChange={(wanted) =>
          void perform('navigation.plan', {
            destination: waypointDestination(destination),
            roundTrip: wanted,
          })
        }
      >
        {t('preview.roundTrip')}
      </ToggleButton>
      <p className={styles['note']}>{t('avoid.note')}</p>
    </div>
  );
}
