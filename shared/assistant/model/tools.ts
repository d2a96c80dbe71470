import { z } from 'zod';
import type { ActionDefinition, RiskClass } from '../../actions/define.ts';
import { toolName, toolSchema, type ToolSchema } from '../../actions/describe.ts';
import type { ActionId } from '../../actions/registry.ts';
import { isRestricted, type Restrictions } from '../../vehicle/restrictions.ts';
import { OFFERS, type Offer } from './tool-list.ts';

/** An action as a language model may call it. */
export interface Tool {
  /** The id of the action in the letters that the API allows. */
  readonly name: string;
  readonly action: ActionId;
  readonly description: string;
  readonly risk: RiskClass;
  /** What the model may give: the action's own schema, or less; nothing besides. */
  readonly input: z.ZodType;
  readonly isForRest: boolean;
}

/** Risks that an act may have which is not asked back. */
export const HARMLESS: ReadonlySet<RiskClass> = new Set(['none', 'comfort']);

/** Every action of the registry that a language model may ever call. */
export function allTools(registry: readonly ActionDefinition<ActionId>[]): readonly Tool[] {
  return OFFERS.flatMap((offer) => {
    const action = registry.find(({ id }) => id === offer.id);
    return action ? [toolOf(action, offer)] : [];
  });
}

/** The tools of a request. */
export function toolsOf(
  registry: readonly ActionDefinition<ActionId>[],
  restrictions: Restrictions,
): readonly Tool[] {
  return allTools(registry).filter((tool) => isOffered(tool, restrictions));
}

/**
 * Whether a tool is offered now: in motion none that is for rest, and while the state of the car is
 * unknown none that has a risk.
 */
export function isOffered({ risk, isForRest }: Tool, restrictions: Restrictions): boolean {
  if (isForRest && isRestricted(restrictions, 'no-setup')) return false;
  return restrictions.drivingState !== 'unknown' || HARMLESS.has(risk);
}

/** The tool list of a request, in the format of the API. */
export function schemasOf(tools: readonly Tool[]): readonly ToolSchema[] {
  return tools.map(({ action, description, input }) =>
    toolSchema({ id: action, description, input }),
  );
}

function toolOf({ id, description, risk, input }: ActionDefinition<ActionId>, offer: Offer): Tool {
  return {
    name: toolName(id),
    action: id,
    description,
    risk,
    input: inputOf(input, offer),
    isForRest: offer.isForRest === true,
  };
}

/** Strict, because a field that is silently dropped makes another wish of what is left. */
function inputOf(input: z.ZodType, { without = [], narrowed = {} }: Offer): z.ZodType {
  if (!(input instanceof z.ZodObject)) return input;
  const shape: Readonly<Record<string, z.core.$ZodType>> = input.shape;
  const fields = Object.entries(shape)
    .filter(([name]) => !without.includes(name))
    .map(([name, schema]) => [name, narrowed[name] ?? schema] as const);
  return z.strictObject(Object.fromEntries(fields));
}
