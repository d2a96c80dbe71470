import type { PlaceCategory } from '../../../shared/navigation/place.ts';
import { pageStore } from '../../host/page-store.ts';
import { usePerform } from '../../host/perform-context.ts';
import { resetNavigationView } from '../navigation-view.ts';

/** Where one touch on the desktop leads. */
export type GoTo = (target: 'search' | 'more' | 'home' | 'company' | PlaceCategory) => void;

/**
 * Opens the search, a category in it, or plans the way home or to work; a home that is not known is
 * asked for instead.
 */
export function useGoTo(): GoTo {
  const perform = usePerform();
  const open = (change: Parameters<typeof resetNavigationView>[0]) => {
    resetNavigationView(change);
    void perform('panel.open', { panel: 'navigation' });
  };
  return (target) => {
    switch (target) {
      case 'search':
        open({ isTyping: true });
        return;
      case 'more':
        open({});
        return;
      case 'home':
      case 'company':
        if (pageStore.getState().navigation.saved[target]) {
          void perform('panel.close', {});
          void perform('navigation.plan', { destination: { by: target } });
        } else {
          open({ saveAs: target });
        }
        return;
      default:
        open({ category: target });
    }
  };
}
