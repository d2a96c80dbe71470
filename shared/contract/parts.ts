import { z } from 'zod';

/** An update of a state that is told part by part: `full` replaces everything, `delta` the parts it names. */
export type PartsUpdate<State extends object> =
  | { readonly kind: 'full'; readonly state: State }
  | { readonly kind: 'delta'; readonly state: Partial<State> };

/** The state after an update. */
export function updated<State extends object>(
  before: State,
  update: PartsUpdate<NoInfer<State>>,
): State {
  return update.kind === 'full' ? update.state : { ...before, ...update.state };
}

/**
 * The schema of {@link PartsUpdate} for the state that `state` describes. In a delta a part is there
 * whole or not at all; `undefined` is no part.
 */
export function partsUpdate<Shape extends z.ZodRawShape>(state: z.ZodObject<Shape>) {
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('full'), state }),
    z.object({ kind: z.literal('delta'), state: state.exactPartial() }),
  ]);
}
