import { useCallback } from 'react';
import { pageStore } from '../host/page-store.ts';
import { usePerform } from '../host/perform-context.ts';
import { talk } from './talk.ts';

/** The button of the assistant, for a control; see {@link talk}. */
export function useTalk(): () => void {
  const perform = usePerform();
  return useCallback(() => talk(pageStore, perform, 'touch'), [perform]);
}
