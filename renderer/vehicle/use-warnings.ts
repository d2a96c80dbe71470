import type { Readings } from '../../shared/vehicle/reading.ts';
import { sameWarnings, warningsOf, type Warning } from '../../shared/vehicle/warnings.ts';
import { usePage } from '../host/hooks.ts';

let lastReadings: Readings = {};
let lastWarnings: readonly Warning[] = [];

/** The warnings of the page's readings; the same list for as long as they say the same. */
function currentWarnings(readings: Readings): readonly Warning[] {
  if (readings !== lastReadings) {
    const next = warningsOf(readings);
    if (!sameWarnings(next, lastWarnings)) lastWarnings = next;
    lastReadings = readings;
  }
  return lastWarnings;
}

/** The warnings to show now; the component renders again only when they say something else. */
export function useWarnings(): readonly Warning[] {
  return usePage(({ readings }) => currentWarnings(readings));
}
