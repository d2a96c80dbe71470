import { ROLES, type Role } from '../frame.ts';
import { SoundWords } from '../lexicon/sound-words.ts';
import { Trie } from '../lexicon/trie.ts';
import type { WordEntry } from '../lexicon/tokenise.ts';
import type { Numerals } from '../numbers/numerals.ts';
import { LEXICON_IDS, type ClosedRole } from '../vocabulary.ts';
import { edgesIn } from './edges.ts';
import { escaped } from './expression.ts';
import { expandPattern, parsePattern, PatternError, type Pattern } from './pattern.ts';
import { byFirst, ready, type ReadyTemplate } from './ready-template.ts';
import { repetitionsOf } from './repetitions.ts';
import { grammarSchema } from './schema.ts';
import { unmeantOf, type Unmeant } from './unmeant.ts';
import type { PatternWords } from './template.ts';

/** How what is told is known from what is wished. */
export interface Asides {
  /** Of whom something is told, all of it. */
  readonly persons: RegExp;
  /** At the end of what is told. */
  readonly ends: RegExp;
  /** What may begin the wish, all of it. */
  readonly openers: RegExp;
  /** What is no reason but a condition. */
  readonly conditions: RegExp;
}

/** A language's grammar, ready to read utterances with. Made once; reading leaves it unchanged. */
export interface Grammar {
  readonly language: string;
  readonly numerals: Numerals;
  readonly words: Trie<WordEntry>;
  /** The same words by their sound. */
  readonly sounds: SoundWords;
  readonly templates: readonly ReadyTemplate[];
  /** Those that may fit a clause with this first character, the cheapest first. */
  readonly templatesFrom: (first: string) => readonly ReadyTemplate[];
  /** A word of politeness at the start of a clause, and all of it at the end. */
  readonly politeStart: RegExp;
  readonly politeEnd: RegExp;
  /** A wish put as a question: how it begins and ends; `null` where nobody does. */
  readonly politeQuestion: { readonly start: RegExp; readonly end: RegExp } | null;
  /** A wish about the car put as a question, and what makes it one about the past. */
  readonly requests: { readonly start: RegExp; readonly over: RegExp } | null;
  readonly connectors: RegExp;
  readonly pauses: RegExp;
  /** Words that a title follows. */
  readonly titles: RegExp;
  /** What no place is called. */
  readonly notInPlaces: RegExp;
  /** What no artist is called. */
  readonly notInArtists: RegExp;
  /** All of what leads to a place that is named after a breath. */
  readonly leads: RegExp;
  /** Sounds of thinking before something is said. */
  readonly hesitations: RegExp;
  /** All but the last of words that are said again and again, whole or begun. */
  readonly repetitions: RegExp;
  /** At the end of what goes on. */
  readonly binding: RegExp;
  /** What a wish that is not about the car may begin with. */
  readonly heads: RegExp;
  /** The words that tell a reason apart from the wish; `null` in a language that has none. */
  readonly asides: Asides | null;
  /** What leads on from a wish before it, all of it; `null` in a language that has no such word. */
  readonly afterwards: RegExp | null;
  /** What only hurries, from where it is looked for; `null` in a language that has no such word. */
  readonly hurry: RegExp | null;
  /** Words around a wish that make it none; `null` in a language that has none. */
  readonly unmeant: Unmeant | null;
  /** What forbids, at the end of what is said. */
  readonly forbidding: RegExp;
  /** What takes back what was said before it, wherever it stands; `null` where nothing does. */
  readonly turns: RegExp | null;
  /** All of what a title follows. */
  readonly titleOnly: RegExp;
  /** The id of a word that a template captured, by role. */
  readonly idOf: (role: Role, text: string) => string | null;
}

const ROLE_NAMES: ReadonlySet<string> = new Set(ROLES);
const MARKS = ['join', 'negation', 'question', 'told', 'filler'] as const;

/** Characters that numbers are made of. */
function numberCharacters({ digits, units, groups, point, half }: Numerals): ReadonlySet<string> {
  const words = [...[digits, units, groups].flatMap((own) => Object.keys(own)), ...point, ...half];
  return new Set([...words.filter((word) => word.length === 1), ...Array.from('0123456789.:')]);
}

/**
 * Makes a grammar from its data.
 *
 * @throws ZodError when the data is not of its schema.
 * @throws PatternError when a pattern cannot be read or names what does not exist.
 */
