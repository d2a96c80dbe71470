import type { Sample } from '../source.ts';
import type { ActuatorPath, RawSignalValue, SignalPath } from '../../../shared/vehicle/signal.ts';
import { between, randomAt, STREAM } from './random.ts';

/*
 * The fault schedule. Times are real time (ms since the start), whatever the clock factor, because
 * these are faults of wires and sensors and the ages they are judged by are real time too.
 *
 * - The first 15 s are free of faults.
 * - Then rounds of 45 s follow, each of three slots of 15 s. Every round holds each of the three
 *   timed faults once, in an order that the seed picks anew per round:
 *     link-drop     the link is cut for 2 to 6 s
 *     bad-values    for 4 s, every 200 ms one of BAD_VALUES is sent beside the good samples
 *     frozen-speed  for 3 to 5 s no sample of Vehicle.Speed is sent
 *   A fault begins 2 to 6 s into its slot, so that it never reaches into the next one.
 * - All the time, three groups of actuators misbehave; the seed picks which group does what:
 *     refuse  answers 503
 *     stuck   is accepted and never moves
 *     lag     moves 5 s later than it should
 * - All the time, one tyre that the seed picks loses air (NAIL_LEAK in scenario.ts); its warning
 *   comes within a few simulated minutes.
 */

export const TIMED_FAULTS = ['link-drop', 'bad-values', 'frozen-speed'] as const;
type TimedFaultKind = (typeof TIMED_FAULTS)[number];

/** A fault and when it is there, ms since the start. */
export interface TimedFault {
  readonly kind: TimedFaultKind;
  readonly from: number;
  readonly to: number;
}

const FREE = 15_000;
const SLOT = 15_000;
const ROUND = SLOT * TIMED_FAULTS.length;
const BAD_VALUE_PERIOD = 200;

const ORDERS: readonly (readonly TimedFaultKind[])[] = [
  ['link-drop', 'bad-values', 'frozen-speed'],
  ['link-drop', 'frozen-speed', 'bad-values'],
  ['bad-values', 'link-drop', 'frozen-speed'],
  ['bad-values', 'frozen-speed', 'link-drop'],
  ['frozen-speed', 'link-drop', 'bad-values'],
  ['frozen-speed', 'bad-values', 'link-drop'],
];

const DURATIONS: Readonly<Record<TimedFaultKind, readonly [number, number]>> = {
  'link-drop': [2000, 6000],
  'bad-values': [4000, 4000],
  'frozen-speed': [3000, 5000],
};

/** The fault of the slot that `elapsed` (ms since the start) is in; `null` in the free time. */
export function slotFault(seed: number, elapsed: number): TimedFault | null {
  if (elapsed < FREE) return null;
  const round = Math.floor((elapsed - FREE) / ROUND);
  const slot = Math.floor((elapsed - FREE - round * ROUND) / SLOT);
  const order = ORDERS[Math.floor(randomAt(seed, STREAM.faults, 1, round) * ORDERS.length)];
  const kind = order?.[slot];
  if (kind === undefined) return null;
  const begin = FREE + round * ROUND + slot * SLOT;
  const from = begin + between(2000, 6000, seed, STREAM.faults, 2, round, slot);
  const length = between(...DURATIONS[kind], seed, STREAM.faults, 3, round, slot);
  return { kind, from: Math.round(from), to: Math.round(from + length) };
}

/** The fault that is there at `elapsed`; `null` when there is none. */
export function faultAt(seed: number, elapsed: number): TimedFault | null {
  const fault = slotFault(seed, elapsed);
  return fault && elapsed >= fault.from && elapsed < fault.to ? fault : null;
}

/** What is wrong with the samples of the `bad-values` fault; `shift` moves their time, ms. */
const BAD_VALUES: readonly {
  readonly path: SignalPath;
  readonly value: RawSignalValue;
  readonly shift?: number;
}[] = [
  { path: 'Vehicle.Speed', value: 9999 },
  { path: 'Vehicle.Speed', value: Number.NaN },
  { path: 'Vehicle.Speed', value: '42' },
  { path: 'Vehicle.Speed', value: 88, shift: 3_600_000 },
  { path: 'Vehicle.Speed', value: 12, shift: -30_000 },
  { path: 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed', value: 140 },
  { path: 'Vehicle.Powertrain.TractionBattery.CurrentPower', value: Number.POSITIVE_INFINITY },
  { path: 'Vehicle.Powertrain.Transmission.SelectedGear', value: 3.7 },
  { path: 'Vehicle.CurrentLocation.Latitude', value: 95 },
  { path: 'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure', value: -1 },
  { path: 'Vehicle.Body.Lights.LightSwitch', value: 'STROBE' },
  { path: 'Vehicle.Cabin.Door.Row1.DriverSide.IsOpen', value: 'yes' },
  { path: 'Vehicle.VehicleIdentification.VIN', value: 'X'.repeat(300) },
];

/** The bad samples between two instants, ms since the start; `ts` is the present, epoch ms. */
export function badSamples(fault: TimedFault, before: number, now: number, ts: number): Sample[] {
  if (fault.kind !== 'bad-values') return [];
  const samples: Sample[] = [];
  const first = Math.floor(Math.max(0, before - fault.from) / BAD_VALUE_PERIOD);
  const last = Math.floor((now - fault.from) / BAD_VALUE_PERIOD);
  for (let index = first + 1; index <= last; index++) {
    const bad = BAD_VALUES[index % BAD_VALUES.length];
    if (bad) samples.push({ path: bad.path, value: bad.value, ts: ts + (bad.shift ?? 0) });
  }
  return samples;
}

/** Real time by which a lagging actuator is late, s. */
export const ACTUATOR_LAG = 5;

const ACTUATOR_FAULTS = ['refuse', 'stuck', 'lag'] as const;
type ActuatorFault = (typeof ACTUATOR_FAULTS)[number];

const FAULTY_GROUPS: readonly (readonly ActuatorPath[])[] = [
  ['Vehicle.Body.Trunk.Rear.IsOpen', 'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling'],
  [
    'Vehicle.Cabin.Door.Row1.PassengerSide.Window.Position',
    'Vehicle.Cabin.HVAC.IsRearDefrosterActive',
  ],
  [
    'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature',
    'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed',
  ],
];

/** How an actuator misbehaves in the `faults` scenario; `null` when it does not. */
export function actuatorFault(seed: number, path: ActuatorPath): ActuatorFault | null {
  const group = FAULTY_GROUPS.findIndex((paths) => paths.includes(path));
  if (group < 0) return null;
  const shift = Math.floor(randomAt(seed, STREAM.faults, 4) * ACTUATOR_FAULTS.length);
  return ACTUATOR_FAULTS[(group + shift) % ACTUATOR_FAULTS.length] ?? null;
}
