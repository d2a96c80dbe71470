import { useTranslation } from 'react-i18next';
import { AVOIDANCES } from '../../../shared/navigation/route.ts';
import { usePage } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { ToggleButton } from '../../ui/ToggleButton.tsx';
import styles from './AvoidToggles.module.css';

/** What ways stay clear of, where there is another. */
export function AvoidToggles() {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const avoid = usePage(({ settings }) => settings.settings.avoid);
  return (
    <div className={styles['toggles']} role="group" aria-label={t('avoid.label')}>
      {AVOIDANCES.map((what) => (
        <ToggleButton
          key={what}
          className={styles['toggle'] ?? ''}
          isSelected={avoid.includes(what)}
          onChange={(avoided) => void perform('navigation.setAvoid', { what, avoided })}
        >
          {t(`avoid.${what}`)}
        </ToggleButton>
      ))}
    </div>
  );
}
