import type { NavigationState } from '../../navigation/navigation-state.ts';
import type { DrivingState } from '../../vehicle/driving-state.ts';
import { freshValue, readingOf, type Readings } from '../../vehicle/reading.ts';
import type { SignalPath } from '../../vehicle/signal.ts';
import { TRIGGER_FACTS, type TriggerFact, type TriggerFacts } from '../trigger.ts';
import type { Weather } from '../weather.ts';
import type { DriveClock } from './drive-clock.ts';

/** The time as the driver reads it off a clock. */
export interface LocalTime {
  /** Minutes since midnight, 0 to 1439. */
  readonly minuteOfDay: number;
  /** 1 Monday … 7 Sunday. */
  readonly dayOfWeek: number;
}

/** What the facts are taken from. */
export interface FactSources {
  readonly readings: Readings;
  readonly drivingState: DrivingState;
  readonly navigation: Pick<NavigationState, 'session' | 'guidance'>;
  readonly weather: Weather | null;
  readonly drive: DriveClock;
  readonly time: LocalTime;
  /** Epoch ms. */
  readonly wall: number;
  /** Monotonic ms, of the clock that `drive` was followed with. */
  readonly mono: number;
}

const MINUTE_MS = 60_000;

/** Rain sensors report some percent on a dry, dirty windscreen; drizzle begins above, %. */
const RAINING_FROM = 10;

/** A window this far open lets rain in; a gap below is a position sensor's play, %. */
const WINDOW_OPEN_FROM = 5;

/** An observation older than this says nothing about the rain of now. */
const WEATHER_GOOD_FOR_MS = 60 * MINUTE_MS;

const WET: readonly string[] = ['drizzle', 'rain', 'heavyRain', 'thunderstorm'];

const WINDOW_PATHS = [
  'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position',
  'Vehicle.Cabin.Door.Row1.PassengerSide.Window.Position',
  'Vehicle.Cabin.Door.Row2.DriverSide.Window.Position',
  'Vehicle.Cabin.Door.Row2.PassengerSide.Window.Position',
  'Vehicle.Cabin.Sunroof.Position',
] as const satisfies readonly SignalPath[];

/**
 * The facts of the drive that every service shares. What is not known, or only known from a stale
 * reading, is absent.
 */
export function driveFacts(sources: FactSources): TriggerFacts {
  const { readings, drivingState, drive, time, mono } = sources;
  const value = <P extends SignalPath>(path: P) => freshValue(readings, path);
  const range = value('Vehicle.Powertrain.Range');
  const speed = value('Vehicle.Speed');
  const { setOffAt, endedAt } = drive;
  return withoutUnknown({
    soc: value('Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed'),
    fuelLevel: value('Vehicle.Powertrain.FuelSystem.RelativeLevel'),
    rangeKm: range === undefined ? undefined : range / 1000,
    isCharging: value('Vehicle.Powertrain.TractionBattery.Charging.IsCharging'),
    isParked: drivingState === 'unknown' ? undefined : drivingState === 'parked',
    speedKmh: speed === undefined ? undefined : Math.abs(speed),
    serviceDueKm: value('Vehicle.Service.DistanceToService'),
    isRaining: isRaining(sources),
    isWindowOpen: isWindowOpen(readings),
    outsideC: value('Vehicle.Exterior.AirTemperature'),
    minutesDriven: setOffAt === undefined ? undefined : ((endedAt ?? mono) - setOffAt) / MINUTE_MS,
    minutesSinceArrival: endedAt === undefined ? undefined : (mono - endedAt) / MINUTE_MS,
    minuteOfDay: time.minuteOfDay,
    dayOfWeek: time.dayOfWeek,
    ...guidanceFacts(sources.navigation),
  });
}

/** How far it still is; nothing while the way is not known. */
function guidanceFacts({
  session,
  guidance,
}: FactSources['navigation']): Partial<Record<TriggerFact, number | boolean | undefined>> {
  if (!session) return { isNavigating: false };
  if (guidance?.status === 'arrived') return { isNavigating: false };
  if (guidance?.status !== 'following') return { isNavigating: true };
  return {
    isNavigating: true,
    remainingKm: guidance.remainingM / 1000,
    remainingMinutes: guidance.remainingS / 60,
    arrivalSoc: guidance.arrivalSoc,
  };
}

function isRaining({ readings, weather, wall }: FactSources): boolean | undefined {
  const sensed = freshValue(readings, 'Vehicle.Body.Raindetection.Intensity');
  if (sensed !== undefined) return sensed >= RAINING_FROM;
  if (!weather || wall - weather.issuedAt > WEATHER_GOOD_FOR_MS) return undefined;
  return WET.includes(weather.now.condition);
}

/** One open window is enough; that all are closed needs all that this car has. */
function isWindowOpen(readings: Readings): boolean | undefined {
  const reported = WINDOW_PATHS.map((path) => readingOf(readings, path)).filter(
    ({ freshness }) => freshness !== 'absent',
  );
  const isOpen = (position: number | undefined) =>
    position !== undefined && Math.abs(position) >= WINDOW_OPEN_FROM;
  if (reported.some(({ freshness, value }) => freshness === 'fresh' && isOpen(value))) return true;
  const areKnown = reported.length > 0 && reported.every(({ freshness }) => freshness === 'fresh');
  return areKnown ? false : undefined;
}

/** The same facts without those that are not known. */
function withoutUnknown(
  facts: Partial<Record<TriggerFact, number | boolean | undefined>>,
): TriggerFacts {
  const known: Partial<Record<TriggerFact, number | boolean>> = {};
  for (const fact of TRIGGER_FACTS) {
    const value = facts[fact];
    if (value !== undefined) known[fact] = value;
  }
  return known;
}

/** The time of day and the day of the week, on the clock of this machine. */
export function localTimeOf(wall: number): LocalTime {
  const date = new Date(wall);
  return {
    minuteOfDay: date.getHours() * 60 + date.getMinutes(),
    dayOfWeek: date.getDay() === 0 ? 7 : date.getDay(),
  };
}
