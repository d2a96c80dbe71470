import { Suspense, type ComponentType } from 'react';
import type { Panel } from '../../shared/actions/panel.ts';
import { usePage } from '../host/hooks.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import {
  MediaPanel,
  NavigationPanel,
  ServicesPanel,
  SettingsPanel,
  VehiclePanel,
} from './panel-chunks.ts';
import styles from './PanelHost.module.css';

interface PanelHostProps {
  /** The search shows the candidates of its keyboard itself. */
  readonly hasCandidates: boolean;
}

const PANEL_COMPONENTS: Readonly<Record<Panel, ComponentType<PanelHostProps>>> = {
  navigation: NavigationPanel,
  media: MediaPanel,
  services: ServicesPanel,
  vehicle: VehiclePanel,
  settings: SettingsPanel,
};

/** The panel that is open. */
export function PanelHost({ hasCandidates }: PanelHostProps) {
  const panel = usePage((state) => state.panel);
  if (panel === null) return null;
  const Content = PANEL_COMPONENTS[panel];
  return (
    <div className={styles['panel']}>
      <ErrorBoundary key={panel}>
        <Suspense>
          <Content hasCandidates={hasCandidates} />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
