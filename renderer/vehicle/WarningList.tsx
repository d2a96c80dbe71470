import { ChevronDown, ChevronUp, CircleCheck, CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { SeverityIcon } from './SeverityIcon.tsx';
import { useWarnings } from './use-warnings.ts';
import { useWarningText } from './warning-text.ts';
import styles from './WarningList.module.css';

/** Warnings on one page; the list turns pages instead of scrolling. */
const PAGE_SIZE = 4;

/** Every warning of now, most urgent first. */
export function WarningList() {
  const { t } = useTranslation('vehicle');
  const text = useWarningText();
  const warnings = useWarnings();
  const [wanted, setWanted] = useState(0);
  const pages = Math.max(1, Math.ceil(warnings.length / PAGE_SIZE));
  const page = Math.min(wanted, pages - 1);
  const shown = warnings.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return (
    <section className={styles['list']} aria-label={t('warnings.title')}>
      {shown.length === 0 ? (
        <NoWarnings />
      ) : (
        <ul className={styles['warnings']}>
          {shown.map((warning) => (
            <li key={warning.id} className={styles['warning']} data-severity={warning.severity}>
              <SeverityIcon severity={warning.severity} />
              {text(warning)}
            </li>
          ))}
        </ul>
      )}
      {pages > 1 && (
        <nav className={styles['pager']} aria-label={t('warnings.pages')}>
          <IconButton
            icon={<ChevronUp aria-hidden="true" />}
            label={t('page.previous')}
            onPress={() => setWanted(Math.max(0, page - 1))}
          />
          <span>{t('page.of', { page: page + 1, pages })}</span>
          <IconButton
            icon={<ChevronDown aria-hidden="true" />}
            label={t('page.next')}
            onPress={() => setWanted(Math.min(pages - 1, page + 1))}
          />
        </nav>
      )}
    </section>
  );
}

/** "All is well" may be said only by a car that is speaking. */
function NoWarnings() {
  const { t } = useTranslation('vehicle');
  const isHeard = usePage(({ readings }) =>
    Object.values(readings).some(({ freshness }) => freshness === 'fresh'),
  );
  const Icon = isHeard ? CircleCheck : CircleHelp;
  return (
    <p className={styles['none']} data-heard={isHeard || undefined}>
      <Icon aria-hidden="true" />
      {t(isHeard ? 'warnings.none' : 'warnings.noneKnown')}
    </p>
  );
}
