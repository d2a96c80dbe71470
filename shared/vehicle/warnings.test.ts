import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Readings } from './reading.ts';
import { SIGNAL_PATHS, definitionOf, type RawSignalValue, type SignalPath } from './signal.ts';
import { SEVERITIES, WARNING_IDS, sameWarnings, warningsOf } from './warnings.ts';

type Values = Partial<Record<SignalPath, RawSignalValue>>;

function readings(values: Values, freshness: 'fresh' | 'stale' = 'fresh'): Readings {
  return Object.fromEntries(
    Object.entries(values).map(([path, value]) => [path, { freshness, value, ts: 0 }]),
  );
}

const DRIVING: Values = { 'Vehicle.Speed': 50 };
const STANDING: Values = { 'Vehicle.Speed': 0 };

/** Everything that can warn, on a moving car. */
const EVERYTHING: Values = {
  ...DRIVING,
  'Vehicle.ADAS.DMS.IsWarning': true,
  'Vehicle.ADAS.LaneDepartureDetection.IsWarning': true,
  'Vehicle.Body.Hood.IsOpen': true,
  'Vehicle.Cabin.Door.Row2.DriverSide.IsOpen': true,
  'Vehicle.Cabin.Door.Row1.DriverSide.IsOpen': true,
  'Vehicle.Body.Trunk.Rear.IsOpen': true,
  'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsChargingCableConnected': true,
  'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsFlapOpen': true,
  'Vehicle.Cabin.Seat.Row1.DriverSide.IsBelted': false,
  'Vehicle.Cabin.Seat.Row1.PassengerSide.IsBelted': false,
  'Vehicle.Cabin.Seat.Row1.PassengerSide.OccupancyStatus': 'OCCUPIED',
  'Vehicle.Chassis.ParkingBrake.IsEngaged': true,
  'Vehicle.Powertrain.CombustionEngine.EngineCoolant.Temperature': 121,
  'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.IsPressureLow': true,
  'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed': 8,
  'Vehicle.Powertrain.FuelSystem.RelativeLevel': 6,
  'Vehicle.Diagnostics.DTCCount': 3,
  'Vehicle.Service.IsServiceDue': true,
  'Vehicle.Service.DistanceToService': -120,
  'Vehicle.Body.Windshield.Front.WasherFluid.IsLevelLow': true,
};

function idsOf(values: Values): string[] {
  return warningsOf(readings(values)).map(({ id }) => id);
}

function severityOf(id: string, values: Values): string | undefined {
  return warningsOf(readings(values)).find((warning) => warning.id === id)?.severity;
}

