import { CABIN_TEMPERATURE } from '../../../shared/actions/climate.ts';
import {
  isValueOf,
  type ActuatorPath,
  type RawSignalValue,
  type SignalValue,
} from '../../../shared/vehicle/signal.ts';
import type { VissErrorReason } from '../../../shared/contract/viss.ts';
import { isAnythingOpen, withDoor, type SeatName } from './body.ts';
import type { Climate, SeatClimate } from './cabin.ts';
import type { Charging } from './charging.ts';
import { CRUISE_MINIMUM } from './driver.ts';
import type { Kept, VehicleState } from './vehicle-state.ts';

/** Why the car does not do what it is asked. */
export interface Refusal {
  readonly reason: VissErrorReason;
  readonly description: string;
}

/** How one actuator takes a value of type `V`. */
interface Actuator<V> {
  /** From acceptance until it takes effect, simulated s. */
  readonly latency: number;
  readonly refuse?: (state: VehicleState, value: V) => Refusal | null;
  readonly apply: (state: VehicleState, value: V) => VehicleState;
}

type Actuators = { readonly [P in ActuatorPath]?: Actuator<SignalValue<P>> };

/** Latencies, s: a bus message, a relay, a lock motor, a latch. */
const LATENCY = { message: 0.12, relay: 0.2, lock: 0.3, latch: 0.6 } as const;
/** Slower than this counts as standing, m/s. */
const STANDING = 0.3;
/** Fastest cruise control setting, km/h. */
const CRUISE_MAXIMUM = 130;

/** The present state of the car forbids it (VISS 503). */
function unavailable(description: string): Refusal {
  return { reason: 'service_unavailable', description };
}

/** The car can never do this (VISS 400). */
function invalid(description: string): Refusal {
  return { reason: 'invalid_data', description };
}

function onlyStanding(state: VehicleState, what: string): Refusal | null {
  return state.drive.speed > STANDING ? unavailable(`${what} only while the car stands`) : null;
}

function climate(state: VehicleState, change: Partial<Climate>): VehicleState {
  return { ...state, climate: { ...state.climate, ...change } };
}

function seats(state: VehicleState, change: Partial<SeatClimate>): VehicleState {
  return { ...state, seats: { ...state.seats, ...change } };
}

function charging(state: VehicleState, change: Partial<Charging>): VehicleState {
  return { ...state, charging: { ...state.charging, ...change } };
}

function kept(state: VehicleState, change: Partial<Kept>): VehicleState {
  return { ...state, kept: { ...state.kept, ...change } };
}

function door(seat: SeatName): Actuator<boolean> {
  return {
    latency: LATENCY.latch,
    refuse: (state, open) => {
      if (!open) return null;
      if (state.body.doors[seat].locked) return unavailable('The door is locked');
      return onlyStanding(state, 'Doors open');
    },
    apply: (state, open) => ({ ...state, body: withDoor(state.body, seat, { open }) }),
  };
}

function lock(seat: SeatName): Actuator<boolean> {
  return {
    latency: LATENCY.lock,
    refuse: (state, locked) => {
      if (!locked) return onlyStanding(state, 'Doors unlock');
      return state.body.doors[seat].open ? unavailable('The door is open') : null;
    },
    apply: (state, locked) => ({ ...state, body: withDoor(state.body, seat, { locked }) }),
  };
}

function window(seat: SeatName): Actuator<number> {
  return {
    latency: LATENCY.relay,
    apply: (state, target) => {
      const { position } = state.body.doors[seat].window;
      return { ...state, body: withDoor(state.body, seat, { window: { position, target } }) };
    },
  };
}

/** The climate unit takes less than the signal can carry. */
function withinClimateRange(_state: VehicleState, celsius: number): Refusal | null {
  const { min, max } = CABIN_TEMPERATURE;
  if (celsius >= min && celsius <= max) return null;
  return invalid(`The climate control takes ${min} to ${max} °C`);
}

/**
 * Everything that can be asked of this car. Not here, and so not in the capabilities, is what a
 * screen must not be the only way to or may not defeat: gear, parking brake, hazard lights,
 * indicators (GB 4094 draft); and what the car works only by hand (bonnet) or by the light switch
 * (dipped beam).
 */
