import { z } from 'zod';
import { always, defineAction, type ActionContext, type Actuation } from './define.ts';
import { targetOf } from './target.ts';

/** Set temperature the climate control takes, in °C. */
export const CABIN_TEMPERATURE = { min: 16, max: 30, step: 0.5 } as const;

const DRIVER = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature';
const PASSENGER = 'Vehicle.Cabin.HVAC.Station.Row1.Passenger.Temperature';
const FAN = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed';
const COOLING = 'Vehicle.Cabin.HVAC.IsAirConditioningActive';

export const climateZoneSchema = z.enum(['driver', 'passenger', 'all']);
export type ClimateZone = z.infer<typeof climateZoneSchema>;

const onSchema = z.object({ on: z.boolean() });

function temperaturePaths(zone: ClimateZone): readonly (typeof DRIVER | typeof PASSENGER)[] {
  return zone === 'all' ? [DRIVER, PASSENGER] : [zone === 'driver' ? DRIVER : PASSENGER];
}

/** With sync on, the passenger's side follows the driver's; setting it by hand ends sync. */
function withSync(context: ActionContext, zone: ClimateZone, effects: Actuation[]): Actuation[] {
  const synced = targetOf(context, 'Vehicle.OEM.HVAC.IsSyncActive') === true;
  if (!synced || zone !== 'passenger') return effects;
  return [{ kind: 'actuate', path: 'Vehicle.OEM.HVAC.IsSyncActive', value: false }, ...effects];
}

/** Rounds to the step of the climate control and keeps within its limits, °C. */
export function clampTemperature(celsius: number): number {
  const { min, max, step } = CABIN_TEMPERATURE;
  return Math.min(max, Math.max(min, Math.round(celsius / step) * step));
}

/** Strongest step of the blower; 0 is off. */
export const MAX_FAN_LEVEL = 7;

/** VSS percent for a blower step, within its limits. */
export function fanPercent(level: number): number {
  return Math.round((Math.min(MAX_FAN_LEVEL, Math.max(0, level)) / MAX_FAN_LEVEL) * 100);
}

/** The blower step nearest to a VSS percent. */
export function fanLevel(percent: number): number {
  return Math.round((percent / 100) * MAX_FAN_LEVEL);
}

export const climateActions = [
  defineAction({
    id: 'climate.setTemperature',
    input: z.object({
      zone: climateZoneSchema,
      celsius: z.number().min(CABIN_TEMPERATURE.min).max(CABIN_TEMPERATURE.max).multipleOf(0.5),
    }),
    risk: 'comfort',
    description: 'Set the cabin temperature of one side or of both.',
    predicate: always,
    perform: (context, { zone, celsius }) =>
      withSync(
        context,
        zone,
        temperaturePaths(zone).map((path) => ({ kind: 'actuate', path, value: celsius })),
      ),
  }),
  defineAction({
    id: 'climate.adjustTemperature',
    input: z.object({ zone: climateZoneSchema, delta: z.number().min(-5).max(5).multipleOf(0.5) }),
    risk: 'comfort',
    description: 'Make one side or both warmer or cooler by a number of degrees Celsius.',
    predicate: always,
    perform: (context, { zone, delta }) =>
      withSync(
        context,
        zone,
        temperaturePaths(zone).flatMap((path) => {
          const current = targetOf(context, path);
          if (current === undefined) return [];
          return [{ kind: 'actuate' as const, path, value: clampTemperature(current + delta) }];
        }),
      ),
  }),
  defineAction({
    id: 'climate.setFanSpeed',
    input: z.object({ percent: z.number().int().min(0).max(100) }),
    risk: 'comfort',
    description: 'Set the blower speed; 0 switches the climate control off.',
    predicate: always,
    perform: (_context, { percent }) => [{ kind: 'actuate', path: FAN, value: percent }],
  }),
  defineAction({
    id: 'climate.setAirDistribution',
    input: z.object({ direction: z.enum(['UP', 'MIDDLE', 'DOWN']) }),
    risk: 'comfort',
    description: 'Direct the air to the windscreen, the chest, or the feet.',
    predicate: always,
    perform: (_context, { direction }) => [
      {
        kind: 'actuate',
        path: 'Vehicle.Cabin.HVAC.Station.Row1.Driver.AirDistribution',
        value: direction,
      },
    ],
  }),
  defineAction({
    id: 'climate.setPower',
    input: onSchema,
    risk: 'comfort',
    description:
      'Switch the whole climate control on or off, blower and cooling: what drivers mean by "the air conditioning".',
    predicate: always,
    perform: (context, { on }) =>
      on
        ? [
            // How strongly it blew before it was switched off is not known: the control decides.
            ...(targetOf(context, FAN) === 0
              ? [{ kind: 'actuate', path: 'Vehicle.OEM.HVAC.IsAutoActive', value: true } as const]
              : []),
            { kind: 'actuate', path: COOLING, value: true },
          ]
        : [
            { kind: 'actuate', path: COOLING, value: false },
            { kind: 'actuate', path: FAN, value: 0 },
          ],
  }),
  defineAction({
    id: 'climate.setAirConditioning',
    input: onSchema,
    risk: 'comfort',
    description: 'Switch cooling by the compressor on or off; the blower stays as it is.',
    predicate: always,
    perform: (_context, { on }) => [{ kind: 'actuate', path: COOLING, value: on }],
  }),
  defineAction({
    id: 'climate.setAuto',
    input: onSchema,
    risk: 'comfort',
    description: 'Switch automatic climate control on or off.',
    predicate: always,
    perform: (_context, { on }) => [
      { kind: 'actuate', path: 'Vehicle.OEM.HVAC.IsAutoActive', value: on },
    ],
  }),
  defineAction({
    id: 'climate.setSync',
    input: onSchema,
    risk: 'comfort',
    description: "Let the passenger's temperature follow the driver's, or not.",
    predicate: always,
    perform: (_context, { on }) => [
      { kind: 'actuate', path: 'Vehicle.OEM.HVAC.IsSyncActive', value: on },
    ],
  }),
  defineAction({
    id: 'climate.setRecirculation',
    input: onSchema,
    risk: 'comfort',
    description: 'Recirculate cabin air, or draw in fresh air.',
    predicate: always,
    perform: (_context, { on }) => [
      { kind: 'actuate', path: 'Vehicle.Cabin.HVAC.IsRecirculationActive', value: on },
    ],
  }),
  defineAction({
    id: 'climate.setFrontDefroster',
    input: onSchema,
    risk: 'comfort',
    description: 'Demist the windscreen, or stop.',
    predicate: always,
    perform: (_context, { on }) => [
      { kind: 'actuate', path: 'Vehicle.Cabin.HVAC.IsFrontDefrosterActive', value: on },
    ],
  }),
  defineAction({
    id: 'climate.setRearDefroster',
    input: onSchema,
    risk: 'comfort',
    description: 'Heat the rear window, or stop.',
    predicate: always,
    perform: (_context, { on }) => [
      { kind: 'actuate', path: 'Vehicle.Cabin.HVAC.IsRearDefrosterActive', value: on },
    ],
  }),
];
