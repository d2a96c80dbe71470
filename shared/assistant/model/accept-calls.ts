import type { ActionContext, ActionDefinition } from '../../actions/define.ts';
import { decide, type ActionId } from '../../actions/registry.ts';
import { reason, type Reason } from '../../contract/reason.ts';
import { needsConfirmation } from '../confirmation.ts';
import type { Step, WishedAction } from '../step.ts';
import type { ListedChoice } from '../understanding-context.ts';
import type { ToolCall } from './chat-stream.ts';
import { CHOOSE_TOOL, chosenFrom } from './choose-tool.ts';
import { unsaidStrings } from './said.ts';
import { allTools, HARMLESS, isOffered, type Tool } from './tools.ts';

/** More at once is not what a driver said in one breath. */
export const MAX_ACTIONS = 3;

/** What calls are judged by. */
export interface CallContext {
  readonly registry: readonly ActionDefinition<ActionId>[];
  readonly car: ActionContext;
  /** The driver's words, now and in the turns that were sent along. */
  readonly said: readonly string[];
  /** The list whose names were sent along: written by strangers, and perhaps meant for the model. */
  readonly list: readonly ListedChoice[];
}

export type AcceptedCalls =
  | { readonly ok: true; readonly steps: readonly Step[] }
  | { readonly ok: false; readonly reason: Reason };

interface AcceptedCall {
  readonly kind: 'perform' | 'confirm';
  readonly actions: readonly WishedAction[];
}

type Accepted =
  | { readonly ok: true; readonly call: AcceptedCall }
  | { readonly ok: false; readonly reason: Reason };

/**
 * What the calls of a model come to: all of them, or none and the reason. Each is an action on
 * offer, with an input that its schema takes, which the registry allows now. It is performed at once
 * only when it is harmless, names nothing that the driver did not say, and no stranger's words were
 * in the request; otherwise it is confirmed, each on its own. A risky one that names what nobody
 * said is refused.
 */
export function acceptCalls(calls: readonly ToolCall[], context: CallContext): AcceptedCalls {
  if (calls.length > MAX_ACTIONS) {
    return refused('assistant.modelTooMany', `${calls.length} calls`);
  }
  const tools = allTools(context.registry);
  const accepted: AcceptedCall[] = [];
  for (const call of calls) {
    const one = acceptCall(call, tools, context);
    if (!one.ok) return one;
    accepted.push(one.call);
  }
  const count = accepted.reduce((sum, { actions }) => sum + actions.length, 0);
  if (count > MAX_ACTIONS) return refused('assistant.modelTooMany', `${count} actions`);
  return { ok: true, steps: accepted.reduce(withStep, []) };
}

function acceptCall(
  { name, arguments: json }: ToolCall,
  tools: readonly Tool[],
  context: CallContext,
): Accepted {
  const input = parseArguments(json);
  if (!input.ok) return refused('assistant.modelUnclear', 'arguments are not a JSON object');
  if (name === CHOOSE_TOOL) return acceptChoice(input.value, context);
  const tool = tools.find((one) => one.name === name);
  if (!tool) return refused('assistant.modelUnclear', 'no such tool');
  return acceptAction(tool, input.value, context);
}

function acceptAction(tool: Tool, input: unknown, { car, said, list }: CallContext): Accepted {
  const parsed = tool.input.safeParse(input);
  if (!parsed.success) return refused('assistant.modelUnclear', `${tool.action}: wrong input`);
  const decision = decide(tool.action, parsed.data, car);
  if (!decision.allowed) return { ok: false, reason: decision.reason };
  if (!isOffered(tool, car.restrictions)) {
    return refused('assistant.modelUnclear', `${tool.action} was not offered`);
  }
  const isHarmless = HARMLESS.has(tool.risk);
  const sources = [...said, ...list.map(({ label }) => label)];
  const isSaid = unsaidStrings(parsed.data, tool.input, sources).length === 0;
  if (!isSaid && !isHarmless) return refused('assistant.modelUnsaid', tool.action);
  const isAtOnce =
    isHarmless && isSaid && list.length === 0 && !needsConfirmation(tool.action, parsed.data, car);
  return {
    ok: true,
    call: {
      kind: isAtOnce ? 'perform' : 'confirm',
      actions: [{ action: tool.action, input: parsed.data }],
    },
  };
}

/** An entry of the list; always asked back, for its name may have asked to be chosen. */
function acceptChoice(input: unknown, { list, car }: CallContext): Accepted {
  const choice = chosenFrom(list, input);
  if (!choice) return refused('assistant.modelUnclear', 'no such entry of the list');
  for (const { action, input: wished } of choice.actions) {
    const decision = decide(action, wished, car);
    if (!decision.allowed) return { ok: false, reason: decision.reason };
  }
  return { ok: true, call: { kind: 'confirm', actions: choice.actions } };
}

/** What is done at once is done together; every question stands for itself. */
function withStep(steps: readonly Step[], { kind, actions }: AcceptedCall): readonly Step[] {
  const last = steps.at(-1);
  if (kind === 'perform' && last?.kind === 'perform') {
    return [...steps.slice(0, -1), { kind, actions: [...last.actions, ...actions] }];
  }
  return [...steps, { kind, actions: [...actions] }];
}

/** Arguments that are left out are none. */
function parseArguments(json: string): { ok: true; value: unknown } | { ok: false } {
  if (json.trim() === '') return { ok: true, value: {} };
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ok: true, value } : { ok: false };
  } catch {
    return { ok: false };
  }
}

function refused(key: Reason['key'], detail: string) {
  return { ok: false, reason: reason(key, detail) } as const;
}
