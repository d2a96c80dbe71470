import { useTranslation } from 'react-i18next';
import { usePage } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { Button } from '../../ui/Button.tsx';
import { PlugZap, RotateCw } from 'lucide-react';
import { useNavigationRefusal } from '../use-navigation-refusal.ts';
import { WaypointList } from '../preview/WaypointList.tsx';
import styles from './RouteTab.module.css';

/** The way being driven: its stops, what it avoids, and finding it anew. */
export function RouteTab() {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const route = usePage(({ navigation }) => navigation.session?.route);
  const isElectric = route?.legs.at(-1)?.arrivalSoc !== undefined;
  const chargeRefusal = useNavigationRefusal('navigation.addChargingStops', {});
  if (!route) return null;
  return (
    <div className={styles['tab']}>
      <div className={styles['stops']}>
        <WaypointList route={route} />
      </div>
      <div className={styles['actions']}>
        {isElectric && (
          <Button
            icon={<PlugZap aria-hidden="true" />}
            isUnavailable={chargeRefusal !== null}
            onPress={() => void perform('navigation.addChargingStops', {})}
          >
            {t('preview.addCharging')}
          </Button>
        )}
        <Button
          icon={<RotateCw aria-hidden="true" />}
          onPress={() => void perform('navigation.reroute', {})}
        >
          {t('guidance.reroute')}
        </Button>
      </div>
    </div>
  );
}
