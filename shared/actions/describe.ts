import { z } from 'zod';
import type { ActionDefinition } from './define.ts';

/** One entry of a language model's tool list (OpenAI function format). */
export interface ToolSchema {
  readonly type: 'function';
  readonly function: {
    readonly name: string;
    readonly description: string;
    readonly parameters: z.core.JSONSchema.BaseSchema;
  };
}

/** The name of an action as a tool: tool names allow no dots, and ids hold no `_`. */
export function toolName(id: string): string {
  return id.replaceAll('.', '_');
}

/** An action as a tool for a language model; what has a default need not be given. */
export function toolSchema({
  id,
  description,
  input,
}: Pick<ActionDefinition, 'id' | 'description' | 'input'>): ToolSchema {
  const parameters = z.toJSONSchema(input, { target: 'draft-7', io: 'input' });
  delete parameters.$schema;
  return { type: 'function', function: { name: toolName(id), description, parameters } };
}

/** The registry as tools for a language model. */
export function toolSchemas(actions: readonly ActionDefinition[]): readonly ToolSchema[] {
  return actions.map(toolSchema);
}

/** The page `docs/actions.md`. */
export function actionPage(actions: readonly ActionDefinition[]): string {
  return [
    '# Actions',
    '',
    'Every command a person can give, generated from `shared/actions` by `npm run docs:actions`. Touch,',
    'voice, keys, and tools call the same entry. Risk: `none` only this display changes, `comfort`',
    'reversible at once, `traffic` others on the road notice, `security` opens or unlocks the car,',
    '`purchase` orders, pays, or cancels, `erasure` what was kept is gone for good. Voice asks before the',
    'last three.',
    '',
    actionTable(actions),
    '',
  ].join('\n');
}

/** The registry as a Markdown table. */
export function actionTable(actions: readonly ActionDefinition[]): string {
  const rows = actions.map(
    ({ id, risk, description, input }) =>
      `| \`${id}\` | ${risk} | ${inputSummary(input)} | ${description} |`,
  );
  return ['| action | risk | input | what it does |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

interface PropertySchema {
  readonly type?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

function inputSummary(input: z.ZodType): string {
  const { properties = {} } = z.toJSONSchema(input);
  const parts = Object.entries(properties).map(([name, property]) =>
    typeof property === 'object' ? `${name}: ${propertySummary(property)}` : name,
  );
  return parts.length > 0 ? parts.join('; ') : '—';
}

function propertySummary(property: PropertySchema): string {
  if (property.enum) return property.enum.map(String).join(' \\| ');
  const { type, minimum, maximum } = property;
  if (minimum !== undefined && maximum !== undefined) return `${minimum} … ${maximum}`;
  return String(type);
}
