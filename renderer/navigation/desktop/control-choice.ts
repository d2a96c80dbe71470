/** The buttons over the map, top to bottom. */
export const MAP_CONTROLS = ['search', 'overview', 'voice', 'reach', 'view', 'in', 'out'] as const;

export type MapControl = (typeof MAP_CONTROLS)[number];

/** Most needed first: what a low display leaves out stands at the end. */
const GUIDED: readonly MapControl[] = ['in', 'out', 'overview', 'voice', 'search', 'view'];
const IDLE: readonly MapControl[] = ['in', 'out', 'view', 'reach'];

const TARGET = 76;
const GAP = 8;

/** The buttons that fit `height` px, in the order they stand in. */
export function mapControls(
  isGuided: boolean,
  isElectric: boolean,
  height: number,
): readonly MapControl[] {
  const room = Math.floor((height + GAP) / (TARGET + GAP));
  const wanted = (isGuided ? GUIDED : IDLE)
    .filter((control) => control !== 'reach' || isElectric)
    .slice(0, Math.max(0, room));
  return MAP_CONTROLS.filter((control) => wanted.includes(control));
}
