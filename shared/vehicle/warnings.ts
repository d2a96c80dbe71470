import {
  DOORS,
  DOOR_PATHS,
  TYRES,
  TYRE_PATHS,
  isMoving,
  isTyreLow,
  type Door,
  type Tyre,
} from './car-state.ts';
import { freshValue, readingOf, type Readings } from './reading.ts';

/**
 * `critical`: act now. `warning`: act soon. `info`: know it. After the colours of tell-tales in
 * ISO 2575: red, amber, and neutral.
 */
export const SEVERITIES = ['critical', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a warning says beside its name; units as in the signal catalogue. */
interface WarningParams {
  readonly doors?: readonly Door[];
  readonly tyres?: readonly Tyre[];
  readonly percent?: number;
  readonly celsius?: number;
  readonly metres?: number;
  readonly count?: number;
}

interface Raised {
  readonly severity: Severity;
  readonly params?: WarningParams;
}

/** The order of rules is the order of warnings of the same severity. */
const RULES = {
  'driver-attention': ({ readings, moving }) =>
    moving === true && freshValue(readings, 'Vehicle.ADAS.DMS.IsWarning') === true
      ? { severity: 'critical' }
      : null,
  'lane-departure': ({ readings, moving }) =>
    moving === true &&
    freshValue(readings, 'Vehicle.ADAS.LaneDepartureDetection.IsWarning') === true
      ? { severity: 'warning' }
      : null,
  'hood-open': ({ readings, moving }) =>
    freshValue(readings, 'Vehicle.Body.Hood.IsOpen') === true ? openedWhile(moving) : null,
  'door-open': ({ readings, moving }) => {
    const doors = DOORS.filter((door) => freshValue(readings, DOOR_PATHS[door]) === true);
    return doors.length > 0 ? { ...openedWhile(moving), params: { doors } } : null;
  },
  'trunk-open': ({ readings, moving }) =>
    freshValue(readings, 'Vehicle.Body.Trunk.Rear.IsOpen') === true ? openedWhile(moving) : null,
  'cable-connected': ({ readings, moving }) =>
    moving === true &&
    freshValue(
      readings,
      'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsChargingCableConnected',
    ) === true
      ? { severity: 'critical' }
      : null,
  'driver-belt': ({ readings, moving }) =>
    moving === true && freshValue(readings, 'Vehicle.Cabin.Seat.Row1.DriverSide.IsBelted') === false
      ? { severity: 'critical' }
      : null,
  'passenger-belt': ({ readings, moving }) =>
    moving === true &&
    freshValue(readings, 'Vehicle.Cabin.Seat.Row1.PassengerSide.OccupancyStatus') === 'OCCUPIED' &&
    freshValue(readings, 'Vehicle.Cabin.Seat.Row1.PassengerSide.IsBelted') === false
      ? { severity: 'critical' }
      : null,
  'parking-brake': ({ readings, moving }) =>
    moving === true && freshValue(readings, 'Vehicle.Chassis.ParkingBrake.IsEngaged') === true
      ? { severity: 'critical' }
      : null,
  'coolant-hot': ({ readings }) => {
    const celsius = freshValue(
      readings,
      'Vehicle.Powertrain.CombustionEngine.EngineCoolant.Temperature',
    );
    if (celsius === undefined || celsius < COOLANT_HIGH) return null;
    return { severity: celsius < COOLANT_CRITICAL ? 'warning' : 'critical', params: { celsius } };
  },
  'tyre-low': ({ readings }) => {
    const tyres = TYRES.filter((tyre) => {
      const { pressure, low } = TYRE_PATHS[tyre];
      return isTyreLow(readingOf(readings, pressure), readingOf(readings, low)) === true;
    });
    return tyres.length > 0 ? { severity: 'warning', params: { tyres } } : null;
  },
  'battery-low': ({ readings }) => {
    const percent = freshValue(
      readings,
      'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed',
    );
    if (percent === undefined || percent > BATTERY_LOW) return null;
    const charging = freshValue(readings, 'Vehicle.Powertrain.TractionBattery.Charging.IsCharging');
    if (charging === true) return null;
    return { severity: percent > BATTERY_RESERVE ? 'info' : 'warning', params: { percent } };
  },
  'fuel-low': ({ readings }) => {
    const percent = freshValue(readings, 'Vehicle.Powertrain.FuelSystem.RelativeLevel');
    const low =
      freshValue(readings, 'Vehicle.Powertrain.FuelSystem.IsFuelLevelLow') ??
      (percent !== undefined && percent <= FUEL_RESERVE);
    if (!low) return null;
    return { severity: 'warning', ...(percent !== undefined && { params: { percent } }) };
  },
  'flap-open': ({ readings, moving }) =>
    moving === true &&
    freshValue(
      readings,
      'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsFlapOpen',
    ) === true
      ? { severity: 'warning' }
      : null,
  'trouble-codes': ({ readings }) => {
    const count = freshValue(readings, 'Vehicle.Diagnostics.DTCCount');
    return count !== undefined && count > 0 ? { severity: 'warning', params: { count } } : null;
  },
  'service-due': ({ readings }) => {
    const kilometres = freshValue(readings, 'Vehicle.Service.DistanceToService');
    const overdue = kilometres !== undefined && kilometres < 0;
    if (freshValue(readings, 'Vehicle.Service.IsServiceDue') !== true && !overdue) return null;
    return {
      severity: 'info',
      ...(kilometres !== undefined && { params: { metres: kilometres * 1000 } }),
    };
  },
  'washer-low': ({ readings }) =>
    freshValue(readings, 'Vehicle.Body.Windshield.Front.WasherFluid.IsLevelLow') === true
      ? { severity: 'info' }
      : null,
} as const satisfies Record<string, (facts: Facts) => Raised | null>;

export type WarningId = keyof typeof RULES;

export interface Warning extends Raised {
  readonly id: WarningId;
  readonly params: WarningParams;
}

/** Every warning there is, in the order of equal severity. */
export const WARNING_IDS = Object.keys(RULES) as readonly WarningId[];

interface Facts {
  readonly readings: Readings;
  readonly moving: boolean | undefined;
}

/** State of charge from which the driver should plan a stop, and from which it cannot wait, %. */
const BATTERY_LOW = 20;
const BATTERY_RESERVE = 10;

/** Fuel reserve of a car that reports a level but no warning of its own, %. */
const FUEL_RESERVE = 10;

/**
 * Coolant above its working band (85 to 110 °C), and near boiling under the cap's pressure, °C.
 */
const COOLANT_HIGH = 115;
const COOLANT_CRITICAL = 120;

/** Something open is news at rest, urgent on the move; not knowing which is no reason for calm. */
function openedWhile(moving: boolean | undefined): Raised {
  if (moving === true) return { severity: 'critical' };
  return { severity: moving === false ? 'info' : 'warning' };
}

/**
 * The warnings to show now, most urgent first. Only current values count: an old value never warns
 * as if it were current, and a warning ends when its value is no longer current.
 */
export function warningsOf(readings: Readings): readonly Warning[] {
  const facts: Facts = { readings, moving: isMoving(readings) };
  const raised = WARNING_IDS.flatMap((id): Warning[] => {
    const result: Raised | null = RULES[id](facts);
    return result ? [{ params: {}, ...result, id }] : [];
  });
  return SEVERITIES.flatMap((severity) =>
    raised.filter((warning) => warning.severity === severity),
  );
}

/** True when two lists say the same, so that a display need not draw again. */
export function sameWarnings(a: readonly Warning[], b: readonly Warning[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}
