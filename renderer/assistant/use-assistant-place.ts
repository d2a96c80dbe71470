import type { DesktopFacts } from '../../shared/navigation/desktop-card.ts';
import { isRestricted } from '../../shared/vehicle/restrictions.ts';
import { usePage } from '../host/hooks.ts';
import { useAssistantView } from './assistant-view.ts';

/** What the assistant is at on this display, as the layout of the desktop wants to know it. */
export function useAssistantPlace(): DesktopFacts['assistant'] {
  const isOpen = useAssistantView((view) => view.isOpen);
  const wantsToType = useAssistantView((view) => view.isTyping);
  return usePage(({ assistant: { turn }, restrictions }) => {
    const isUnderWay = turn.phase !== 'idle';
    if (isUnderWay && (turn.isConfirming || turn.choices.length > 0)) return 'asking';
    if (wantsToType && !isRestricted(restrictions, 'no-keyboard')) return 'typing';
    if (isUnderWay) return 'talking';
    // What was opened by hand waits for the driver, and covers what was opened before it.
    return isOpen ? 'asking' : 'none';
  });
}
