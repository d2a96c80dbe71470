import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { usePerform } from '../host/perform-context.ts';
import { SeverityIcon } from './SeverityIcon.tsx';
import { useWarnings } from './use-warnings.ts';
import { useWarningText } from './warning-text.ts';
import styles from './WarningStrip.module.css';

/** More than this at once is not read while driving. */
const MAX_SHOWN = 2;

/**
 * The most urgent warnings for the desktop; a touch opens the vehicle panel. Nothing when there are
 * none.
 */
export function WarningStrip() {
  const { t } = useTranslation('vehicle');
  const perform = usePerform();
  const text = useWarningText();
  const warnings = useWarnings();
  const [first] = warnings;
  return (
    <div className={styles['region']} role="status" aria-label={t('warnings.title')}>
      {first && (
        <Button
          className={styles['strip'] ?? ''}
          data-severity={first.severity}
          onPress={() => void perform('panel.open', { panel: 'vehicle' })}
        >
          {warnings.slice(0, MAX_SHOWN).map((warning, index) => (
            <span
              key={warning.id}
              className={styles['warning']}
              data-severity={warning.severity}
              data-warning={warning.id}
            >
              <SeverityIcon severity={warning.severity} />
              <span>{text(warning)}</span>
              <More count={warnings.length - index - 1} />
            </span>
          ))}
        </Button>
      )}
    </div>
  );
}

interface MoreProps {
  readonly count: number;
}

/** How many warnings are not in sight; the style sheet shows the one after the last in sight. */
function More({ count }: MoreProps) {
  const { t } = useTranslation('vehicle');
  if (count === 0) return null;
  return <span className={styles['more']}>{t('warnings.more', { number: count })}</span>;
}