const ACTUATORS: Actuators = {
  'Vehicle.TripMeterReading': {
    latency: LATENCY.message,
    refuse: (_state, metres) =>
      metres === 0 ? null : invalid('The trip meter can only be set back to 0'),
    apply: (state, meter) => ({ ...state, trip: { ...state.trip, meter } }),
  },
  'Vehicle.Powertrain.Transmission.PerformanceMode': {
    latency: LATENCY.relay,
    apply: (state, mode) => ({ ...state, mode }),
  },

  'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsFlapOpen': {
    latency: LATENCY.latch,
    refuse: (state, open) => {
      if (open) return onlyStanding(state, 'The charging flap opens');
      return state.charging.cable ? unavailable('The charging cable is plugged in') : null;
    },
    apply: (state, flap) => charging(state, { flap }),
  },
  'Vehicle.Powertrain.TractionBattery.Charging.ChargeLimit': {
    latency: LATENCY.message,
    refuse: (_state, percent) =>
      percent >= 50 ? null : invalid('The charge limit can be set from 50 % to 100 %'),
    apply: (state, limit) => charging(state, { limit }),
  },
  'Vehicle.Powertrain.TractionBattery.Charging.StartStopCharging': {
    latency: LATENCY.relay,
    refuse: (state, request) =>
      request === 'START' && !state.charging.cable
        ? unavailable('No charging cable is plugged in')
        : null,
    apply: (state, request) => charging(state, { request, byHand: true }),
  },
  'Vehicle.Powertrain.TractionBattery.Charging.Timer.Mode': {
    latency: LATENCY.message,
    apply: (state, timer) => charging(state, { timer, byHand: false }),
  },
  'Vehicle.Powertrain.TractionBattery.Charging.Timer.Time': {
    latency: LATENCY.message,
    refuse: (_state, time) =>
      Number.isNaN(Date.parse(time)) ? invalid('The time is not an ISO 8601 instant') : null,
    apply: (state, timerTime) => charging(state, { timerTime, byHand: false }),
  },

  'Vehicle.Cabin.Door.Row1.DriverSide.IsOpen': door('driver'),
  'Vehicle.Cabin.Door.Row1.PassengerSide.IsOpen': door('passenger'),
  'Vehicle.Cabin.Door.Row2.DriverSide.IsOpen': door('rearDriver'),
  'Vehicle.Cabin.Door.Row2.PassengerSide.IsOpen': door('rearPassenger'),
  'Vehicle.Cabin.Door.Row1.DriverSide.IsLocked': lock('driver'),
  'Vehicle.Cabin.Door.Row1.PassengerSide.IsLocked': lock('passenger'),
  'Vehicle.Cabin.Door.Row2.DriverSide.IsLocked': lock('rearDriver'),
  'Vehicle.Cabin.Door.Row2.PassengerSide.IsLocked': lock('rearPassenger'),
  'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position': window('driver'),
  'Vehicle.Cabin.Door.Row1.PassengerSide.Window.Position': window('passenger'),
  'Vehicle.Cabin.Door.Row2.DriverSide.Window.Position': window('rearDriver'),
  'Vehicle.Cabin.Door.Row2.PassengerSide.Window.Position': window('rearPassenger'),
  'Vehicle.Body.Trunk.Rear.IsOpen': {
    latency: LATENCY.latch,
    refuse: (state, open) => (open ? onlyStanding(state, 'The tailgate opens') : null),
    apply: (state, open) => {
      const trunk = { ...state.body.trunk, target: open ? 100 : 0 };
      return { ...state, body: { ...state.body, trunk } };
    },
  },

  'Vehicle.Cabin.HVAC.IsAirConditioningActive': {
    latency: LATENCY.relay,
    apply: (state, airConditioning) => climate(state, { airConditioning }),
  },
  'Vehicle.Cabin.HVAC.IsRecirculationActive': {
    latency: LATENCY.relay,
    apply: (state, recirculation) => climate(state, { recirculation }),
  },
  'Vehicle.Cabin.HVAC.IsFrontDefrosterActive': {
    latency: LATENCY.relay,
    // Demisting needs air on the windscreen, and dry air from outside.
    apply: (state, frontDefroster) =>
      climate(state, {
        frontDefroster,
        distribution: frontDefroster ? 'UP' : 'MIDDLE',
        ...(frontDefroster && { fan: Math.max(60, state.climate.fan), recirculation: false }),
      }),
  },
  'Vehicle.Cabin.HVAC.IsRearDefrosterActive': {
    latency: LATENCY.relay,
    apply: (state, rearDefroster) => climate(state, { rearDefroster }),
  },
  'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature': {
    latency: LATENCY.message,
    refuse: withinClimateRange,
    apply: (state, driver) =>
      climate(state, { driver, ...(state.climate.sync && { passenger: driver }) }),
  },
  'Vehicle.Cabin.HVAC.Station.Row1.Passenger.Temperature': {
    latency: LATENCY.message,
    refuse: withinClimateRange,
    // A temperature of their own for the passenger ends sync.
    apply: (state, passenger) =>
      climate(state, {
        passenger,
        sync: state.climate.sync && passenger === state.climate.driver,
      }),
  },
  'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed': {
    latency: LATENCY.message,
    // A fan or a direction chosen by hand ends automatic control.
    apply: (state, fan) => climate(state, { fan, auto: false }),
  },
  'Vehicle.Cabin.HVAC.Station.Row1.Driver.AirDistribution': {
    latency: LATENCY.relay,
    apply: (state, distribution) => climate(state, { distribution, auto: false }),
  },
  'Vehicle.OEM.HVAC.IsAutoActive': {
    latency: LATENCY.message,
    apply: (state, auto) => climate(state, { auto }),
  },
  'Vehicle.OEM.HVAC.IsSyncActive': {
    latency: LATENCY.message,
    apply: (state, sync) =>
      climate(state, { sync, ...(sync && { passenger: state.climate.driver }) }),
  },
  'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling': {
    latency: LATENCY.message,
    apply: (state, driverSeat) => seats(state, { driverSeat }),
  },
  'Vehicle.Cabin.Seat.Row1.PassengerSide.HeatingCooling': {
    latency: LATENCY.message,
    apply: (state, passengerSeat) => seats(state, { passengerSeat }),
  },
  'Vehicle.Chassis.SteeringWheel.HeatingCooling': {
    latency: LATENCY.message,
    refuse: (_state, percent) =>
      percent >= 0 ? null : invalid('The steering wheel can be heated but not cooled'),
    apply: (state, steeringWheel) => seats(state, { steeringWheel }),
  },

  'Vehicle.Body.Lights.LightSwitch': {
    latency: LATENCY.relay,
    refuse: (state, lightSwitch) =>
      lightSwitch === 'OFF' || lightSwitch === 'POSITION'
        ? onlyStanding(state, 'The lights can be switched off')
        : null,
    apply: (state, lightSwitch) => ({ ...state, body: { ...state.body, lightSwitch } }),
  },
  'Vehicle.Body.Lights.Beam.High.IsOn': {
    latency: LATENCY.relay,
    refuse: (state, on) =>
      on && !state.body.lowBeam ? unavailable('The main beam needs the dipped beam') : null,
    apply: (state, highBeam) => ({ ...state, body: { ...state.body, highBeam } }),
  },
  'Vehicle.Body.Windshield.Front.Wiping.Mode': {
    latency: LATENCY.relay,
    apply: (state, wiper) => ({ ...state, body: { ...state.body, wiper } }),
  },

  'Vehicle.ADAS.CruiseControl.IsActive': {
    latency: LATENCY.relay,
    refuse: (state, active) => {
      if (!active) return null;
      if (state.drive.speed * 3.6 < CRUISE_MINIMUM) {
        return unavailable(`Cruise control works from ${CRUISE_MINIMUM} km/h`);
      }
      return isAnythingOpen(state.body) ? unavailable('A door is open') : null;
    },
    apply: (state, active) => {
      const now = Math.round(state.drive.speed * 3.6);
      const set = state.cruise.set >= CRUISE_MINIMUM ? state.cruise.set : now;
      return { ...state, cruise: { ...state.cruise, active, set } };
    },
  },
  'Vehicle.ADAS.CruiseControl.SpeedSet': {
    latency: LATENCY.message,
    refuse: (_state, speed) =>
      speed >= CRUISE_MINIMUM && speed <= CRUISE_MAXIMUM
        ? null
        : invalid(`Cruise control takes ${CRUISE_MINIMUM} to ${CRUISE_MAXIMUM} km/h`),
    apply: (state, set) => ({ ...state, cruise: { ...state.cruise, set } }),
  },

  'Vehicle.Cabin.Infotainment.HMI.DayNightMode': {
    latency: LATENCY.message,
    apply: (state, dayNightMode) => kept(state, { dayNightMode }),
  },
  'Vehicle.Cabin.Infotainment.HMI.Brightness': {
    latency: LATENCY.message,
    apply: (state, brightness) => kept(state, { brightness }),
  },
  'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude': {
    latency: LATENCY.message,
    apply: (state, destinationLatitude) => kept(state, { destinationLatitude }),
  },
  'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Longitude': {
    latency: LATENCY.message,
    apply: (state, destinationLongitude) => kept(state, { destinationLongitude }),
  },
  'Vehicle.Cabin.Infotainment.Media.Volume': {
    latency: LATENCY.message,
    apply: (state, volume) => kept(state, { volume }),
  },
};