export function createGrammar(data: unknown): Grammar {
  const parsed = grammarSchema.parse(data);
  const { lexicon, marks, numerals } = parsed;
  const lists = new Map<string, Pattern>();
  const ids = new Map<string, string>();
  const words = new Trie<WordEntry>();
  const sounds = new SoundWords();

  for (const role of ROLES) {
    const entries = lexicon[role];
    if (!entries) continue;
    if (!isClosed(role)) throw new PatternError(`The role {${role}} has open words only`);
    lists.set(role, parseAll(Object.values(entries).flat()));
    for (const [id, texts] of Object.entries(entries)) {
      if (!knownIds(role).has(id)) throw new PatternError(`"${id}" is no id of {${role}}`);
      lists.set(`${role}.${id}`, parseAll(texts));
      for (const word of texts.flatMap((text) => expandPattern(parsePattern(text), lists))) {
        const lower = word.toLowerCase();
        words.add(lower, { kind: 'slot', role, id });
        sounds.add(lower, role, id);
        if (!ids.has(`${role} ${lower}`)) ids.set(`${role} ${lower}`, id);
      }
    }
  }
  for (const word of expandPattern(parseAll(marks.persons ?? []), lists)) {
    words.add(word.toLowerCase(), { kind: 'told' });
  }
  for (const kind of MARKS) {
    for (const word of (marks[kind] ?? []).flatMap((text) =>
      expandPattern(parsePattern(text), lists),
    )) {
      words.add(word.toLowerCase(), { kind });
    }
  }
  for (const word of expandPattern(parseAll(marks.connectors), lists)) {
    // Short ones are also parts of other words.
    if (word.length > 1) words.add(word.toLowerCase(), { kind: 'connector' });
  }
  for (const [name, list] of Object.entries(parsed.lists)) {
    lists.set(name, parseAll(Array.isArray(list) ? list : Object.values(list).flat()));
    if (!Array.isArray(list)) {
      for (const [id, texts] of Object.entries(list)) lists.set(`${name}.${id}`, parseAll(texts));
    }
  }
  const namedIds = idsOfLists(parsed.lists, lists);
  const shared: PatternWords = {
    lists,
    tries: new Map(),
    steps: new Map(),
    reading: { text: '', found: [] },
    numberCharacters: numberCharacters(numerals),
  };
  const edgesOf = edgesIn(lists);
  const anyOf = (sources: readonly string[]) =>
    expandPattern(parseAll(sources), lists)
      .sort((a, b) => b.length - a.length)
      .map(escaped)
      .join('|');

  const start = (sources: readonly string[]) => new RegExp(`^(?:${anyOf(sources)})`, 'u');
  const end = (sources: readonly string[]) => new RegExp(`(?:${anyOf(sources)})$`, 'u');
  const whole = (sources: readonly string[]) => new RegExp(`^(?:${anyOf(sources)})$`, 'u');
  const anywhere = (sources: readonly string[]) => new RegExp(anyOf(sources), 'u');

  const templates = parsed.templates.flatMap((template) => ready(template, shared, edgesOf));
  return {
    language: parsed.language,
    numerals,
    words,
    sounds,
    templates,
    templatesFrom: byFirst(templates),
    politeStart: start(marks.politeStart),
    politeEnd: new RegExp(`(?:${anyOf(marks.politeEnd)})+$`, 'u'),
    politeQuestion: marks.politeQuestion
      ? {
          start: start(marks.politeQuestion.start),
          end: end(marks.politeQuestion.end),
        }
      : null,
    requests: marks.requests
      ? {
          start: start(marks.requests.start),
          over: end(marks.requests.over),
        }
      : null,
    connectors: new RegExp(`^(?:${anyOf(marks.connectors)})+`, 'u'),
    pauses: new RegExp(anyOf(marks.pauses), 'gu'),
    titles: anywhere(marks.titles),
    notInPlaces: anywhere(marks.notInPlaces),
    notInArtists: anywhere(marks.notInArtists),
    leads: whole(marks.leads),
    hesitations: new RegExp(`(?:${anyOf(marks.hesitations)})+(?=[^,?])`, 'gu'),
    repetitions: repetitionsOf(
      expandPattern(parseAll(marks.repeated), lists),
      expandPattern(parseAll(marks.begunNames ?? []), lists),
    ),
    binding: end(marks.binding),
    heads: start(marks.heads),
    asides:
      marks.toldEnds && marks.openers && marks.conditions && marks.persons
        ? {
            persons: whole(marks.persons),
            ends: end(marks.toldEnds),
            openers: whole(marks.openers),
            conditions: anywhere(marks.conditions),
          }
        : null,
    afterwards: marks.afterwards ? whole(marks.afterwards) : null,
    unmeant: unmeantOf(marks),
    forbidding: end(marks.negation),
    turns: marks.turns ? new RegExp(anyOf(marks.turns), 'gu') : null,
    titleOnly: whole(marks.titles),
    hurry: marks.hurry ? new RegExp(anyOf(marks.hurry), 'uy') : null,
    idOf: (role, text) => {
      const lower = text.toLowerCase();
      return ids.get(`${role} ${lower}`) ?? namedIds.get(`${role} ${lower}`) ?? null;
    },
  };
}

function isClosed(role: Role): role is ClosedRole {
  return role in LEXICON_IDS;
}

function knownIds(role: ClosedRole): ReadonlySet<string> {
  return new Set<string>(LEXICON_IDS[role]);
}

function parseAll(sources: readonly string[]): Pattern {
  return { kind: 'choice', options: sources.map(parsePattern) };
}

/** Lists whose name begins with a role (`artist`, `source.words`) give their words an id. */
function idsOfLists(
  named: Readonly<Record<string, readonly string[] | Readonly<Record<string, readonly string[]>>>>,
  lists: ReadonlyMap<string, Pattern>,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const [name, list] of Object.entries(named)) {
    const [role = ''] = name.split('.');
    if (Array.isArray(list) || !ROLE_NAMES.has(role)) continue;
    for (const [id, texts] of Object.entries(list)) {
      for (const text of texts as readonly string[]) {
        for (const word of expandPattern(parsePattern(text), lists)) {
          ids.set(`${role} ${word.toLowerCase()}`, id);
        }
      }
    }
  }
  return ids;
}
