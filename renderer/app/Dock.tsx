import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Panel } from '../../shared/actions/panel.ts';
import { AssistantEntry } from '../assistant/AssistantEntry.tsx';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { DOCK_ENTRIES } from './dock-entries.ts';
import styles from './Dock.module.css';

/** The search is a part of the map, not a place of its own. */
function isShown(entry: Panel | null, open: Panel | null): boolean {
  return entry === (open === 'navigation' ? null : open);
}

/** The way between the desktop and the panels; a second touch on the open panel closes it. */
export function Dock() {
  const { t } = useTranslation('app');
  const open = usePage((state) => state.panel);
  const perform = usePerform();
  const show = (panel: Panel | null) => {
    if (panel === null || panel === open) return perform('panel.close', {});
    // The services open at all of them, whichever was looked at last.
    if (panel === 'services') return perform('services.show', { service: null });
    return perform('panel.open', { panel });
  };
  return (
    <nav className={styles['dock']} aria-label={t('dock.label')}>
      {DOCK_ENTRIES.map(({ panel, label, icon: Icon }) => (
        <Button
          key={label}
          className={styles['entry'] ?? ''}
          data-panel={panel ?? 'map'}
          {...(isShown(panel, open) && { 'aria-current': 'page' as const })}
          onPress={() => void show(panel)}
        >
          <Icon aria-hidden="true" />
          {t(label)}
        </Button>
      ))}
      <AssistantEntry className={styles['entry'] ?? ''} />
    </nav>
  );
}
