import { positionSchema, WINDOW_PATHS, type Position } from '../actions/body.ts';
import type { ActionContext, RiskClass } from '../actions/define.ts';
import type { ActionId } from '../actions/registry.ts';
import { actionById } from '../actions/registry.ts';
import { targetOf } from '../actions/target.ts';

/** A gap to let air in, %; a child's hand gets through no wider one while nobody looks. */
export const WINDOW_GAP = 10;

/** What of the car a confirmation depends on; `null` where no car is at hand. */
export type ConfirmationContext = ActionContext | null;

/**
 * Whether the driver is asked before an action that words led to is carried out: whatever is bought,
 * erased for good, unlocked, or opened at the tailgate, and while moving all windows or those of the rear, where
 * children sit, wider than a gap. What is refused now anyway is not asked about: that would promise
 * it. Pure.
 *
 * @param input what the action's schema accepts; anything else is asked about when it is risky
 * @param context where it is `null`, the car counts as moving and its windows as closed
 * @param suggested what accepting the suggestion on the screen would do
 */
export function needsConfirmation(
  action: ActionId,
  input: unknown,
  context: ConfirmationContext,
  suggested: ActionId | null = null,
): boolean {
  const definition = actionById(action);
  if (!definition) return true;
  if (isRefusedNow(action, input, context)) return false;
  const fields = fieldsOf(input);
  switch (action) {
    case 'suggestions.accept':
      return suggested === null || actionById(suggested)?.risk === 'purchase';
    case 'window.setPosition':
      return isOpenedOnOthers(fields, context);
    case 'door.setLocked':
      return fields['locked'] !== true;
    case 'trunk.setOpen':
      return fields['open'] !== false;
    default:
      return ASKED.has(definition.risk);
  }
}

const ASKED: ReadonlySet<RiskClass> = new Set(['purchase', 'security', 'erasure']);

/** Whether an action would be refused as things are; never where no car is at hand. Pure. */
export function isRefusedNow(
  action: ActionId,
  input: unknown,
  context: ConfirmationContext,
): boolean {
  const definition = actionById(action);
  const parsed = definition?.input.safeParse(input);
  if (!context || !definition || parsed?.success !== true) return false;
  return definition.predicate(context, parsed.data) !== null;
}

function fieldsOf(input: unknown): Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null ? { ...input } : {};
}

const WINDOWS = ['driver', 'passenger', 'rearDriver', 'rearPassenger'] as const;
const OTHERS: readonly Position[] = ['all', 'rearDriver', 'rearPassenger'];

function isOpenedOnOthers(
  { window, percent }: Readonly<Record<string, unknown>>,
  context: ConfirmationContext,
): boolean {
  const which = positionSchema.safeParse(window);
  if (!which.success || typeof percent !== 'number') return true;
  if (percent <= WINDOW_GAP || !isUnderWay(context)) return false;
  if (!OTHERS.includes(which.data)) return false;
  return WINDOWS.filter((each) => which.data === 'all' || which.data === each).some(
    (each) => percent > ((context && targetOf(context, WINDOW_PATHS[each])) ?? 0),
  );
}

function isUnderWay(context: ConfirmationContext): boolean {
  const state = context?.restrictions.drivingState;
  return state !== 'parked' && state !== 'idling';
}
