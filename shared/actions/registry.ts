import { z } from 'zod';
import { reason, type Reason } from '../contract/reason.ts';
import { assistantActions } from './assistant.ts';
import { bodyActions } from './body.ts';
import { climateActions } from './climate.ts';
import type { ActionContext, ActionDefinition, Effect, RiskClass } from './define.ts';
import { displayActions } from './display.ts';
import { mapActions } from './map.ts';
import { mediaActions } from './media.ts';
import { navigationActions } from './navigation.ts';
import { ownershipActions } from './ownership.ts';
import { unknownState } from './predicates.ts';
import { privacyActions } from './privacy.ts';
import { seatActions } from './seat.ts';
import { serviceActions } from './services.ts';

const ENTRIES = [
  ...climateActions,
  ...seatActions,
  ...bodyActions,
  ...displayActions,
  ...mapActions,
  ...navigationActions,
  ...mediaActions,
  ...serviceActions,
  ...ownershipActions,
  ...privacyActions,
  ...assistantActions,
];

type Entry = (typeof ENTRIES)[number];

/** The id of a registered action. */
export type ActionId = Entry['id'];

/** The input of an action, before defaults are applied. */
export type ActionInput<Id extends ActionId> = z.input<Extract<Entry, { id: Id }>['input']>;

/** Every action, in the order of the documentation. */
export const ACTIONS: readonly ActionDefinition<ActionId>[] = ENTRIES.map(erase);

const BY_ID: ReadonlyMap<string, ActionDefinition<ActionId>> = new Map(
  ACTIONS.map((action) => [action.id, action]),
);

/**
 * Forgets the input type of an entry so that all entries fit one list. Sound because the input is
 * parsed again by the entry's own schema before predicate or perform see it.
 */
function erase<Schema extends z.ZodType>(
  entry: ActionDefinition<ActionId, Schema>,
): ActionDefinition<ActionId> {
  return {
    ...entry,
    predicate: (context, input) => entry.predicate(context, entry.input.parse(input)),
    perform: (context, input) => entry.perform(context, entry.input.parse(input)),
  };
}

/** The entry with this id, or `undefined`. */
export function actionById(id: string): ActionDefinition<ActionId> | undefined {
  return BY_ID.get(id);
}

/**
 * Why an action with this (well-formed) input would be refused now, or `null`: the predicate alone,
 * cheap enough to ask at every change of the context.
 */
export function refusalOf<Id extends ActionId>(
  id: Id,
  input: ActionInput<Id>,
  context: ActionContext,
): Reason | null {
  return BY_ID.get(id)?.predicate(context, input) ?? null;
}

/** What an action comes to before anything is carried out. */
export type Decision =
  | { readonly allowed: true; readonly effects: readonly Effect[]; readonly risk: RiskClass }
  | { readonly allowed: false; readonly reason: Reason };

/**
 * Decides an action from untrusted id and input: unknown ids, input that does not fit the schema,
 * and the entry's predicate each give a reason; otherwise the effects to carry out. Pure.
 */
export function decide(id: string, input: unknown, context: ActionContext): Decision {
  const action = BY_ID.get(id);
  if (!action) return { allowed: false, reason: reason('request.unknownAction', id) };
  const parsed = action.input.safeParse(input);
  if (!parsed.success) {
    return {
      allowed: false,
      reason: reason('request.invalidInput', z.prettifyError(parsed.error)),
    };
  }
  const refusal = action.predicate(context, parsed.data);
  if (refusal) return { allowed: false, reason: refusal };
  const effects = action.perform(context, parsed.data);
  // An action that would change something but finds nothing to start from (no current set
  // temperature to count from) must say so instead of succeeding silently.
  if (effects.length === 0) return { allowed: false, reason: unknownState(context) };
  return { allowed: true, effects, risk: action.risk };
}
