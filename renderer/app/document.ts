import type { StoreApi } from 'zustand/vanilla';
import type { PageState } from '../host/page-state.ts';
import { changeLanguage } from './i18n.ts';

/**
 * Keeps the attributes of the document true: theme, language, and whether the car moves. Until the
 * host has spoken there is no theme attribute and the night tokens apply.
 */
export function followDocument(store: StoreApi<PageState>, page: Document): void {
  const apply = (state: PageState, before?: PageState) => {
    const root = page.documentElement;
    const { settings, theme } = state.settings;
    if (state.settings !== before?.settings && before) root.dataset['theme'] = theme;
    if (settings.language !== before?.settings.settings.language) {
      root.lang = settings.language;
      void changeLanguage(settings.language);
    }
    if (state.restrictions !== before?.restrictions) {
      root.toggleAttribute('data-moving', state.restrictions.drivingState === 'moving');
    }
  };
  apply(store.getState());
  store.subscribe(apply);
}
