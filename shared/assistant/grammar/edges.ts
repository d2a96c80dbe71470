import { listNamed, type Pattern } from './pattern.ts';
import { NUMBER_LIST } from './template.ts';

/** Characters that what a pattern matches can begin or end with; `null` for any. */
export type Edge = ReadonlySet<string> | null;

/** At most so many required sets are kept, the smallest first. */
const MAX_REQUIRED = 4;

interface Part {
  readonly edge: Edge;
  readonly canBeEmpty: boolean;
}

const NOTHING: Part = { edge: new Set(), canBeEmpty: true };

/** What a clause must look like for a pattern to be worth trying. */
export interface Edges {
  readonly first: Edge;
  readonly last: Edge;
  /** Of each of these a match has at least one character. */
  readonly required: readonly ReadonlySet<string>[];
}

/**
 * Finds what patterns' matches begin and end with, and what they must contain. Most templates are ruled
 * out by that, which is what makes trying hundreds of them cheap.
 */
export function edgesIn(lists: ReadonlyMap<string, Pattern>): (pattern: Pattern) => Edges {
  const first = edgeOf(lists, 'first');
  const last = edgeOf(lists, 'last');
  return (pattern) => {
    const required = mandatory(pattern)
      .flatMap((part) => {
        const { edge, canBeEmpty } = first(part);
        return edge && !canBeEmpty ? [edge] : [];
      })
      .sort((a, b) => a.size - b.size)
      .slice(0, MAX_REQUIRED);
    return { first: first(pattern).edge, last: last(pattern).edge, required };
  };
}

/** Whether a clause may fit a pattern with these edges; false only where it cannot. */
export function mayFit({ first, last, required }: Edges, clause: string): boolean {
  if (first && !first.has(clause.charAt(0))) return false;
  if (last && !last.has(clause.charAt(clause.length - 1))) return false;
  return required.every((characters) => {
    for (let at = 0; at < clause.length; at += 1) {
      if (characters.has(clause.charAt(at))) return true;
    }
    return false;
  });
}

/** The parts that every match has. */
function mandatory(pattern: Pattern): Pattern[] {
  switch (pattern.kind) {
    case 'sequence':
      return pattern.parts.flatMap(mandatory);
    case 'slot':
      return pattern.inner ? mandatory(pattern.inner) : [];
    case 'text':
    case 'list':
    case 'choice':
      return [pattern];
  }
}

function edgeOf(
  lists: ReadonlyMap<string, Pattern>,
  side: 'first' | 'last',
): (pattern: Pattern) => Part {
  const done = new Map<string, Part>();

  function partOf(part: Pattern): Part {
    switch (part.kind) {
      case 'text': {
        const character = part.text.toLowerCase();
        return part.text === '' ? NOTHING : { edge: new Set(character), canBeEmpty: false };
      }
      case 'slot':
        return part.inner ? partOf(part.inner) : { edge: null, canBeEmpty: false };
      case 'list': {
        if (part.name === NUMBER_LIST) return { edge: null, canBeEmpty: false };
        const known = done.get(part.name) ?? partOf(listNamed(part.name, lists));
        done.set(part.name, known);
        return known;
      }
      case 'choice': {
        const options = part.options.map(partOf);
        return {
          edge: united(options.map(({ edge }) => edge)),
          canBeEmpty: options.some(({ canBeEmpty }) => canBeEmpty),
        };
      }
      case 'sequence':
        return inSequence(side === 'first' ? part.parts : part.parts.toReversed());
    }
  }

  function inSequence(parts: readonly Pattern[]): Part {
    const edges: Edge[] = [];
    for (const part of parts) {
      const { edge, canBeEmpty } = partOf(part);
      edges.push(edge);
      if (!canBeEmpty) return { edge: united(edges), canBeEmpty: false };
    }
    return { edge: united(edges), canBeEmpty: true };
  }

  return partOf;
}

function united(edges: readonly Edge[]): Edge {
  const all = new Set<string>();
  for (const edge of edges) {
    if (edge === null) return null;
    for (const character of edge) all.add(character);
  }
  return all;
}
