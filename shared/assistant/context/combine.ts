import type { Step, WishedAction } from '../step.ts';

/** Actions that mean more when they are said twice. */
const REPEATABLE: ReadonlySet<string> = new Set(['media.next', 'media.previous', 'map.zoom']);

/**
 * The steps of one breath without what was said twice ("I'm hot, it's so hot"), with details added to
 * the wish they belong to ("charge, to 80 percent"), and what a route keeps clear of before the route.
 */
export function combined(steps: readonly Step[]): readonly Step[] {
  const told: Step[] = [];
  for (const step of steps) {
    const at = told.findIndex((before) => belongTogether(before, step));
    const before = told[at];
    if (before === undefined) told.push(step);
    else told[at] = joined(before, step);
  }
  const isAvoidance = (step: Step) =>
    step.kind === 'perform' && step.actions.every(({ action }) => action === 'navigation.setAvoid');
  return [...told.filter(isAvoidance), ...told.filter((step) => !isAvoidance(step))];
}

function belongTogether(one: Step, other: Step): boolean {
  if (one.kind === 'turn' && other.kind === 'turn') return one.turn === other.turn;
  const [first, second] = [soleAction(one), soleAction(other)];
  if (first === undefined || second?.action !== first.action) return false;
  if (REPEATABLE.has(first.action)) return false;
  const [input, more] = [fieldsOf(first), fieldsOf(second)];
  return Object.entries(more).every(
    ([key, value]) =>
      input[key] === undefined || JSON.stringify(input[key]) === JSON.stringify(value),
  );
}

function soleAction(step: Step): WishedAction | undefined {
  if (step.kind !== 'perform' && step.kind !== 'confirm') return undefined;
  return step.actions.length === 1 ? step.actions[0] : undefined;
}

function fieldsOf({ input }: WishedAction): Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null ? { ...input } : {};
}

function joined(one: Step, other: Step): Step {
  const [first, second] = [soleAction(one), soleAction(other)];
  if (!first || !second) return one;
  const kind = one.kind === 'confirm' || other.kind === 'confirm' ? 'confirm' : 'perform';
  const input = { ...fieldsOf(first), ...fieldsOf(second) };
  return { kind, actions: [{ action: first.action, input }] };
}
