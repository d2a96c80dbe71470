import { Car, LayoutGrid, Music, Navigation, Settings } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Panel } from '../../shared/actions/panel.ts';

/** One entry of the dock: the desktop, or a panel over it. */
export interface DockEntry {
  /** `null` is the desktop. */
  readonly panel: Panel | null;
  readonly label: `dock.${'navigation' | 'media' | 'services' | 'vehicle' | 'settings'}`;
  readonly icon: ComponentType<{ 'aria-hidden': 'true' }>;
}

/** What the dock offers, top to bottom. An entry arrives together with its panel, never before. */
export const DOCK_ENTRIES: readonly DockEntry[] = [
  { panel: null, label: 'dock.navigation', icon: Navigation },
  { panel: 'media', label: 'dock.media', icon: Music },
  { panel: 'services', label: 'dock.services', icon: LayoutGrid },
  { panel: 'vehicle', label: 'dock.vehicle', icon: Car },
  { panel: 'settings', label: 'dock.settings', icon: Settings },
];
