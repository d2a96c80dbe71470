import { createStore } from 'zustand/vanilla';
import { initialPageState, type PageState } from './page-state.ts';

/** The one store of this page; features read it through the hooks in `hooks.ts`. */
export const pageStore = createStore<PageState>(() => initialPageState(Date.now()));
