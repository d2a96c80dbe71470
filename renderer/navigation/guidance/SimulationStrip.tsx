import { CornerUpRight, Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatterFor, quantityText } from '../../../shared/settings/format.ts';
import { usePage } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './SimulationStrip.module.css';

/** Says that this drive is none, and lets it be halted or led astray. */
export function SimulationStrip() {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const speed = usePage(({ navigation, settings }) => {
    const kilometresPerHour = (navigation.position?.speedMps ?? 0) * 3.6;
    return quantityText(formatterFor(settings.settings).speed(kilometresPerHour));
  });
  const isPaused = usePage(({ navigation }) => navigation.session?.paused === true);
  const canLeave = usePage(({ navigation }) => navigation.guidance?.status === 'following');
  return (
    <section className={styles['strip']} aria-label={t('simulation.label')}>
      <span className={styles['mark']}>
        {t('simulation.label')}
        <span className={styles['speed']}>{speed}</span>
      </span>
      <Button
        icon={isPaused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        className={styles['control'] ?? ''}
        onPress={() => void perform('navigation.pauseSimulation', { paused: !isPaused })}
      >
        {t(isPaused ? 'simulation.continue' : 'simulation.pause')}
      </Button>
      <Button
        icon={<CornerUpRight aria-hidden="true" />}
        className={styles['control'] ?? ''}
        isUnavailable={!canLeave}
        onPress={() => void perform('navigation.leaveRoute', {})}
      >
        {t('simulation.leave')}
      </Button>
    </section>
  );
}
