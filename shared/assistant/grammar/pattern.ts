/**
 * Patterns of words, for lexicons and templates alike:
 *
 * - `(a|b)` one of, `[a|b]` one of or nothing, `x?` that or nothing
 * - `<name>` the words of a list
 * - `{role}` whatever is said there, `{role*4}` up to four characters of it
 * - `{role:pattern}` what the pattern matches, `{role=id:pattern}` with the id of a lexicon entry
 */
export type Pattern =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'list'; readonly name: string }
  | {
      readonly kind: 'slot';
      readonly role: string;
      readonly id: string | null;
      /** `null`: an open span. */
      readonly inner: Pattern | null;
      /** Of an open span, in characters. */
      readonly longest: number;
    };

/** A pattern that cannot be read; the message says where. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

/** Not more than a long title, in characters. */
const LONGEST_OPEN = 32;

const EMPTY: Pattern = { kind: 'text', text: '' };
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/**
 * Reads a pattern.
 *
 * @throws PatternError when brackets do not match.
 */
export function parsePattern(source: string): Pattern {
  let at = 0;

  function fail(problem: string): never {
    throw new PatternError(`${problem} at character ${String(at)} of "${source}"`);
  }

  function choice(end: string): Pattern {
    const options: Pattern[] = [sequence(end)];
    while (source[at] === '|') {
      at += 1;
      options.push(sequence(end));
    }
    const [only] = options;
    return options.length === 1 && only ? only : { kind: 'choice', options };
  }

  function sequence(end: string): Pattern {
    const parts: Pattern[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== end)
      parts.push(maybe(part()));
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: 'sequence', parts };
  }

  function maybe(inner: Pattern): Pattern {
    if (source[at] !== '?') return inner;
    at += 1;
    return { kind: 'choice', options: [inner, EMPTY] };
  }

  function part(): Pattern {
    const character = source.charAt(at);
    const closing = CLOSING[character];
    if (closing !== undefined) {
      at += 1;
      const inner = choice(closing);
      expect(closing);
      return character === '(' ? inner : { kind: 'choice', options: [inner, EMPTY] };
    }
    if (character === '<') {
      const end = source.indexOf('>', at);
      if (end < 0) fail('Missing >');
      const name = source.slice(at + 1, end);
      at = end + 1;
      return { kind: 'list', name };
    }
    if (character === '{') return slot();
    if (')]}>'.includes(character)) fail(`Unexpected ${character}`);
    at += 1;
    return { kind: 'text', text: character };
  }

  function slot(): Pattern {
    const head = /^\{([a-z]+)(?:=([A-Za-z]+))?(?:\*(\d+))?([:}])/iu.exec(source.slice(at));
    const role = head?.[1];
    if (!head || role === undefined) fail('A slot needs a role');
    at += head[0].length;
    const id = head[2] ?? null;
    const longest = Number(head[3] ?? LONGEST_OPEN);
    if (head[4] === '}') return { kind: 'slot', role, id, inner: null, longest };
    const inner = choice('}');
    expect('}');
    return { kind: 'slot', role, id, inner, longest };
  }

  function expect(closing: string): void {
    if (source[at] !== closing) fail(`Missing ${closing}`);
    at += 1;
  }

  const pattern = choice('');
  if (at < source.length) fail(`Unexpected ${source.charAt(at)}`);
  return pattern;
}

/**
 * Every text that a pattern without slots stands for.
 *
 * @throws PatternError when it has an open slot.
 */
export function expandPattern(pattern: Pattern, lists: ReadonlyMap<string, Pattern>): string[] {
  switch (pattern.kind) {
    case 'text':
      return [pattern.text];
    case 'choice':
      return pattern.options.flatMap((option) => expandPattern(option, lists));
    case 'sequence':
      return pattern.parts.reduce<string[]>(
        (texts, part) => {
          const ends = expandPattern(part, lists);
          return texts.flatMap((text) => ends.map((end) => text + end));
        },
        [''],
      );
    case 'list':
      return expandPattern(listNamed(pattern.name, lists), lists);
    case 'slot':
      throw new PatternError(`A word cannot hold the slot {${pattern.role}}`);
  }
}

/**
 * How many texts a pattern without slots stands for, those that are the same counted apart.
 *
 * @throws PatternError when it has a slot or names a list that does not exist.
 */
export function countTexts(pattern: Pattern, lists: ReadonlyMap<string, Pattern>): number {
  switch (pattern.kind) {
    case 'text':
      return 1;
    case 'choice':
      return pattern.options.reduce((sum, option) => sum + countTexts(option, lists), 0);
    case 'sequence':
      return pattern.parts.reduce((product, part) => product * countTexts(part, lists), 1);
    case 'list':
      return countTexts(listNamed(pattern.name, lists), lists);
    case 'slot':
      throw new PatternError(`A word cannot hold the slot {${pattern.role}}`);
  }
}

/** @throws PatternError when there is no such list. */
export function listNamed(name: string, lists: ReadonlyMap<string, Pattern>): Pattern {
  const list = lists.get(name);
  if (!list) throw new PatternError(`There is no list <${name}>`);
  return list;
}
