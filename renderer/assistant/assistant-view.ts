import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { EMPTY_COMPOSITION, type Composition } from '../ui/keyboard/typed.ts';

/** What this display shows of the assistant besides the turn; gone with the page. */
export interface AssistantView {
  /** The card was opened by hand, to type or to pick a sentence. */
  readonly isOpen: boolean;
  readonly isTyping: boolean;
  readonly composition: Composition;
  /** Why nothing can be heard was told; once is enough. */
  readonly isProblemTold: boolean;
}

const CLOSED = { isOpen: false, isTyping: false, composition: EMPTY_COMPOSITION } as const;

export const assistantView = createStore<AssistantView>(() => ({
  ...CLOSED,
  isProblemTold: false,
}));

/** Selects from the view; the component renders again only when the selection changes. */
export function useAssistantView<T>(selector: (view: AssistantView) => T): T {
  return useStore(assistantView, selector);
}

/** Changes the view. */
export function setAssistantView(change: Partial<AssistantView>): void {
  assistantView.setState(change);
}

/** Brings the card up by hand. */
export function openAssistantView(change: Partial<Pick<AssistantView, 'isTyping'>>): void {
  assistantView.setState({ ...change, isOpen: true });
}

/** Puts away what was opened by hand. */
export function closeAssistantView(): void {
  assistantView.setState(({ isOpen, isProblemTold }) => ({
    ...CLOSED,
    isProblemTold: isProblemTold || isOpen,
  }));
}
