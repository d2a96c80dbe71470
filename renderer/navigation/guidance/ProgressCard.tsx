import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { Guidance } from '../../../shared/navigation/guidance.ts';
import type { NavigationState } from '../../../shared/navigation/navigation-state.ts';
import { formatterFor, quantityText } from '../../../shared/settings/format.ts';
import type { Settings } from '../../../shared/settings/settings.ts';
import { usePage } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { Button } from '../../ui/Button.tsx';
import { clockTime } from '../../ui/clock-time.ts';
import { useWaySettings } from '../../host/use-way-settings.ts';
import { wayDistance } from '../../../shared/navigation/way-figures.ts';
import styles from './ProgressCard.module.css';

/** `9 min`, `1:12 hr`: beside three other figures there is no room for both units. */
function shortDuration(settings: Settings, seconds: number): string {
  const duration = formatterFor(settings).duration(Math.max(60, seconds));
  return settings.language === 'zh-CN' ? duration.value + duration.unit : quantityText(duration);
}

/** Off the way its figures are history. */
function currentGuidance({ guidance }: NavigationState): Guidance | null {
  return guidance?.status === 'offRoute' ? null : guidance;
}

interface ProgressCardProps {
  /** Arrival and remaining way alone. */
  readonly isBrief?: boolean;
}

/** When and with what charge the car arrives, how far it still is, and the way out of guidance. */
export function ProgressCard({ isBrief = false }: ProgressCardProps) {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const settings = useWaySettings();
  const { arrival, value, unit, duration } = usePage(
    useShallow(({ navigation, settings: { settings: all } }) => {
      const guidance = currentGuidance(navigation);
      return {
        arrival: guidance ? clockTime(settings.language, guidance.arrivalAt) : '—',
        // There is no least minute left where the car has arrived.
        duration:
          guidance && guidance.status !== 'arrived' ? shortDuration(all, guidance.remainingS) : '',
        ...(guidance ? wayDistance(settings, guidance.remainingM) : { value: '—', unit: '' }),
      };
    }),
  );
  return (
    <section
      className={styles['card']}
      aria-label={t('progress.label')}
      data-brief={isBrief || undefined}
    >
      <div className={styles['fact']}>
        <span className={styles['figure']}>{arrival}</span>
        <span className={styles['word']}>{t('progress.arrival')}</span>
      </div>
      <div className={styles['fact']}>
        <span className={styles['figure']}>
          {value}
          <span className={styles['unit']}>{unit}</span>
        </span>
        <span className={styles['word']}>
          {duration === '' ? t('progress.toGo') : t('progress.remaining', { duration })}
        </span>
      </div>
      {!isBrief && <ArrivalCharge />}
      {!isBrief && (
        <Button className={styles['end'] ?? ''} onPress={() => void perform('navigation.stop', {})}>
          {t('progress.end')}
        </Button>
      )}
    </section>
  );
}

function ArrivalCharge() {
  const { t } = useTranslation('navigation');
  const { text, isLow } = usePage(
    useShallow(({ navigation, settings: { settings } }) => {
      const soc = currentGuidance(navigation)?.arrivalSoc;
      if (soc === undefined) return { text: null, isLow: false };
      const { value, unit } = formatterFor(settings).percent(Math.max(0, soc));
      return { text: value + unit, isLow: soc < settings.socFloor };
    }),
  );
  if (text === null) return null;
  return (
    <div className={styles['fact']}>
      <span className={styles['figure']} data-charge={isLow ? 'low' : 'good'}>
        {text}
      </span>
      <span className={styles['word']}>{t('progress.charge')}</span>
    </div>
  );
}
