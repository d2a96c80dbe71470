import { z } from 'zod';
import { always, defineAction } from './define.ts';
import { firstReason, onlyAtStandstill, onlyDriverDisplay } from './predicates.ts';

export const WINDOW_PATHS = {
  driver: 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position',
  passenger: 'Vehicle.Cabin.Door.Row1.PassengerSide.Window.Position',
  rearDriver: 'Vehicle.Cabin.Door.Row2.DriverSide.Window.Position',
  rearPassenger: 'Vehicle.Cabin.Door.Row2.PassengerSide.Window.Position',
} as const;

export const LOCK_PATHS = {
  driver: 'Vehicle.Cabin.Door.Row1.DriverSide.IsLocked',
  passenger: 'Vehicle.Cabin.Door.Row1.PassengerSide.IsLocked',
  rearDriver: 'Vehicle.Cabin.Door.Row2.DriverSide.IsLocked',
  rearPassenger: 'Vehicle.Cabin.Door.Row2.PassengerSide.IsLocked',
} as const;

export const positionSchema = z.enum(['driver', 'passenger', 'rearDriver', 'rearPassenger', 'all']);
export type Position = z.infer<typeof positionSchema>;

const POSITIONS = ['driver', 'passenger', 'rearDriver', 'rearPassenger'] as const;

export const bodyActions = [
  defineAction({
    id: 'window.setPosition',
    input: z.object({ window: positionSchema, percent: z.number().int().min(0).max(100) }),
    risk: 'security',
    description: 'Move a window, or all of them: 0 is closed, 100 fully open.',
    predicate: always,
    perform: (_context, { window, percent }) =>
      POSITIONS.filter((position) => window === 'all' || window === position).map((position) => ({
        kind: 'actuate' as const,
        path: WINDOW_PATHS[position],
        value: percent,
      })),
  }),
  defineAction({
    id: 'door.setLocked',
    input: z.object({ locked: z.boolean() }),
    risk: 'security',
    description: 'Lock or unlock all doors; unlocking only at standstill.',
    predicate: (context, { locked }) => (locked ? null : onlyAtStandstill(context)),
    perform: (_context, { locked }) =>
      POSITIONS.map((position) => ({
        kind: 'actuate' as const,
        path: LOCK_PATHS[position],
        value: locked,
      })),
  }),
  defineAction({
    id: 'trunk.setOpen',
    input: z.object({ open: z.boolean() }),
    risk: 'security',
    description: 'Open or close the tailgate; only at standstill.',
    predicate: onlyAtStandstill,
    perform: (_context, { open }) => [
      { kind: 'actuate', path: 'Vehicle.Body.Trunk.Rear.IsOpen', value: open },
    ],
  }),
  defineAction({
    id: 'lights.setSwitch',
    input: z.object({
      mode: z.enum(['OFF', 'POSITION', 'DAYTIME_RUNNING_LIGHTS', 'AUTO', 'BEAM']),
    }),
    risk: 'traffic',
    description: 'Set the main light switch; switching the lights off only at standstill.',
    predicate: (context, { mode }) =>
      firstReason(
        onlyDriverDisplay(context),
        mode === 'OFF' || mode === 'POSITION' ? onlyAtStandstill(context) : null,
      ),
    perform: (_context, { mode }) => [
      { kind: 'actuate', path: 'Vehicle.Body.Lights.LightSwitch', value: mode },
    ],
  }),
  defineAction({
    id: 'lights.setHighBeam',
    input: z.object({ on: z.boolean() }),
    risk: 'traffic',
    description: 'Switch the main beam on or off.',
    predicate: onlyDriverDisplay,
    perform: (_context, { on }) => [
      { kind: 'actuate', path: 'Vehicle.Body.Lights.Beam.High.IsOn', value: on },
    ],
  }),
  defineAction({
    id: 'wipers.setMode',
    input: z.object({
      mode: z.enum(['OFF', 'SLOW', 'MEDIUM', 'FAST', 'INTERVAL', 'RAIN_SENSOR']),
    }),
    risk: 'traffic',
    description: 'Set the front wiper mode.',
    predicate: onlyDriverDisplay,
    perform: (_context, { mode }) => [
      { kind: 'actuate', path: 'Vehicle.Body.Windshield.Front.Wiping.Mode', value: mode },
    ],
  }),
  defineAction({
    id: 'trip.reset',
    input: z.object({}),
    risk: 'comfort',
    description: 'Set the trip meter back to zero.',
    predicate: onlyDriverDisplay,
    perform: () => [{ kind: 'actuate', path: 'Vehicle.TripMeterReading', value: 0 }],
  }),
];
