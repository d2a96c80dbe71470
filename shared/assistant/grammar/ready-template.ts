import { ROLES, type Domain, type Mood, type Role } from '../frame.ts';
import { INTENTS } from '../vocabulary.ts';
import type { Edges } from './edges.ts';
import { parsePattern, PatternError, type Pattern } from './pattern.ts';
import type { Template } from './schema.ts';
import { compilePattern, type Matcher, type PatternWords } from './template.ts';

/** A template that is ready to match. */
export interface ReadyTemplate {
  readonly match: Matcher;
  readonly domain: Domain;
  readonly intent: string;
  readonly mood: Mood;
  readonly implies: Readonly<Partial<Record<Role, string>>>;
  readonly cost: number;
  readonly alone: boolean;
  readonly others: boolean;
  readonly edges: Edges;
}

/**
 * Those that may fit a clause with a first character, the cheapest first. Sorted out by a character when
 * it is first asked for: most characters begin few clauses.
 */
export function byFirst(
  templates: readonly ReadyTemplate[],
): (first: string) => readonly ReadyTemplate[] {
  const sorted = templates.toSorted((a, b) => a.cost - b.cost);
  const characters = new Set(sorted.flatMap(({ edges }) => [...(edges.first ?? [])]));
  const anywhere = sorted.filter(({ edges }) => edges.first === null);
  const known = new Map<string, readonly ReadyTemplate[]>();
  return (first) => {
    if (!characters.has(first)) return anywhere;
    const own =
      known.get(first) ??
      sorted.filter(({ edges }) => edges.first === null || edges.first.has(first));
    known.set(first, own);
    return own;
  };
}

/**
 * The templates of a group, ready to match.
 *
 * @throws PatternError when a pattern cannot be read, or would fit anything at no cost.
 */
export function ready(
  template: Template,
  words: PatternWords,
  edgesOf: (pattern: Pattern) => Edges,
): ReadyTemplate[] {
  const { domain, intent, mood = 'wish', implies = {}, cost = 1, say } = template;
  const { alone = false, others = false } = template;
  const intents: readonly string[] = INTENTS[domain];
  if (!intents.includes(intent)) throw new PatternError(`"${intent}" is no intent of ${domain}`);
  return say.map((source) => {
    const pattern = parsePattern(source);
    const match = compilePattern(pattern, words, roleNamed);
    if (cost < ANYTHING_COST && match(ANYTHING)) {
      throw new PatternError(`"${source}" fits anything that is said`);
    }
    const edges = edgesOf(pattern);
    return { match, domain, intent, mood, implies, cost, alone, others, edges };
  });
}

/** No word of any language; a template that fits it would take every utterance for itself. */
const ANYTHING = 'qqqqqqq';
/** From here on a template may fit anything: it is chosen only where nothing else fits. */
export const ANYTHING_COST = 1.5;

function roleNamed(name: string): Role | null {
  return ROLES.find((role) => role === name) ?? null;
}
