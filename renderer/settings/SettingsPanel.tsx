import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerform } from '../host/perform-context.ts';
import { Panel } from '../ui/Panel.tsx';
import { AboutTab } from './AboutTab.tsx';
import { DisplayTab } from './DisplayTab.tsx';
import { MapDataTab } from './MapDataTab.tsx';
import { NavigationTab } from './NavigationTab.tsx';
import { PrivacyTab } from './PrivacyTab.tsx';
import { SignalsTab } from './SignalsTab.tsx';
import { UnitsTab } from './UnitsTab.tsx';
import { VoiceTab } from './VoiceTab.tsx';

const TABS = {
  display: DisplayTab,
  navigation: NavigationTab,
  mapData: MapDataTab,
  voice: VoiceTab,
  units: UnitsTab,
  privacy: PrivacyTab,
  signals: SignalsTab,
  about: AboutTab,
} as const;
type TabId = keyof typeof TABS;
const TAB_IDS = [
  'display',
  'navigation',
  'mapData',
  'voice',
  'units',
  'privacy',
  'signals',
  'about',
] as const satisfies readonly TabId[];

/** What the driver can set, what the car reports, and what runs here. */
export function SettingsPanel() {
  const { t } = useTranslation('settings');
  const perform = usePerform();
  const [tab, setTab] = useState<TabId>('display');
  const Tab = TABS[tab];
  return (
    <Panel
      title={t('title')}
      onClose={() => void perform('panel.close', {})}
      tabs={TAB_IDS.map((id) => ({ id, label: t(`tabs.${id}`) }))}
      tab={tab}
      onTabChange={setTab}
    >
      <Tab onPrivacy={() => setTab('privacy')} />
    </Panel>
  );
}
