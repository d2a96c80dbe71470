import { lazy } from 'react';

const navigation = () => import('../navigation/search/NavigationPanel.tsx');
const keyboard = () => import('../navigation/search/SearchKeyboard.tsx');
const settings = () => import('../settings/SettingsPanel.tsx');
const vehicle = () => import('../vehicle/VehiclePanel.tsx');

/** What the first look at the map does not need comes in chunks of its own. */
export const NavigationPanel = lazy(async () => ({
  default: (await navigation()).NavigationPanel,
}));
export const SearchKeyboard = lazy(async () => ({ default: (await keyboard()).SearchKeyboard }));
export const SettingsPanel = lazy(async () => ({ default: (await settings()).SettingsPanel }));
export const VehiclePanel = lazy(async () => ({ default: (await vehicle()).VehiclePanel }));

/**
 * Loads the panels while nothing else is to be done: a touch must not wait for them, and while the
 * host is lost they could not be fetched.
 */
export async function loadPanels(): Promise<void> {
  await Promise.all([navigation(), vehicle(), settings(), keyboard()]);
}
