import { CAPACITY } from './battery.ts';
import { closedBody, stepBody, withDoors } from './body.ts';
import { environmentAt } from './environment.ts';
import { between, randomAt, STREAM } from './random.ts';
import { createRoute, type Corner } from './route.ts';
import { CHARGING_STATION, CITY_ROUTE, HIGHWAY_ROUTE, PARKING_PLACE } from './routes.ts';
import { freshTyres, NATURAL_LEAK, type Tyres, type Wheel } from './tyres.ts';
import type { VehicleState, World } from './vehicle-state.ts';

export const SCENARIOS = [
  'parked',
  'city',
  'highway',
  'charging',
  'low-battery',
  'faults',
] as const;
export type Scenario = (typeof SCENARIOS)[number];

interface ScenarioTraits {
  readonly corners: readonly Corner[] | null;
  readonly place: {
    readonly latitude: number;
    readonly longitude: number;
    readonly heading: number;
  };
  /** State of charge at the start, %, from and to by seed. */
  readonly charge: readonly [number, number];
  /** Speed at the start, m/s. */
  readonly speed: number;
}

const TRAITS: Readonly<Record<Scenario, ScenarioTraits>> = {
  parked: { corners: null, place: PARKING_PLACE, charge: [55, 85], speed: 0 },
  city: { corners: CITY_ROUTE, place: PARKING_PLACE, charge: [60, 88], speed: 0 },
  highway: { corners: HIGHWAY_ROUTE, place: PARKING_PLACE, charge: [70, 92], speed: 25 },
  charging: { corners: null, place: CHARGING_STATION, charge: [18, 35], speed: 0 },
  'low-battery': { corners: CITY_ROUTE, place: PARKING_PLACE, charge: [8.6, 9.4], speed: 0 },
  faults: { corners: CITY_ROUTE, place: PARKING_PLACE, charge: [50, 80], speed: 0 },
};

/** Air lost through a nail, kPa/s, and the pressure the tyre starts with in `faults`. */
const NAIL_LEAK = 0.15;
const NAIL_AIR = 212;
/** Charge limit that cars come with, %. */
const CHARGE_LIMIT = 80;
/** Way between two services, km, and the time, s (one year). */
const SERVICE_WAY = 20_000;
const YEAR = 365 * 86_400;
/** Consumption the range starts with, Wh/m. */
const CONSUMPTION = { city: 0.145, highway: 0.17 } as const;

/** The tyre that has caught a nail in the `faults` scenario. */
export function nailedWheel(seed: number): Wheel {
  return randomAt(seed, STREAM.faults, 0) < 0.5 ? 'frontLeft' : 'rearRight';
}

function worldOf(
  scenario: Scenario,
  seed: number,
  startEpoch: number,
  ownRoute: readonly Corner[] | undefined,
): World {
  const { corners: usual, place } = TRAITS[scenario];
  const own = ownRoute && createRoute(ownRoute);
  const leaks: Record<Wheel, number> = {
    frontLeft: NATURAL_LEAK,
    frontRight: NATURAL_LEAK,
    rearLeft: NATURAL_LEAK,
    rearRight: NATURAL_LEAK,
  };
  if (scenario === 'faults') leaks[nailedWheel(seed)] = NAIL_LEAK;
  const low = scenario === 'low-battery';
  return {
    seed,
    startEpoch,
    route: usual && (own ?? createRoute(usual)),
    place: own?.poseAt(0) ?? place,
    leaks,
    terminal: scenario === 'charging' ? 'ACC' : 'ON',
    cruising: scenario === 'highway',
    service: {
      distance: low ? 240 : between(0.2, 0.9, seed, STREAM.startValues, 1) * SERVICE_WAY,
      seconds: low ? 9 * 86_400 : between(0.2, 0.9, seed, STREAM.startValues, 2) * YEAR,
    },
    washerLow: low,
    troubleCodes: scenario === 'faults' ? 2 : 0,
  };
}

function tyresOf(scenario: Scenario, seed: number, temperature: number): Tyres {
  const tyres = freshTyres(temperature, (wheel) =>
    between(-4, 4, seed, STREAM.startValues, 3, wheel),
  );
  if (scenario !== 'faults') return tyres;
  const nailed = { air: NAIL_AIR, low: false };
  return { ...tyres, wheels: { ...tyres.wheels, [nailedWheel(seed)]: nailed } };
}

/**
 * The world of a scenario and the state the car starts in.
 *
 * @param startEpoch simulated instant of the start, epoch ms: season and daylight follow it
 * @param ownRoute driven instead of the scenario's own route; a car that stands does so at its beginning
 */
export function begin(
  scenario: Scenario,
  seed: number,
  startEpoch: number,
  ownRoute?: readonly Corner[],
): { readonly world: World; readonly state: VehicleState } {
  const world = worldOf(scenario, seed, startEpoch, ownRoute);
  const traits = TRAITS[scenario];
  const driving = world.route !== null;
  const environment = environmentAt(seed, startEpoch, 0, world.route?.poseAt(0) ?? world.place);
  const { airTemperature, lightIntensity, rain } = environment;
  const passenger = driving && randomAt(seed, STREAM.startValues, 5) < 0.5;
  const charge = between(...traits.charge, seed, STREAM.startValues, 0);
  const body = withDoors(closedBody(), { locked: driving || scenario === 'charging' });
  const plugged = scenario === 'charging';

  const state: VehicleState = {
    time: 0,
    drive: {
      phase: driving ? 'driving' : 'standing',
      since: 0,
      s: 0,
      speed: Math.min(traits.speed, world.route?.speedAt(0) ?? 0),
      acceleration: 0,
      demand: 0,
      brakeForce: 0,
      indicator: 'none',
      served: -Infinity,
      decision: null,
    },
    mode: scenario === 'low-battery' ? 'ECONOMY' : 'NORMAL',
    cruise: { active: false, set: 0, forLimit: 0 },
    battery: {
      energy: (CAPACITY * charge) / 100,
      temperature: airTemperature + (driving || plugged ? 6 : 0),
      power: 0,
    },
    charging: {
      cable: plugged,
      flap: plugged,
      limit: CHARGE_LIMIT,
      request: plugged ? 'START' : 'STOP',
      timer: 'INACTIVE',
      timerTime: '',
      byHand: false,
      active: false,
    },
    cabin: { temperature: airTemperature + 3 + 0.008 * environment.sunlight, power: 0 },
    climate: {
      driver: 22,
      passenger: 22,
      fan: 30,
      distribution: 'MIDDLE',
      airConditioning: true,
      recirculation: false,
      frontDefroster: false,
      rearDefroster: false,
      auto: true,
      sync: true,
    },
    seats: { driverSeat: 0, passengerSeat: 0, steeringWheel: 0 },
    body: stepBody(body, lightIntensity, rain, 0),
    tyres: tyresOf(scenario, seed, airTemperature),
    trip: {
      odometer: Math.round(between(12e6, 48e6, seed, STREAM.startValues, 4)),
      distance: 0,
      duration: 0,
      meter: Math.round(between(20e3, 400e3, seed, STREAM.startValues, 6)),
      consumption: scenario === 'highway' ? CONSUMPTION.highway : CONSUMPTION.city,
    },
    occupants: { driverBelted: driving, passenger, passengerBelted: passenger },
    kept: {
      dayNightMode: lightIntensity < 30 ? 'NIGHT' : 'DAY',
      brightness: 70,
      destinationLatitude: null,
      destinationLongitude: null,
      volume: 30,
    },
    pending: [],
  };
  return { world, state };
}
