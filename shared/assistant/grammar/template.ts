import type { Role } from '../frame.ts';
import { Trie } from '../lexicon/trie.ts';
import { countTexts, expandPattern, listNamed, PatternError, type Pattern } from './pattern.ts';

/** A slot that a compiled template captures. */
export interface Capture {
  readonly role: Role;
  readonly id: string | null;
  readonly isOpen: boolean;
}

/** Where a capture stands in the text that was matched. */
export interface Captured extends Capture {
  readonly from: number;
  readonly to: number;
}

/** Matches a whole clause (in lower case): what was captured, in order, or `null`. */
export type Matcher = (text: string) => readonly Captured[] | null;

/** Numbers in any script; `<#>` in a pattern. What it matches is read by `readQuantity`. */
export const NUMBER_LIST = '#';

/** What is to come after a part; true when the rest fits. */
type Next = (at: number) => boolean;
/** Tries to match a part at a place, and what comes after it. */
type Step = (at: number, next: Next) => boolean;

/** What is being matched: one clause at a time. */
interface Reading {
  text: string;
  found: Captured[];
}

/** What steps of one grammar share. */
export interface PatternWords {
  readonly lists: ReadonlyMap<string, Pattern>;
  /** Words of lists, made when a list is first used. */
  readonly tries: Map<string, Trie<true>>;
  /** How lists that are matched part by part are matched, made when one is first used. */
  readonly steps: Map<string, Step>;
  readonly reading: Reading;
  /** Characters that numbers are made of. */
  readonly numberCharacters: ReadonlySet<string>;
}

/**
 * Compiles a pattern to a matcher: parts are tried in the order written, optional ones first with then
 * without, lists by their longest word first, open slots as short as possible.
 *
 * @throws PatternError for lists that do not exist and roles that are not known.
 */
export function compilePattern(
  pattern: Pattern,
  words: PatternWords,
  roleOf: (name: string) => Role | null,
): Matcher {
  const { reading } = words;

  function step(part: Pattern, depth: number): Step {
    if (depth > 24) throw new PatternError('Lists refer to each other in a circle');
    switch (part.kind) {
      case 'text':
        return literal(part.text.toLowerCase());
      case 'sequence': {
        const steps = merged(part.parts).map((inner) => step(inner, depth));
        return (at, next) => inSequence(steps, 0, at, next);
      }
      case 'choice': {
        const steps = part.options.map((option) => step(option, depth));
        return (at, next) => steps.some((option) => option(at, next));
      }
      case 'list':
        return list(part.name, depth + 1);
      case 'slot':
        return slot(part, depth);
    }
  }

  function literal(word: string): Step {
    return (at, next) => reading.text.startsWith(word, at) && next(at + word.length);
  }

  function inSequence(steps: readonly Step[], index: number, at: number, next: Next): boolean {
    const first = steps[index];
    return first ? first(at, (to) => inSequence(steps, index + 1, to, next)) : next(at);
  }

  function list(name: string, depth: number): Step {
    if (name === NUMBER_LIST) return number;
    const trie = trieOf(name, words);
    if (!trie) return partByPart(name, depth);
    return (at, next) =>
      trie
        .at(reading.text, at)
        .reverse()
        .some(({ to }) => next(to));
  }

  function partByPart(name: string, depth: number): Step {
    const known = words.steps.get(name) ?? step(listNamed(name, words.lists), depth);
    words.steps.set(name, known);
    return known;
  }

  function number(at: number, next: Next): boolean {
    const { text } = reading;
    let to = at;
    while (to < text.length && words.numberCharacters.has(text.charAt(to))) to += 1;
    for (; to > at; to -= 1) if (next(to)) return true;
    return false;
  }

  function slot(part: Pattern & { kind: 'slot' }, depth: number): Step {
    const role = roleOf(part.role);
    if (!role) throw new PatternError(`There is no role {${part.role}}`);
    const { id, longest } = part;
    const isOpen = part.inner === null;
    const inner = part.inner ? step(part.inner, depth) : open(longest);
    return (at, next) =>
      inner(at, (to) => {
        const { found } = reading;
        const before = found.length;
        if (to > at) found.push({ role, id, isOpen, from: at, to });
        if (next(to)) return true;
        found.length = before;
        return false;
      });
  }

  function open(longest: number): Step {
    return (at, next) => {
      const end = Math.min(reading.text.length, at + longest);
      for (let to = at + 1; to <= end; to += 1) if (next(to)) return true;
      return false;
    };
  }

  const whole = step(pattern, 0);
  return (clause) => {
    reading.text = clause;
    reading.found = [];
    return whole(0, (to) => to === clause.length) ? reading.found : null;
  };
}

/** Characters one by one become words again, so that they are compared at once. */
function merged(parts: readonly Pattern[]): Pattern[] {
  const done: Pattern[] = [];
  for (const part of parts) {
    const last = done.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') {
      done[done.length - 1] = { kind: 'text', text: last.text + part.text };
    } else {
      done.push(part);
    }
  }
  return done;
}

/** A list that stands for more words is matched part by part: all of them would fill the memory. */
const MAX_WORDS = 20_000;

/** The words of a list, or `null` for one that holds numbers or slots, or too many words. */
function trieOf(name: string, { lists, tries }: PatternWords): Trie<true> | null {
  const known = tries.get(name);
  if (known) return known;
  const pattern = listNamed(name, lists);
  if (!isPlain(pattern, lists) || countTexts(pattern, lists) > MAX_WORDS) return null;
  const trie = new Trie<true>();
  for (const word of expandPattern(pattern, lists)) trie.add(word.toLowerCase(), true);
  tries.set(name, trie);
  return trie;
}

function isPlain(pattern: Pattern, lists: ReadonlyMap<string, Pattern>): boolean {
  switch (pattern.kind) {
    case 'text':
      return true;
    case 'slot':
      return false;
    case 'list':
      return pattern.name !== NUMBER_LIST && isPlain(listNamed(pattern.name, lists), lists);
    case 'choice':
      return pattern.options.every((option) => isPlain(option, lists));
    case 'sequence':
      return pattern.parts.every((part) => isPlain(part, lists));
  }
}
