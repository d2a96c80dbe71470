import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Pages of what stands above single services. */
export const HOME_TABS = ['tiles', 'orders'] as const;

export type HomeTab = (typeof HOME_TABS)[number];

/** What this display shows of the services besides which one; gone with the page. */
interface ServicesView {
  readonly tab: HomeTab;
  /** The order looked at, and the service above which it stands: another service covers it. */
  readonly order: { readonly key: string; readonly above: string | null } | null;
}

const INITIAL: ServicesView = { tab: 'tiles', order: null };

const servicesView = createStore<ServicesView>(() => INITIAL);

/** Selects from the view; the component renders again only when the selection changes. */
export function useServicesView<T>(selector: (view: ServicesView) => T): T {
  return useStore(servicesView, selector);
}

/** Changes the view. */
export function setServicesView(change: Partial<ServicesView>): void {
  servicesView.setState(change);
}

/** Shows the services as they are at first. */
export function resetServicesView(): void {
  servicesView.setState(INITIAL);
}
