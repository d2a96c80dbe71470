import { describe, expect, it } from 'vitest';
import type { ActuatorPath, RawSignalValue } from '../../../shared/vehicle/signal.ts';
import { command, isActuated, type Refusal } from './actuation.ts';
import { signalsOf } from './signals.ts';
import { TestCar } from './simulator.fixture.ts';

function ask(car: TestCar, path: ActuatorPath, value: RawSignalValue): Refusal | null {
  const { state, refusal } = command(car.state, path, value);
  car.state = state;
  return refusal;
}

function read(car: TestCar, path: ActuatorPath): unknown {
  return signalsOf(car.state, car.inputs, 0)[path];
}

const WINDOW = 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position';
const TRUNK = 'Vehicle.Body.Trunk.Rear.IsOpen';
const DRIVER = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature';
const PASSENGER = 'Vehicle.Cabin.HVAC.Station.Row1.Passenger.Temperature';
const FAN = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed';
const AUTO = 'Vehicle.OEM.HVAC.IsAutoActive';
const SYNC = 'Vehicle.OEM.HVAC.IsSyncActive';

describe('command', () => {
  it('moves a window over about four seconds to where it was asked to', () => {
    const car = new TestCar('parked');
    expect(ask(car, WINDOW, 100)).toBeNull();
    expect(read(car, WINDOW)).toBe(0);
    car.run(2);
    expect(read(car, WINDOW)).toBeGreaterThan(20);
    expect(read(car, WINDOW)).toBeLessThan(70);
    car.run(2.5);
    expect(read(car, WINDOW)).toBe(100);
    ask(car, WINDOW, 37);
    car.run(5);
    expect(read(car, WINDOW)).toBe(37);
  });

  it('lets a new target overtake a window that still moves', () => {
    const car = new TestCar('parked');
    ask(car, WINDOW, 100);
    car.run(1.5);
    ask(car, WINDOW, 0);
    car.run(3);
    expect(read(car, WINDOW)).toBe(0);
  });

  it.each<[ActuatorPath, RawSignalValue, number]>([
    ['Vehicle.Cabin.Door.Row1.DriverSide.IsLocked', true, 0.4],
    ['Vehicle.Cabin.Door.Row2.PassengerSide.IsOpen', true, 0.8],
    [DRIVER, 26.5, 0.2],
    [PASSENGER, 18, 0.2],
    [FAN, 70, 0.2],
    ['Vehicle.Cabin.HVAC.Station.Row1.Driver.AirDistribution', 'DOWN', 0.4],
    ['Vehicle.Cabin.HVAC.IsAirConditioningActive', false, 0.4],
    ['Vehicle.Cabin.HVAC.IsRecirculationActive', true, 0.4],
    ['Vehicle.Cabin.HVAC.IsFrontDefrosterActive', true, 0.4],
    ['Vehicle.Cabin.HVAC.IsRearDefrosterActive', true, 0.4],
    [AUTO, false, 0.2],
    [SYNC, false, 0.2],
    ['Vehicle.Cabin.Seat.Row1.PassengerSide.HeatingCooling', -67, 0.2],
    ['Vehicle.Chassis.SteeringWheel.HeatingCooling', 100, 0.2],
    ['Vehicle.Body.Lights.LightSwitch', 'BEAM', 0.4],
    ['Vehicle.Body.Windshield.Front.Wiping.Mode', 'FAST', 0.4],
    ['Vehicle.Powertrain.Transmission.PerformanceMode', 'SPORT', 0.4],
    ['Vehicle.Powertrain.TractionBattery.Charging.ChargeLimit', 90, 0.2],
    ['Vehicle.Powertrain.TractionBattery.Charging.Timer.Mode', 'START_TIME', 0.2],
    ['Vehicle.Powertrain.TractionBattery.Charging.Timer.Time', '2026-06-16T06:00:00Z', 0.2],
    ['Vehicle.Cabin.Infotainment.HMI.DayNightMode', 'NIGHT', 0.2],
    ['Vehicle.Cabin.Infotainment.HMI.Brightness', 33, 0.2],
    ['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude', 30.2, 0.2],
    ['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Longitude', 120.1, 0.2],
    ['Vehicle.Cabin.Infotainment.Media.Volume', 55, 0.2],
    ['Vehicle.TripMeterReading', 0, 0.2],
  ])('takes effect after its latency, not at once: %s', (path, value, seconds) => {
    const car = new TestCar('parked');
    expect(read(car, path)).not.toEqual(value);
    expect(ask(car, path, value)).toBeNull();
    car.run(0.02);
    expect(read(car, path)).not.toEqual(value);
    car.run(seconds);
    expect(read(car, path)).toEqual(value);
  });

  it('opens the tailgate at once and takes its time to close it', () => {
    const car = new TestCar('parked');
    ask(car, TRUNK, true);
    car.run(0.7);
    expect(read(car, TRUNK)).toBe(true);
    car.run(3);
    ask(car, TRUNK, false);
    car.run(2);
    expect(read(car, TRUNK)).toBe(true);
    car.run(2);
    expect(read(car, TRUNK)).toBe(false);
  });

  it('lights the main beam only with the dipped beam', () => {
    const car = new TestCar('parked');
    const high = 'Vehicle.Body.Lights.Beam.High.IsOn';
    expect(ask(car, high, true)?.reason).toBe('service_unavailable');
    ask(car, 'Vehicle.Body.Lights.LightSwitch', 'BEAM');
    car.run(1);
    expect(ask(car, high, true)).toBeNull();
    car.run(1);
    expect(read(car, high)).toBe(true);
    ask(car, 'Vehicle.Body.Lights.LightSwitch', 'OFF');
    car.run(1);
    expect(read(car, high)).toBe(false);
  });

  it('keeps the passenger with the driver while sync is on', () => {
    const car = new TestCar('parked');
    ask(car, DRIVER, 25);
    car.run(0.5);
    expect(read(car, PASSENGER)).toBe(25);
    ask(car, PASSENGER, 20);
    car.run(0.5);
    expect([read(car, DRIVER), read(car, PASSENGER), read(car, SYNC)]).toEqual([25, 20, false]);
    ask(car, SYNC, true);
    car.run(0.5);
    expect(read(car, PASSENGER)).toBe(25);
  });

  it('leaves automatic control when the fan is set by hand', () => {
    const car = new TestCar('parked');
    ask(car, FAN, 40);
    car.run(30);
    expect([read(car, FAN), read(car, AUTO)]).toEqual([40, false]);
    ask(car, AUTO, true);
    car.run(1);
    expect(read(car, FAN)).toBe(100);
  });

  it('refuses while driving what would be dangerous', () => {
    const car = new TestCar('city').run(15);
    expect(car.state.drive.speed).toBeGreaterThan(5);
    for (const [path, value] of [
      [TRUNK, true],
      ['Vehicle.Cabin.Door.Row1.DriverSide.IsOpen', true],
      ['Vehicle.Cabin.Door.Row2.DriverSide.IsLocked', false],
      ['Vehicle.Body.Lights.LightSwitch', 'OFF'],
    ] as const) {
      expect(ask(car, path, value)?.reason, path).toBe('service_unavailable');
    }
    expect(car.state.pending).toEqual([]);
  });

  it('does not open what was asked at rest when the car has moved off meanwhile', () => {
    const car = new TestCar('city');
    expect(ask(car, TRUNK, true)).toBeNull();
    car.run(3);
    expect(car.state.drive.speed).toBeGreaterThan(1);
    expect(read(car, TRUNK)).toBe(false);
  });

  it('says what it cannot take', () => {
    const car = new TestCar('parked');
    const reasons = (
      [
        [DRIVER, 35],
        ['Vehicle.TripMeterReading', 5],
        ['Vehicle.Chassis.SteeringWheel.HeatingCooling', -50],
        ['Vehicle.Powertrain.TractionBattery.Charging.Timer.Time', 'tomorrow'],
        ['Vehicle.ADAS.CruiseControl.SpeedSet', 200],
        [FAN, 'fast'],
      ] as const
    ).map(([path, value]) => ask(car, path, value)?.reason);
    expect(new Set(reasons)).toEqual(new Set(['invalid_data']));
    const start = 'Vehicle.Powertrain.TractionBattery.Charging.StartStopCharging';
    expect(ask(car, start, 'START')?.reason).toBe('service_unavailable');
    expect(ask(car, 'Vehicle.ADAS.CruiseControl.IsActive', true)?.reason).toBe(
      'service_unavailable',
    );
  });

  it('sets and leaves cruise control on the road', () => {
    const car = new TestCar('highway').run(30);
    expect(car.state.cruise).toMatchObject({ active: true, set: 120 });
    expect(ask(car, 'Vehicle.ADAS.CruiseControl.SpeedSet', 90)).toBeNull();
    car.run(30);
    expect(car.state.drive.speed * 3.6).toBeCloseTo(90, 0);
    expect(ask(car, 'Vehicle.ADAS.CruiseControl.IsActive', false)).toBeNull();
    car.run(1);
    expect(car.state.cruise.active).toBe(false);
  });

  it.each([
    'Vehicle.Powertrain.Transmission.SelectedGear',
    'Vehicle.Chassis.ParkingBrake.IsEngaged',
    'Vehicle.Body.Lights.Hazard.IsSignaling',
    'Vehicle.Body.Lights.DirectionIndicator.Left.IsSignaling',
    'Vehicle.Body.Lights.DirectionIndicator.Right.IsSignaling',
    'Vehicle.Body.Lights.Beam.Low.IsOn',
    'Vehicle.Body.Hood.IsOpen',
  ] as const)('does not offer %s', (path) => {
    expect(isActuated(path)).toBe(false);
    const car = new TestCar('parked');
    const value = path.endsWith('Gear') ? 127 : true;
    expect(ask(car, path, value)?.reason).toBe('forbidden_request');
  });
});
