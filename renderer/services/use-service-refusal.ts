import type { ActionId, ActionInput } from '../../shared/actions/registry.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import { usePage, useRefusal } from '../host/hooks.ts';

/** Why an action of the services would be refused now, or `null`; follows what is known of them. */
export function useServiceRefusal<Id extends ActionId>(
  id: Id,
  input: ActionInput<Id>,
): Reason | null {
  usePage(({ services }) => services);
  return useRefusal(id, input);
}
