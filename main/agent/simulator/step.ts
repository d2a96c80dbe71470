import { dischargeLimit, stateOfCharge, stepBattery } from './battery.ts';
import { isAnythingOpen, meanWindowOpening, stepBody, withDoor, withDoors, SEATS } from './body.ts';
import type { Body } from './body.ts';
import { stepCabin, stepClimate } from './cabin.ts';
import { stationPower, stepCharging } from './charging.ts';
import { applyCommand } from './actuation.ts';
import { CRUISE_MINIMUM, decide, driverCruise, type CruiseControl, type Drive } from './driver.ts';
import { propel } from './longitudinal.ts';
import { clamp } from './math.ts';
import { stepTyres } from './tyres.ts';
import type { Occupants, StepInputs, Trip, VehicleState } from './vehicle-state.ts';

/** Control units, displays, and pumps, W. */
const AUXILIARY_POWER = 350;
/** Doors lock by themselves from this speed, m/s (15 km/h). */
const AUTO_LOCK = 15 / 3.6;
/** Cruise control lets go below this speed, km/h. */
const CRUISE_DROP = CRUISE_MINIMUM - 5;
/** Way over which consumption is smoothed for the range, m. */
const CONSUMPTION_WAY = 25_000;
/** Bounds of a believable consumption, Wh/m. */
const CONSUMPTION = { min: 0.09, max: 0.35 } as const;

/** What happens at the kerb, s after the stop: the passenger gets in or out. */
const KERB = { unlock: 3, open: 5, change: 8, close: 11, belt: 14, leave: 22 } as const;

interface Kerb {
  readonly drive: Drive;
  readonly body: Body;
  readonly occupants: Occupants;
}

function stepKerb({ drive, body, occupants }: Kerb, time: number, dt: number): Kerb {
  if (drive.phase !== 'kerb') return { drive, body, occupants };
  const now = time - drive.since;
  const crossed = (instant: number): boolean => now >= instant && now - dt < instant;
  let next: Kerb = { drive, body, occupants };
  if (crossed(KERB.unlock)) next = { ...next, body: withDoors(body, { locked: false }) };
  if (crossed(KERB.open)) {
    const unbelted = { ...occupants, passengerBelted: false };
    const open = withDoor(body, 'passenger', { open: true });
    next = { ...next, body: open, occupants: unbelted };
  }
  if (crossed(KERB.change)) {
    next = { ...next, occupants: { ...occupants, passenger: !occupants.passenger } };
  }
  if (crossed(KERB.close)) next = { ...next, body: withDoor(body, 'passenger', { open: false }) };
  if (crossed(KERB.belt)) {
    next = { ...next, occupants: { ...occupants, passengerBelted: occupants.passenger } };
  }
  if (now >= KERB.leave && !isAnythingOpen(body)) {
    next = { ...next, drive: { ...drive, phase: 'driving', since: time } };
  }
  return next;
}

function stepCruise(cruise: CruiseControl, drive: Drive, inputs: StepInputs): CruiseControl {
  const { route, cruising } = inputs.world;
  const set =
    cruising && route ? driverCruise(cruise, route.limitAt(drive.s), drive.speed) : cruise;
  return set.active && drive.speed * 3.6 < CRUISE_DROP ? { ...set, active: false } : set;
}

function stepTrip(trip: Trip, way: number, used: number, dt: number): Trip {
  // At rest nothing is learnt about the way; the energy used there belongs to the next metres.
  const share = way / CONSUMPTION_WAY;
  const learnt =
    way > 0
      ? trip.consumption + used / CONSUMPTION_WAY - trip.consumption * share
      : trip.consumption;
  return {
    odometer: trip.odometer + way,
    distance: trip.distance + way,
    duration: trip.duration + dt,
    meter: trip.meter + way,
    consumption: clamp(learnt, CONSUMPTION.min, CONSUMPTION.max),
  };
}

function withDueCommands(state: VehicleState): VehicleState {
  if (state.pending.every(({ due }) => due > state.time)) return state;
  let next = state;
  for (const { path, value, due } of state.pending) {
    if (due <= state.time) next = applyCommand(next, path, value);
  }
  return { ...next, pending: state.pending.filter(({ due }) => due > state.time) };
}

/** The car `dt` seconds later; a pure function of what it is given. */
export function step(before: VehicleState, inputs: StepInputs, dt: number): VehicleState {
  const { world, environment } = inputs;
  const state = withDueCommands(before);
  const { battery } = state;
  const time = state.time + dt;
  const soc = stateOfCharge(battery);
  const somethingOpen = isAnythingOpen(state.body);

  const decided =
    world.route === null
      ? state.drive
      : decide(
          state.drive,
          {
            seed: world.seed,
            time,
            route: world.route,
            battery,
            mode: state.mode,
            cruise: state.cruise,
            somethingOpen,
          },
          dt,
        );
  const motion = propel(
    {
      speed: decided.speed,
      demand: decided.demand,
      grade: world.route?.gradeAt(decided.s) ?? 0,
      airDensity: environment.airDensity,
      stateOfCharge: soc,
      powerLimit: dischargeLimit(battery) - AUXILIARY_POWER - state.cabin.power,
    },
    dt,
  );
  const moved: Drive = {
    ...decided,
    s: decided.s + motion.distance,
    speed: motion.speed,
    acceleration: motion.acceleration,
    brakeForce: motion.brakeForce,
  };

  const charging = stepCharging(state.charging, battery, world.startEpoch + time * 1000);
  const powered = battery.energy > 0 || charging.active;
  const climate = stepClimate(state.climate, state.cabin.temperature);
  const cabin = stepCabin(
    state.cabin,
    climate,
    state.seats,
    {
      environment,
      speed: moved.speed,
      openWindows: meanWindowOpening(state.body),
      occupied: world.route !== null,
      powered,
    },
    dt,
  );
  const consumers = powered ? motion.drivePower + AUXILIARY_POWER + cabin.power : 0;
  const nextBattery = stepBattery(
    battery,
    stationPower(charging, battery) - consumers,
    environment.airTemperature,
    dt,
  );

  let body = stepBody(state.body, environment.lightIntensity, environment.rain, dt);
  if (moved.speed > AUTO_LOCK && SEATS.some((seat) => !body.doors[seat].locked)) {
    body = withDoors(body, { locked: true });
  }
  const hazard = moved.phase === 'stranded';
  if (hazard !== body.hazard) body = { ...body, hazard };
  const kerb = stepKerb({ drive: moved, body, occupants: state.occupants }, time, dt);

  return {
    ...state,
    time,
    drive: kerb.drive,
    cruise: stepCruise(state.cruise, moved, inputs),
    battery: nextBattery,
    charging,
    cabin,
    climate,
    body: kerb.body,
    occupants: kerb.occupants,
    tyres: stepTyres(state.tyres, moved.speed, environment.airTemperature, world.leaks, dt),
    trip: stepTrip(state.trip, motion.distance, battery.energy - nextBattery.energy, dt),
  };
}
