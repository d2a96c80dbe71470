import { LoaderCircle, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { WarningStrip } from '../vehicle/WarningStrip.tsx';
import { clockTime } from '../ui/clock-time.ts';
import { linkTrouble, troubleSince } from './link-trouble.ts';
import styles from './TopNotice.module.css';

/**
 * The one line for what the driver must know now: trouble with the data first, because then no
 * warning can be trusted to be missing; else the most urgent warnings of the car.
 */
export function TopNotice() {
  const { t } = useTranslation('app');
  const trouble = usePage(linkTrouble);
  const since = usePage(troubleSince);
  const language = usePage((state) => state.settings.settings.language);
  if (trouble === null) return <WarningStrip />;
  const isCalm = trouble === 'connecting';
  return (
    <div className={styles['notice']} role="status" data-trouble={trouble}>
      {isCalm ? <LoaderCircle aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
      <span>
        {t(`trouble.${trouble}`)}
        {!isCalm && (
          <time className={styles['since']} dateTime={new Date(since).toISOString()}>
            {t('since', { time: clockTime(language, since) })}
          </time>
        )}
      </span>
    </div>
  );
}