describe('warningsOf', () => {
  it('has nothing to say of a car of which nothing is known', () => {
    expect(warningsOf({})).toEqual([]);
  });

  it('can raise every warning', () => {
    expect([...idsOf(EVERYTHING)].sort()).toEqual([...WARNING_IDS].sort());
  });

  it('never warns from old values', () => {
    expect(warningsOf(readings(EVERYTHING, 'stale'))).toEqual([]);
  });

  it('puts the most urgent first', () => {
    const order = warningsOf(readings(EVERYTHING)).map(({ severity }) =>
      SEVERITIES.indexOf(severity),
    );
    expect(order).toEqual([...order].sort());
    expect(idsOf(EVERYTHING)[0]).toBe('driver-attention');
  });

  it('names the open doors in a fixed order', () => {
    const [warning] = warningsOf(
      readings({
        ...STANDING,
        'Vehicle.Cabin.Door.Row2.PassengerSide.IsOpen': true,
        'Vehicle.Cabin.Door.Row1.DriverSide.IsOpen': true,
      }),
    );
    expect(warning).toEqual({
      id: 'door-open',
      severity: 'info',
      params: { doors: ['driver', 'rearPassenger'] },
    });
  });

  it.each([
    ['door-open', 'Vehicle.Cabin.Door.Row1.PassengerSide.IsOpen'],
    ['trunk-open', 'Vehicle.Body.Trunk.Rear.IsOpen'],
    ['hood-open', 'Vehicle.Body.Hood.IsOpen'],
  ] as const)('%s is critical on the move, and not harmless when that is unknown', (id, path) => {
    expect(severityOf(id, { ...DRIVING, [path]: true })).toBe('critical');
    expect(severityOf(id, { ...STANDING, [path]: true })).toBe('info');
    expect(severityOf(id, { [path]: true })).toBe('warning');
    expect(severityOf(id, { ...DRIVING, [path]: false })).toBeUndefined();
  });

  it('takes IsMoving when the speed is not known, and counts rolling backwards', () => {
    const brake: Values = { 'Vehicle.Chassis.ParkingBrake.IsEngaged': true };
    expect(idsOf({ ...brake, 'Vehicle.IsMoving': true })).toEqual(['parking-brake']);
    expect(idsOf({ ...brake, 'Vehicle.Speed': -4 })).toEqual(['parking-brake']);
    expect(idsOf({ ...brake, ...STANDING, 'Vehicle.IsMoving': true })).toEqual([]);
    expect(idsOf(brake)).toEqual([]);
  });

  it('asks the front passenger to belt up only when somebody sits there', () => {
    const unbelted: Values = {
      ...DRIVING,
      'Vehicle.Cabin.Seat.Row1.PassengerSide.IsBelted': false,
    };
    const occupancy = 'Vehicle.Cabin.Seat.Row1.PassengerSide.OccupancyStatus';
    expect(idsOf(unbelted)).toEqual([]);
    expect(idsOf({ ...unbelted, [occupancy]: 'EMPTY' })).toEqual([]);
    expect(idsOf({ ...unbelted, [occupancy]: 'OCCUPIED' })).toEqual(['passenger-belt']);
    expect(idsOf({ ...unbelted, ...STANDING, [occupancy]: 'OCCUPIED' })).toEqual([]);
  });

  it('names low tyres by the warning of the car, and by pressure where it is plainly flat', () => {
    const [warning] = warningsOf(
      readings({
        'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure': 235,
        'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.IsPressureLow': false,
        'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.Pressure': 185,
        'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.IsPressureLow': true,
        'Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.Pressure': 130,
        'Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.Pressure': 141,
      }),
    );
    expect(warning?.params.tyres).toEqual(['frontRight', 'rearLeft']);
  });

  it('stays calm about a low battery while it charges', () => {
    const soc = 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed';
    const charging = 'Vehicle.Powertrain.TractionBattery.Charging.IsCharging';
    expect(severityOf('battery-low', { [soc]: 21 })).toBeUndefined();
    expect(severityOf('battery-low', { [soc]: 20 })).toBe('info');
    expect(severityOf('battery-low', { [soc]: 10 })).toBe('warning');
    expect(severityOf('battery-low', { [soc]: 5, [charging]: true })).toBeUndefined();
  });

  it("believes the car's own fuel warning before the level", () => {
    const level = 'Vehicle.Powertrain.FuelSystem.RelativeLevel';
    const low = 'Vehicle.Powertrain.FuelSystem.IsFuelLevelLow';
    expect(severityOf('fuel-low', { [level]: 12, [low]: true })).toBe('warning');
    expect(severityOf('fuel-low', { [level]: 9, [low]: false })).toBeUndefined();
    expect(severityOf('fuel-low', { [level]: 9 })).toBe('warning');
    expect(severityOf('fuel-low', { [low]: true })).toBe('warning');
  });

  it('distinguishes hot coolant from boiling', () => {
    const path = 'Vehicle.Powertrain.CombustionEngine.EngineCoolant.Temperature';
    expect(severityOf('coolant-hot', { [path]: 114 })).toBeUndefined();
    expect(severityOf('coolant-hot', { [path]: 115 })).toBe('warning');
    expect(severityOf('coolant-hot', { [path]: 120 })).toBe('critical');
  });

  it('takes a negative distance as an overdue service', () => {
    expect(
      warningsOf(readings({ 'Vehicle.Service.DistanceToService': -0.5 }))[0]?.params.metres,
    ).toBe(-500);
    expect(idsOf({ 'Vehicle.Service.DistanceToService': 900 })).toEqual([]);
  });

  it('holds for any readings: ordered, without repetition, and blind to old values', () => {
    const anyReadings = fc
      .array(fc.tuple(fc.constantFrom(...SIGNAL_PATHS), fc.boolean(), fc.integer()))
      .map((entries) =>
        Object.fromEntries(
          entries.map(([path, fresh, seed]) => [
            path,
            { value: valueFor(path, seed), freshness: fresh ? 'fresh' : 'stale', ts: 0 },
          ]),
        ),
      )
      .map((all) => all as Readings);
    fc.assert(
      fc.property(anyReadings, (all) => {
        const warnings = warningsOf(all);
        const order = warnings.map(({ severity }) => SEVERITIES.indexOf(severity));
        expect(order).toEqual([...order].sort());
        expect(new Set(warnings.map(({ id }) => id)).size).toBe(warnings.length);
        const fresh = Object.fromEntries(
          Object.entries(all).filter(([, { freshness }]) => freshness === 'fresh'),
        ) as Readings;
        expect(warningsOf(fresh)).toEqual(warnings);
      }),
    );
  });
});

describe('sameWarnings', () => {
  it('compares what is said', () => {
    const hot = (celsius: number) =>
      warningsOf(
        readings({
          'Vehicle.Powertrain.CombustionEngine.EngineCoolant.Temperature': celsius,
        }),
      );
    expect(sameWarnings(hot(116), hot(116))).toBe(true);
    expect(sameWarnings(hot(116), hot(117))).toBe(false);
    expect(sameWarnings(hot(116), [])).toBe(false);
  });
});

function valueFor(path: SignalPath, seed: number): RawSignalValue {
  const { datatype, allowed } = definitionOf(path);
  if (datatype === 'boolean') return seed % 2 === 0;
  if (allowed) return allowed[Math.abs(seed) % allowed.length] ?? '';
  if (datatype === 'string' || datatype === 'string[]') return '';
  return seed % 200;
}
