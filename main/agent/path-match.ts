import { SIGNAL_PATHS, type SignalPath } from '../../shared/vehicle/signal.ts';

const SPLIT_PATHS: readonly (readonly [SignalPath, readonly string[]])[] = SIGNAL_PATHS.map(
  (path) => [path, path.split('.')],
);

/** Longest expression worth matching; the deepest VSS path has fewer segments. */
const MAX_SEGMENTS = 32;

/**
 * Leaves of the catalogue that a path expression addresses: the leaf itself, or every leaf below
 * the branch it names. `*` stands for exactly one segment (VISS 3.0 Core, "Paths Filter Operation").
 *
 * @returns the leaves in catalogue order; empty when the expression addresses nothing.
 */
export function leavesUnder(expression: string): readonly SignalPath[] {
  const pattern = expression.split('.', MAX_SEGMENTS + 1);
  if (pattern.length > MAX_SEGMENTS) return [];
  return SPLIT_PATHS.filter(([, segments]) => startsWith(segments, pattern)).map(([path]) => path);
}

function startsWith(segments: readonly string[], pattern: readonly string[]): boolean {
  return (
    pattern.length <= segments.length &&
    pattern.every((part, index) => part === '*' || part === segments[index])
  );
}

/** What a request addresses. */
export type Addressed =
  | {
      readonly found: true;
      readonly paths: readonly SignalPath[];
      /** True when the request names one leaf, so that a missing value is an error of its own. */
      readonly single: boolean;
    }
  | { readonly found: false; readonly missing: string };

/**
 * Resolves a request's path and its optional `paths` filter, whose elements continue the path. Each
 * element must address at least one leaf; leaves addressed twice count once.
 */
export function resolvePaths(path: string, elements?: readonly string[]): Addressed {
  const expressions = elements ? elements.map((element) => `${path}.${element}`) : [path];
  const paths = new Set<SignalPath>();
  for (const expression of expressions) {
    const leaves = leavesUnder(expression);
    if (leaves.length === 0) return { found: false, missing: expression };
    for (const leaf of leaves) paths.add(leaf);
  }
  const [only] = paths;
  return {
    found: true,
    paths: [...paths],
    single: paths.size === 1 && expressions[0] === only,
  };
}