function actuatorOf<P extends ActuatorPath>(path: P): Actuator<SignalValue<P>> | undefined {
  return ACTUATORS[path];
}

/** True when this car can actuate `path`. */
export function isActuated(path: ActuatorPath): boolean {
  return Object.hasOwn(ACTUATORS, path);
}

/**
 * Takes a command: the state with the command on its way, or the reason why not.
 *
 * @param lag extra time before it takes effect, simulated s
 */
export function command(
  state: VehicleState,
  path: ActuatorPath,
  value: RawSignalValue,
  lag = 0,
): { readonly state: VehicleState; readonly refusal: Refusal | null } {
  const actuator = actuatorOf(path);
  if (!actuator) {
    const description = `${path} cannot be actuated in this car`;
    return { state, refusal: { reason: 'forbidden_request', description } };
  }
  if (!isValueOf(path, value)) {
    return { state, refusal: invalid(`The value does not fit ${path}`) };
  }
  const refusal = actuator.refuse?.(state, value) ?? null;
  if (refusal) return { state, refusal };
  const due = state.time + actuator.latency + lag;
  return { state: { ...state, pending: [...state.pending, { path, value, due }] }, refusal: null };
}

/** Lets a command take effect, unless the car has meanwhile come into a state that forbids it. */
export function applyCommand(
  state: VehicleState,
  path: ActuatorPath,
  value: RawSignalValue,
): VehicleState {
  const actuator = actuatorOf(path);
  if (!actuator || !isValueOf(path, value) || actuator.refuse?.(state, value)) return state;
  return actuator.apply(state, value);
}
