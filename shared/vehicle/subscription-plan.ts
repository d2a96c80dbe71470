import type { VissFilter } from '../contract/viss.ts';
import { SIGNAL_PATHS, definitionOf } from './signal.ts';

/** The branch that every path of the catalogue lies under. */
export const ROOT = 'Vehicle';

/** One subscription the host asks the agent for. */
export interface PlannedSubscription {
  readonly filter: VissFilter[];
  /** True for keep-alives, which repeat a sample until there is a newer one. */
  readonly repeats: boolean;
}

/** On-change signals are repeated this often, to tell that their source still stands by them, ms. */
const ON_CHANGE_PERIOD_MS = 2000;

/**
 * What the host subscribes to: every change of every signal, and one keep-alive per age limit. A
 * sampled value that does not change triggers no change event, so its keep-alive is what tells
 * "still 0 km/h" from "no longer measured"; a third of the age limit survives one lost message.
 */
export function subscriptionPlan(): readonly PlannedSubscription[] {
  const relative = SIGNAL_PATHS.map((path) => path.slice(ROOT.length + 1));
  const changes: PlannedSubscription = {
    filter: [
      { variant: 'paths', parameter: relative },
      { variant: 'change', parameter: { 'logic-op': 'ne', diff: '0' } },
    ],
    repeats: false,
  };
  const byPeriod = Map.groupBy(SIGNAL_PATHS, (path) => {
    const { maxAge } = definitionOf(path);
    return maxAge === null ? ON_CHANGE_PERIOD_MS : Math.floor(maxAge / 3);
  });
  const keepAlives = [...byPeriod].map(([period, paths]): PlannedSubscription => ({
    filter: [
      { variant: 'paths', parameter: paths.map((path) => path.slice(ROOT.length + 1)) },
      { variant: 'timebased', parameter: { period: String(period) } },
    ],
    repeats: true,
  }));
  return [changes, ...keepAlives];
}
