import { z } from 'zod';
import { toolSchema, type ToolSchema } from '../../actions/describe.ts';
import type { ListedChoice } from '../understanding-context.ts';

/** The tool that picks an entry of the list on the screen; no action, hence no id of one. */
export const CHOOSE_TOOL = 'choose_from_list';

/** As many as a moving driver may have in reach (`Restrictions.maxItems`). */
const MAX_LISTED = 21;

const inputSchema = z.strictObject({ number: z.int().min(1).max(MAX_LISTED) });

export const CHOOSE_SCHEMA: ToolSchema = toolSchema({
  id: CHOOSE_TOOL,
  description: 'Choose an entry of `names`, the list on the screen; the first has the number 1.',
  input: inputSchema,
});

/** The entries that are sent along and can be chosen. */
export function offeredList(list: readonly ListedChoice[]): readonly ListedChoice[] {
  return list.slice(0, MAX_LISTED);
}

/** The entry that an input of the tool means, or `undefined`. */
export function chosenFrom(
  list: readonly ListedChoice[],
  input: unknown,
): ListedChoice | undefined {
  const parsed = inputSchema.safeParse(input);
  return parsed.success ? offeredList(list)[parsed.data.number - 1] : undefined;
}
