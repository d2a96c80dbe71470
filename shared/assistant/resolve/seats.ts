import type { ClimateZone } from '../../actions/climate.ts';
import type { Position } from '../../actions/body.ts';
import type { Frame } from '../frame.ts';
import type { UnderstandingContext } from '../understanding-context.ts';
import { says } from './said.ts';

type Seat = Exclude<Position, 'all'>;

const ROWS = {
  front: ['driver', 'passenger'],
  rear: ['rearDriver', 'rearPassenger'],
  left: ['driver', 'rearDriver'],
  right: ['passenger', 'rearPassenger'],
  all: ['driver', 'passenger', 'rearDriver', 'rearPassenger'],
} as const satisfies Record<string, readonly Seat[]>;

/**
 * The seats that are meant, in the order of the rows; empty when none was named, `null` when the car
 * has none such (a third row). In China the driver sits on the left.
 */
export function seatsSaid(frame: Frame, context: UnderstandingContext): readonly Seat[] | null {
  if (frame.slots.every(({ role, id }) => role !== 'position' || id === 'pointed')) return [];
  const { speaker } = context;
  const seats = new Set<Seat>();
  const add = (...more: readonly Seat[]) => more.forEach((seat) => seats.add(seat));
  if (says(frame, 'position', 'driver', 'frontLeft')) add('driver');
  if (says(frame, 'position', 'passenger', 'frontRight')) add('passenger');
  if (says(frame, 'position', 'rearLeft', 'secondRowLeft')) add('rearDriver');
  if (says(frame, 'position', 'rearRight', 'secondRowRight')) add('rearPassenger');
  if (says(frame, 'position', 'mine')) add(speaker);
  if (says(frame, 'position', 'front', 'firstRow')) add(...ROWS.front);
  if (says(frame, 'position', 'rear', 'secondRow')) add(...ROWS.rear);
  if (says(frame, 'position', 'left')) add(...ROWS.left);
  if (says(frame, 'position', 'right')) add(...ROWS.right);
  if (says(frame, 'position', 'others')) add(...ROWS.all.filter((seat) => seat !== speaker));
  // "All of the rear" is the rear.
  if (seats.size === 0 && says(frame, 'position', 'all', 'inside')) add(...ROWS.all);
  return seats.size > 0 ? ROWS.all.filter((seat) => seats.has(seat)) : null;
}

/** The temperature zone that is meant; `null` when the car has none there. */
export function zoneSaid(frame: Frame, context: UnderstandingContext): ClimateZone | null {
  const seats = seatsSaid(frame, context);
  if (seats === null) return null;
  if (seats.length === 0 || seats.length === ROWS.all.length) return 'all';
  const isDriver = seats.includes('driver');
  const isPassenger = seats.includes('passenger');
  if (isDriver && isPassenger) return 'all';
  if (isDriver) return 'driver';
  return isPassenger ? 'passenger' : null;
}

/** The front seats that are meant, the speaker's unless said otherwise; `null` for the rear. */
export function frontSeatsSaid(
  frame: Frame,
  context: UnderstandingContext,
): readonly ('driver' | 'passenger')[] | null {
  const seats = seatsSaid(frame, context);
  if (seats === null) return null;
  const meant = seats.length === 0 ? [context.speaker] : seats;
  const front = ROWS.front.filter((seat) => meant.includes(seat));
  return front.length > 0 ? front : null;
}
