import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Reason } from '../../shared/contract/reason.ts';
import type { MediaItem } from '../../shared/media/track.ts';
import { EMPTY_COMPOSITION, type Composition } from '../ui/keyboard/typed.ts';

/** Pages of the media panel. */
export const MEDIA_TABS = ['now', 'tracks', 'albums', 'artists', 'playlists', 'search'] as const;

export type MediaTab = (typeof MEDIA_TABS)[number];

/** What a search has come to. */
export type MediaOutcome =
  | { readonly state: 'none' }
  | { readonly state: 'found'; readonly items: readonly MediaItem[] }
  | { readonly state: 'failed'; readonly reason: Reason };

/** What this display shows of media; nobody else's business, and gone with the page. */
export interface MediaView {
  readonly tab: MediaTab;
  /** The album, artist, or playlist that is looked into. */
  readonly opened: Exclude<MediaItem, { kind: 'track' }> | null;
  /** The track that is about to go into a playlist. */
  readonly adding: string | null;
  readonly showsLyrics: boolean;
  readonly composition: Composition;
  readonly outcome: MediaOutcome;
  /** The field was touched: the keyboard is up where it may be. */
  readonly isTyping: boolean;
}

const INITIAL: MediaView = {
  tab: 'now',
  opened: null,
  adding: null,
  showsLyrics: false,
  composition: EMPTY_COMPOSITION,
  outcome: { state: 'none' },
  isTyping: false,
};

export const mediaView = createStore<MediaView>(() => INITIAL);

/** Selects from the view; the component renders again only when the selection changes. */
export function useMediaView<T>(selector: (view: MediaView) => T): T {
  return useStore(mediaView, selector);
}

/** Changes the view. */
export function setMediaView(change: Partial<MediaView>): void {
  mediaView.setState(change);
}

/** Goes to a page of the panel, at its beginning. */
export function showMediaTab(tab: MediaTab): void {
  mediaView.setState((view) => ({
    ...INITIAL,
    showsLyrics: view.showsLyrics,
    tab,
    isTyping: tab === 'search',
  }));
}
