import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { SavedAs } from '../../shared/navigation/command.ts';
import type { Place, PlaceCategory, PlaceHit } from '../../shared/navigation/place.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import { EMPTY_COMPOSITION, type Composition } from '../ui/keyboard/typed.ts';

/** Pages of the navigation panel. `route` is there while a way is being driven. */
export const NAVIGATION_TABS = ['search', 'recents', 'favourites', 'route'] as const;

export type NavigationTab = (typeof NAVIGATION_TABS)[number];

/** Around the car (or wherever fits best), along the way, or around its end. */
export type SearchWhere = 'anywhere' | 'route' | 'destination';

/** What a search has come to. */
export type SearchOutcome =
  | { readonly state: 'none' }
  | { readonly state: 'searching' }
  | { readonly state: 'found'; readonly hits: readonly PlaceHit[] }
  | { readonly state: 'failed'; readonly reason: Reason };

/** What this display shows of the search; nobody else's business, and gone with the page. */
export interface NavigationView {
  readonly tab: NavigationTab;
  readonly composition: Composition;
  readonly category: PlaceCategory | null;
  readonly where: SearchWhere;
  /** Searches around here instead of around the car. */
  readonly around: Place | null;
  readonly outcome: SearchOutcome;
  /** The place looked at. */
  readonly place: PlaceHit | null;
  /** The field was touched: the keyboard is up where it may be. */
  readonly isTyping: boolean;
  /** The next place chosen becomes this. */
  readonly saveAs: Exclude<SavedAs, 'favourite'> | null;
}

const INITIAL: NavigationView = {
  tab: 'search',
  composition: EMPTY_COMPOSITION,
  category: null,
  where: 'anywhere',
  around: null,
  outcome: { state: 'none' },
  place: null,
  isTyping: false,
  saveAs: null,
};

export const navigationView = createStore<NavigationView>(() => INITIAL);

/** Selects from the view; the component renders again only when the selection changes. */
export function useNavigationView<T>(selector: (view: NavigationView) => T): T {
  return useStore(navigationView, selector);
}

/** Changes the view. */
export function setNavigationView(change: Partial<NavigationView>): void {
  navigationView.setState(change);
}

/** Shows the search as it is at first, or with what is given. */
export function resetNavigationView(change: Partial<NavigationView> = {}): void {
  navigationView.setState({ ...INITIAL, ...change });
}
