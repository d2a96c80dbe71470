import type { Clock } from '../../shared/clock.ts';
import type { NavigationUpdate } from '../../shared/contract/host.ts';
import type {
  NavigationChange,
  NavigationState,
} from '../../shared/navigation/navigation-state.ts';
import type { Navigation } from '../navigation/navigation.ts';
import { stream } from './stream.ts';

/** Positions come ten times per second; nothing else of navigation is faster, ms. */
const MIN_INTERVAL_MS = 50;

/** Bounds how long a broken stream goes unnoticed, ms. */
const REPEAT_MS = 10_000;

type Part = keyof NavigationState;

/**
 * The updates of `navigation.watch` for one page. Between two updates only the names of the changed
 * parts are remembered: a page that reads slowly gets the latest of each, and nothing queues.
 */
export function watchNavigation(
  navigation: Pick<Navigation, 'state' | 'onChange'>,
  clock: Clock,
  signal: AbortSignal | undefined,
): AsyncGenerator<NavigationUpdate, void, void> {
  const changed = new Set<Part>();
  let full = true;
  return stream<NavigationUpdate>({
    clock,
    signal,
    minIntervalMs: MIN_INTERVAL_MS,
    maxIntervalMs: REPEAT_MS,
    start: (wake) =>
      navigation.onChange((parts) => {
        for (const part of parts) changed.add(part);
        wake();
      }),
    take: () => {
      const state = navigation.state;
      const update: NavigationUpdate = full
        ? { kind: 'full', state }
        : { kind: 'delta', state: pick(state, changed) };
      full = false;
      changed.clear();
      return update;
    },
  });
}

function pick(state: NavigationState, parts: ReadonlySet<Part>): NavigationChange {
  const change: NavigationChange = {};
  for (const part of parts) Object.assign(change, { [part]: state[part] });
  return change;
}
