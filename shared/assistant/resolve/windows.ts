import { WINDOW_PATHS, type Position } from '../../actions/body.ts';
import { targetOf } from '../../actions/target.ts';
import { WINDOW_GAP } from '../confirmation.ts';
import type { Frame } from '../frame.ts';
import type { Step, WishedAction } from '../step.ts';
import type { UnderstandingContext } from '../understanding-context.ts';
import { directionOf, has, numberOf, says, switchOf } from './said.ts';
import { seatsSaid } from './seats.ts';
import { act, ask, performAll, type Rule } from './wish.ts';

/** How far "a bit" opens a window, and how much "a bit more" changes it, %. */
const BIT = 20;

/** Wishes about windows; `null` for anything else. */
export const resolveWindows: Rule = (frame, context) => {
  if (!says(frame, 'device', 'window')) return null;
  if (has(frame, 'feature', 'mode')) return { kind: 'unsupported', frame };
  const windows = windowsMeant(frame, context);
  if (windows === null) return { kind: 'unsupported', frame };
  const actions: WishedAction[] = [];
  for (const window of windows) {
    const percent = percentOf(frame, window, context);
    if (percent === undefined) return ask('window', frame);
    actions.push(act('window.setPosition', { window, percent }));
  }
  return performAll(actions) ?? askWhich(frame);
};

const askWhich = (frame: Frame): Step => ask('window', frame);

/** The windows that are meant, empty when that is open, `null` when the car has none such. */
function windowsMeant(frame: Frame, context: UnderstandingContext): readonly Position[] | null {
  const seats = seatsSaid(frame, context);
  if (seats === null) return null;
  if (seats.length === 4) return ['all'];
  if (seats.length > 0) return seats;
  // "That window" is one of four; only the speaker knows which.
  if (says(frame, 'position', 'others', 'pointed')) return [];
  if (isClosing(frame)) return ['all'];
  return [context.speaker];
}

function isClosing(frame: Frame): boolean {
  return switchOf(frame) === false || says(frame, 'value', 'up');
}

/** How far open, %; `undefined` when that was not said or counts from what is not known. */
function percentOf(
  frame: Frame,
  window: Position,
  { car }: UnderstandingContext,
): number | undefined {
  const said = numberOf(frame, 'percent') ?? (says(frame, 'value', 'half') ? 50 : undefined);
  const by = says(frame, 'value', 'more')
    ? 1
    : says(frame, 'value', 'less')
      ? -1
      : directionOf(frame);
  if (by !== undefined && window !== 'all' && !says(frame, 'operation', 'set')) {
    const now = car ? targetOf(car, WINDOW_PATHS[window]) : undefined;
    if (now === undefined) return undefined;
    return Math.min(100, Math.max(0, now + by * Math.round(said ?? BIT)));
  }
  if (said !== undefined) return Math.round(said);
  if (says(frame, 'value', 'crack')) return WINDOW_GAP;
  if (isClosing(frame) || says(frame, 'value', 'min')) return 0;
  if (says(frame, 'value', 'slightly')) return BIT;
  const isOpening =
    switchOf(frame) === true || says(frame, 'value', 'full', 'max', 'down') || by === 1;
  return isOpening ? 100 : undefined;
}
