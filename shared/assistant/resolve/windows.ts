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
  if (!says(frame, 'device', 'window') && !isGlassMoved(frame)) return null;
  // Fresh air is what windows are opened for; anything else is of another thing.
  const isOther = frame.slots.some(({ role, id }) => role === 'feature' && id !== 'ventilation');
  // What stays where it is is neither open nor closed.
  const isHalted = says(frame, 'operation', 'stop') || says(frame, 'value', 'here');
  if (isOther || isHalted || has(frame, 'mode')) return { kind: 'unsupported', frame };
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
  return (
    switchOf(frame) === false ||
    (says(frame, 'operation', 'raise') && !isByABit(frame)) ||
    says(frame, 'value', 'up')
  );
}

/** How far open, %; `undefined` when that was not said or counts from what is not known. */
function percentOf(
  frame: Frame,
  window: Position,
  { car }: UnderstandingContext,
): number | undefined {
  const said = numberOf(frame, 'percent') ?? (says(frame, 'value', 'half') ? 50 : undefined);
  const by = moreOpen(frame);
  if (by !== undefined && window !== 'all' && !says(frame, 'operation', 'set')) {
    const now = car ? targetOf(car, WINDOW_PATHS[window]) : undefined;
    // Down by so much from nobody knows where: that much.
    if (now === undefined)
      return says(frame, 'operation', 'lower') ? Math.round(said ?? BIT) : undefined;
    return Math.min(100, Math.max(0, now + by * Math.round(said ?? BIT)));
  }
  if (said !== undefined) return Math.round(said);
  if (says(frame, 'value', 'crack')) return WINDOW_GAP;
  if (isClosing(frame)) return 0;
  if (says(frame, 'operation', 'lower')) return 100;
  if (says(frame, 'value', 'min')) return 0;
  if (says(frame, 'value', 'slightly')) return BIT;
  const isOpening =
    switchOf(frame) === true || says(frame, 'value', 'full', 'max', 'down') || by === 1;
  return isOpening ? 100 : undefined;
}

/** +1: further open, -1: further closed, `undefined`: neither by a bit. Glass that goes up closes. */
function moreOpen(frame: Frame): 1 | -1 | undefined {
  const isBit = isByABit(frame);
  if (says(frame, 'operation', 'raise')) return isBit ? -1 : undefined;
  if (says(frame, 'operation', 'lower')) return isBit ? 1 : undefined;
  if (says(frame, 'value', 'more')) return 1;
  return says(frame, 'value', 'less') ? -1 : directionOf(frame);
}

function isByABit(frame: Frame): boolean {
  return says(frame, 'value', 'slightly') || numberOf(frame, 'percent') !== undefined;
}

/** "The glass down": what opens and closes is a window's. */
function isGlassMoved(frame: Frame): boolean {
  const isMoved = switchOf(frame) !== undefined || says(frame, 'operation', 'raise', 'lower');
  return says(frame, 'device', 'glass') && isMoved && !has(frame, 'feature', 'aspect');
}
