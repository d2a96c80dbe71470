import { WINDOW_PATHS } from '../../actions/body.ts';
import { CABIN_TEMPERATURE } from '../../actions/climate.ts';
import type { ActionContext } from '../../actions/define.ts';
import type { ActionId, ActionInput } from '../../actions/registry.ts';
import { seatLevel } from '../../actions/seat.ts';
import { targetOf } from '../../actions/target.ts';
import type { ActuatorPath, SignalValue } from '../../vehicle/signal.ts';
import type { WishedAction } from '../step.ts';

type Undo<Id extends ActionId> = (
  input: ActionInput<Id>,
  context: ActionContext,
) => readonly WishedAction[];

/** What takes actions back, as things stand before they are done. */
export type Undos = { readonly [Id in ActionId]?: Undo<Id> };

/** An action with its input, checked by the compiler. */
export function act<Id extends ActionId>(id: Id, input: ActionInput<Id>): readonly WishedAction[] {
  return [{ action: id, input }];
}

/** Goes back to where an actuator stands or is heading now; nothing where that is not known. */
function back<P extends ActuatorPath>(
  context: ActionContext,
  path: P,
  to: (value: SignalValue<P>) => readonly WishedAction[],
): readonly WishedAction[] {
  const value = targetOf(context, path);
  return value === undefined ? [] : to(value);
}

type Switch = Extract<
  ActionId,
  | 'climate.setAirConditioning'
  | 'climate.setAuto'
  | 'climate.setSync'
  | 'climate.setRecirculation'
  | 'climate.setFrontDefroster'
  | 'climate.setRearDefroster'
  | 'lights.setHighBeam'
>;

/** What is on or off goes back to what it was. */
const switched = (id: Switch, path: ActuatorPath) => (_input: unknown, context: ActionContext) =>
  back(context, path, (on) => (typeof on === 'boolean' ? act(id, { on }) : []));

const DRIVER = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature';
const PASSENGER = 'Vehicle.Cabin.HVAC.Station.Row1.Passenger.Temperature';
const SYNC = 'Vehicle.OEM.HVAC.IsSyncActive';

/** Set temperatures that the climate control takes; others (LO, HI) cannot be set again. */
function isSettable(celsius: number): boolean {
  const { min, max, step } = CABIN_TEMPERATURE;
  return celsius >= min && celsius <= max && Number.isInteger(celsius / step);
}

const warmed = ({ zone }: { readonly zone: string }, context: ActionContext) => {
  const sides = (['driver', 'passenger'] as const).filter(
    (side) => zone === 'all' || zone === side,
  );
  const temperatures = sides.flatMap((side) =>
    back(context, side === 'driver' ? DRIVER : PASSENGER, (celsius) =>
      isSettable(celsius) ? act('climate.setTemperature', { zone: side, celsius }) : [],
    ),
  );
  // Setting the passenger's side by hand ends the sync, which is put back last.
  const isSynced = targetOf(context, SYNC) === true && zone === 'passenger';
  return isSynced && temperatures.length > 0
    ? [...temperatures, ...act('climate.setSync', { on: true })]
    : temperatures;
};

const AUTO = 'Vehicle.OEM.HVAC.IsAutoActive';

/** A blower or a direction set by hand ends the automatic control, which is put back last. */
const automatic = (context: ActionContext) =>
  targetOf(context, AUTO) === true ? act('climate.setAuto', { on: true }) : [];

const FAN = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed';
const COOLING = 'Vehicle.Cabin.HVAC.IsAirConditioningActive';

const blown = (context: ActionContext) =>
  back(context, FAN, (percent) => act('climate.setFanSpeed', { percent: Math.round(percent) }));

/** The automatic control finds its blower by itself; one set by hand is set again. */
const powered: Undo<'climate.setPower'> = (_input, context) => {
  const auto = automatic(context);
  const cooling = back(context, COOLING, (on) => act('climate.setAirConditioning', { on }));
  return [...(auto.length > 0 ? auto : blown(context)), ...cooling];
};

const VOLUME = 'Vehicle.Cabin.Infotainment.Media.Volume';

const louder = (_input: unknown, context: ActionContext) =>
  back(context, VOLUME, (percent) => act('media.setVolume', { percent: Math.round(percent) }));

/** A window that was opened is closed again; one that was closed is never opened by an undo. */
const moved: Undo<'window.setPosition'> = ({ window, percent }, context) => {
  if (percent === 0) return [];
  const windows = (['driver', 'passenger', 'rearDriver', 'rearPassenger'] as const).filter(
    (each) => window === 'all' || window === each,
  );
  return windows.flatMap((each) =>
    back(context, WINDOW_PATHS[each], (before) =>
      before < percent ? act('window.setPosition', { window: each, percent: before }) : [],
    ),
  );
};

/** Climate, seats, windows and doors, lights, and the volume: what stands back where it stood. */
export const CABIN_UNDOS: Undos = {
  'climate.setTemperature': warmed,
  'climate.adjustTemperature': warmed,
  'climate.setFanSpeed': (_input, context) => {
    const fan = blown(context);
    return fan.length > 0 ? [...fan, ...automatic(context)] : [];
  },
  'climate.setAirDistribution': (_input, context) =>
    back(context, 'Vehicle.Cabin.HVAC.Station.Row1.Driver.AirDistribution', (direction) => [
      ...act('climate.setAirDistribution', { direction }),
      ...automatic(context),
    ]),
  'climate.setPower': powered,
  'climate.setAirConditioning': switched('climate.setAirConditioning', COOLING),
  'climate.setAuto': switched('climate.setAuto', AUTO),
  'climate.setSync': switched('climate.setSync', SYNC),
  'climate.setRecirculation': switched(
    'climate.setRecirculation',
    'Vehicle.Cabin.HVAC.IsRecirculationActive',
  ),
  'climate.setFrontDefroster': switched(
    'climate.setFrontDefroster',
    'Vehicle.Cabin.HVAC.IsFrontDefrosterActive',
  ),
  'climate.setRearDefroster': switched(
    'climate.setRearDefroster',
    'Vehicle.Cabin.HVAC.IsRearDefrosterActive',
  ),
  'seat.setHeatingCooling': ({ seat }, context) =>
    back(
      context,
      seat === 'driver'
        ? 'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling'
        : 'Vehicle.Cabin.Seat.Row1.PassengerSide.HeatingCooling',
      (percent) => act('seat.setHeatingCooling', { seat, level: seatLevel(percent) }),
    ),
  'seat.setSteeringWheelHeating': (_input, context) =>
    back(context, 'Vehicle.Chassis.SteeringWheel.HeatingCooling', (percent) =>
      act('seat.setSteeringWheelHeating', { on: percent > 0 }),
    ),
  'window.setPosition': moved,
  // What was opened or unlocked with a yes is closed and locked again; never the other way round.
  'door.setLocked': ({ locked }) => (locked ? [] : act('door.setLocked', { locked: true })),
  'trunk.setOpen': ({ open }) => (open ? act('trunk.setOpen', { open: false }) : []),
  'lights.setSwitch': (_input, context) =>
    back(context, 'Vehicle.Body.Lights.LightSwitch', (mode) => act('lights.setSwitch', { mode })),
  'lights.setHighBeam': switched('lights.setHighBeam', 'Vehicle.Body.Lights.Beam.High.IsOn'),
  'wipers.setMode': (_input, context) =>
    back(context, 'Vehicle.Body.Windshield.Front.Wiping.Mode', (mode) =>
      act('wipers.setMode', { mode }),
    ),
  'media.setVolume': louder,
  'media.changeVolume': louder,
};
