import { lazy } from 'react';
import { loadPanelWords } from './i18n.ts';

/** A chunk together with its words: without them it would show their keys. */
async function worded<Module>(chunk: Promise<Module>): Promise<Module> {
  const [module] = await Promise.all([chunk, loadPanelWords()]);
  return module;
}

const assistant = () => worded(import('../assistant/AssistantCard.tsx'));
const assistantKeyboard = () => worded(import('../assistant/AssistantKeyboard.tsx'));
const manoeuvre = () => worded(import('../navigation/guidance/ManoeuvreCard.tsx'));
const arrived = () => import('../navigation/guidance/ArrivedCard.tsx');
const nowPlaying = () => worded(import('../media/NowPlayingCard.tsx'));
const order = () => worded(import('../services/OrderCard.tsx'));
const preview = () => import('../navigation/preview/RoutePreview.tsx');
const suggestion = () => worded(import('../services/SuggestionCard.tsx'));
const navigation = () => import('../navigation/search/NavigationPanel.tsx');
const keyboard = () => import('../navigation/search/SearchKeyboard.tsx');
const media = () => worded(import('../media/MediaPanel.tsx'));
const mediaKeyboard = () => worded(import('../media/MediaKeyboard.tsx'));
const services = () => worded(import('../services/ServicesPanel.tsx'));
const settings = () => worded(import('../settings/SettingsPanel.tsx'));
const vehicle = () => import('../vehicle/VehiclePanel.tsx');

/** What the first look at the map does not need comes in chunks of its own. */
export const AssistantCard = lazy(async () => ({ default: (await assistant()).AssistantCard }));
export const AssistantKeyboard = lazy(async () => ({
  default: (await assistantKeyboard()).AssistantKeyboard,
}));
export const ManoeuvreCard = lazy(async () => ({ default: (await manoeuvre()).ManoeuvreCard }));
export const MediaPanel = lazy(async () => ({ default: (await media()).MediaPanel }));
export const MediaKeyboard = lazy(async () => ({
  default: (await mediaKeyboard()).MediaKeyboard,
}));
export const NavigationPanel = lazy(async () => ({
  default: (await navigation()).NavigationPanel,
}));
export const NowPlayingCard = lazy(async () => ({ default: (await nowPlaying()).NowPlayingCard }));
export const OrderCard = lazy(async () => ({ default: (await order()).OrderCard }));
export const RoutePreview = lazy(async () => ({ default: (await preview()).RoutePreview }));
export const SuggestionCard = lazy(async () => ({ default: (await suggestion()).SuggestionCard }));
export const SearchKeyboard = lazy(async () => ({ default: (await keyboard()).SearchKeyboard }));
export const ServicesPanel = lazy(async () => ({ default: (await services()).ServicesPanel }));
export const SettingsPanel = lazy(async () => ({ default: (await settings()).SettingsPanel }));
export const VehiclePanel = lazy(async () => ({ default: (await vehicle()).VehiclePanel }));

/**
 * Loads panels and cards while nothing else is to be done: a touch must not wait for them, and while the
 * host is lost they could not be fetched.
 */
export async function loadPanels(): Promise<void> {
  await Promise.all([
    navigation(),
    media(),
    mediaKeyboard(),
    services(),
    vehicle(),
    settings(),
    keyboard(),
    preview(),
    manoeuvre(),
    arrived(),
    suggestion(),
    order(),
    nowPlaying(),
    assistant(),
    assistantKeyboard(),
  ]);
}
