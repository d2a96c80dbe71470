import { z } from 'zod';

/** Words as they compare: no case, no width, no spaces or punctuation. */
export function spoken(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
}

/**
 * The strings of a tool's input that come from nowhere: neither words of the schema itself (`driver`,
 * `home`) nor anything in `sources`, which are the driver's words and the labels on offer.
 *
 * @param input what the schema has accepted
 */
export function unsaidStrings(
  input: unknown,
  schema: z.ZodType,
  sources: readonly string[],
): readonly string[] {
  const closed = new Set(closedWords(z.toJSONSchema(schema, { io: 'input' })));
  const heard = sources.map(spoken);
  return stringsIn(input).filter((text) => {
    if (closed.has(text)) return false;
    const words = spoken(text);
    return words === '' || !heard.some((source) => source.includes(words));
  });
}

/** Every string in a value, names of fields excepted. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** The words of all `enum` and `const` in a JSON schema. */
function closedWords(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'const') return stringsIn(value);
    // A field may be called `enum`; its schema is an object, a list of words is not.
    if (key === 'enum' && Array.isArray(value)) return stringsIn(value);
    return closedWords(value);
  });
}
