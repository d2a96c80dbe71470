import type { ComponentType } from 'react';
import type { Panel } from '../../shared/actions/panel.ts';
import { usePage } from '../host/hooks.ts';
import { SettingsPanel } from '../settings/SettingsPanel.tsx';
import { VehiclePanel } from '../vehicle/VehiclePanel.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import styles from './PanelHost.module.css';

const PANEL_COMPONENTS: Readonly<Record<Panel, ComponentType>> = {
  vehicle: VehiclePanel,
  settings: SettingsPanel,
};

/** Shows the open panel over the desktop; on the reference display the speed stays in sight. */
export function PanelHost() {
  const panel = usePage((state) => state.panel);
  if (panel === null) return null;
  const Content = PANEL_COMPONENTS[panel];
  return (
    <div className={styles['panel']}>
      <ErrorBoundary key={panel}>
        <Content />
      </ErrorBoundary>
    </div>
  );
}
