import { SEAT_LEVELS, seatLevel } from '../../actions/seat.ts';
import { targetOf } from '../../actions/target.ts';
import type { Frame } from '../frame.ts';
import type { UnderstandingContext } from '../understanding-context.ts';
import { directionOf, has, numberOf, says, switchOf } from './said.ts';
import { frontSeatsSaid } from './seats.ts';
import { act, ask, perform, performAll, type Resolution, type Rule } from './wish.ts';

const SEAT_PATHS = {
  driver: 'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling',
  passenger: 'Vehicle.Cabin.Seat.Row1.PassengerSide.HeatingCooling',
} as const;

/** Heating and ventilation of seats and steering wheel; `null` for anything else. */
export const resolveSeat: Rule = (frame, context) => {
  if (says(frame, 'device', 'steeringWheel')) return steeringWheel(frame);
  if (!says(frame, 'device', 'seat', 'cushion', 'backrest') && !isOfSeat(frame)) return null;
  const sign = signOf(frame);
  if (sign === undefined) return null;
  const seats = frontSeatsSaid(frame, context);
  if (seats === null) return { kind: 'unsupported', frame };
  const levels = seats.map((seat) => ({ seat, size: sizeOf(frame, seat, sign, context) }));
  if (levels.some(({ size }) => size === undefined)) return ask('seatLevel', frame);
  return performAll(
    levels.map(({ seat, size = 0 }) =>
      // No -0: the negative of off is off.
      act('seat.setHeatingCooling', { seat, level: size === 0 ? 0 : sign * size }),
    ),
  );
};

/** "The passenger's heating": what somebody has that is warmed or cooled is the seat. */
function isOfSeat(frame: Frame): boolean {
  const isNamed = has(frame, 'device', 'mode', 'aspect');
  const isSeated = says(frame, 'position', 'driver', 'passenger', 'mine');
  return !isNamed && isSeated && says(frame, 'feature', 'heating', 'ventilation');
}

function steeringWheel(frame: Frame): Resolution {
  const isHeating = says(frame, 'feature', 'heating') || says(frame, 'mode', 'heating');
  if (!isHeating) return null;
  return perform(act('seat.setSteeringWheelHeating', { on: switchOf(frame) !== false }));
}

/** +1: heating, -1: ventilation. */
function signOf(frame: Frame): 1 | -1 | undefined {
  if (says(frame, 'feature', 'heating') || says(frame, 'mode', 'heating')) return 1;
  const isAir = says(frame, 'feature', 'ventilation', 'cooling') || says(frame, 'mode', 'cooling');
  return isAir ? -1 : undefined;
}

/** How strong, 0 to 3; `undefined` when it is out of range or counts from what is not known. */
function sizeOf(
  frame: Frame,
  seat: keyof typeof SEAT_PATHS,
  sign: 1 | -1,
  { car }: UnderstandingContext,
): number | undefined {
  if (switchOf(frame) === false) return 0;
  const level = numberOf(frame, 'level');
  const by = directionOf(frame);
  if (by !== undefined && !says(frame, 'operation', 'set')) {
    const now = car ? targetOf(car, SEAT_PATHS[seat]) : undefined;
    if (now === undefined) return undefined;
    const size = sign * seatLevel(now) + by * (level ?? 1);
    return Math.min(SEAT_LEVELS.max, Math.max(0, size));
  }
  if (level !== undefined) return inRange(level);
  if (says(frame, 'value', 'min', 'low')) return 1;
  if (says(frame, 'value', 'middle', 'medium')) return 2;
  return SEAT_LEVELS.max;
}

function inRange(level: number): number | undefined {
  return Number.isInteger(level) && level >= 0 && level <= SEAT_LEVELS.max ? level : undefined;
}
