import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerform } from '../host/perform-context.ts';
import { Panel } from '../ui/Panel.tsx';
import { ConditionTab } from './ConditionTab.tsx';
import { ControlsTab } from './ControlsTab.tsx';
import { DoorsTab } from './DoorsTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import styles from './VehiclePanel.module.css';

const TABS = {
  overview: OverviewTab,
  doors: DoorsTab,
  controls: ControlsTab,
  condition: ConditionTab,
} as const;
type TabId = keyof typeof TABS;
const TAB_IDS = ['overview', 'doors', 'controls', 'condition'] as const satisfies readonly TabId[];

/** The vehicle: how it stands, what it can be told to do, and what it warns of. */
export function VehiclePanel() {
  const { t } = useTranslation('vehicle');
  const perform = usePerform();
  const [tab, setTab] = useState<TabId>('overview');
  const Tab = TABS[tab];
  return (
    <Panel
      title={t('title')}
      onClose={() => void perform('panel.close', {})}
      tabs={TAB_IDS.map((id) => ({ id, label: t(`tabs.${id}`) }))}
      tab={tab}
      onTabChange={setTab}
    >
      <div className={styles['page']}>
        <Tab />
      </div>
    </Panel>
  );
}
