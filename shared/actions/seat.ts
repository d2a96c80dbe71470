import { z } from 'zod';
import { always, defineAction } from './define.ts';

/** Heating or cooling in steps, as seats have them; negative cools. */
export const SEAT_LEVELS = { min: -3, max: 3 } as const;

/** VSS percent for a seat level: 0, ±33, ±67, ±100. */
export function seatPercent(level: number): number {
  return Math.round((level / SEAT_LEVELS.max) * 100);
}

/** The seat level nearest to a VSS percent. */
export function seatLevel(percent: number): number {
  return Math.round((percent / 100) * SEAT_LEVELS.max);
}

export const seatActions = [
  defineAction({
    id: 'seat.setHeatingCooling',
    input: z.object({
      seat: z.enum(['driver', 'passenger']),
      level: z.number().int().min(SEAT_LEVELS.min).max(SEAT_LEVELS.max),
    }),
    risk: 'comfort',
    description: 'Heat (1 to 3) or cool (-1 to -3) a front seat; 0 switches it off.',
    predicate: always,
    perform: (_context, { seat, level }) => [
      {
        kind: 'actuate',
        path:
          seat === 'driver'
            ? 'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling'
            : 'Vehicle.Cabin.Seat.Row1.PassengerSide.HeatingCooling',
        value: seatPercent(level),
      },
    ],
  }),
  defineAction({
    id: 'seat.setSteeringWheelHeating',
    input: z.object({ on: z.boolean() }),
    risk: 'comfort',
    description: 'Heat the steering wheel, or stop.',
    predicate: always,
    perform: (_context, { on }) => [
      {
        kind: 'actuate',
        path: 'Vehicle.Chassis.SteeringWheel.HeatingCooling',
        value: on ? 100 : 0,
      },
    ],
  }),
];
