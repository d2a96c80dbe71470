import { useShallow } from 'zustand/react/shallow';
import type { ActionId, ActionInput } from '../../shared/actions/registry.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import { navigationFacts } from '../../shared/navigation/facts.ts';
import { usePage, useRefusal } from '../host/hooks.ts';

/** Why an action of navigation would be refused now, or `null`; follows what navigation knows. */
export function useNavigationRefusal<Id extends ActionId>(
  id: Id,
  input: ActionInput<Id>,
): Reason | null {
  usePage(useShallow(({ navigation }) => navigationFacts(navigation)));
  return useRefusal(id, input);
}
