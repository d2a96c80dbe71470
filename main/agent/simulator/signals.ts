import type { SignalPath, SignalValue } from '../../../shared/vehicle/signal.ts';
import { GEAR_DRIVE, GEAR_PARK } from '../../../shared/vehicle/driving-state.ts';
import { stateOfCharge } from './battery.ts';
import { stationPower, timeToLimit } from './charging.ts';
import { clamp, quantise } from './math.ts';
import { randomAt, STREAM } from './random.ts';
import { pressureOf, type Wheel } from './tyres.ts';
import { isInPark, poseOf, type StepInputs, type VehicleState } from './vehicle-state.ts';

/** A value for every path; `null` where this car has none. */
export type SignalValues = { readonly [P in SignalPath]: SignalValue<P> | null };

/** Not a maker's: 17 characters without I, O, Q, and a check digit (position 9) that is right. */
const SIMULATOR_VIN = 'ZZZSMUL0XSM000001';

/** 12 V network, V: fed from the traction battery, and left alone. */
const FED = 14.2;
const ALONE = 12.4;
/** A service is due below this way, km, or time, s. */
const SERVICE_SOON = { distance: 500, seconds: 14 * 86_400 } as const;
/** Trip meters count hundreds of metres. */
const METER_RESOLUTION = 100;
/** Assistance warnings come in blocks of this length, s, and last this long. */
const WARNING_BLOCK = 20;
const WARNING_LENGTH = 2;
/** Most time to completion that the signal carries, s. */
const LONGEST = 8_640_000;

function warning(seed: number, kind: number, time: number, chance: number): boolean {
  const block = Math.floor(time / WARNING_BLOCK);
  const into = time - block * WARNING_BLOCK;
  return into < WARNING_LENGTH && randomAt(seed, STREAM.assistance, kind, block) < chance;
}

function percent(value: number): number {
  return clamp(Math.round(value), 0, 100);
}

/**
 * What the car's control units report of a state, rounded to the resolution of their sensors.
 *
 * @param fixEpoch time of the position fix, epoch ms of the wall clock
 */
export function signalsOf(
  state: VehicleState,
  { world, environment }: StepInputs,
  fixEpoch: number,
): SignalValues {
  const { drive, battery, charging, climate, body, tyres, trip, occupants, kept, time } = state;
  const pose = poseOf(state, world);
  const park = isInPark(drive, time);
  const moving = drive.speed > 0.05;
  const charge = stateOfCharge(battery);
  const range = Math.round(battery.energy / trip.consumption);
  const powered = battery.energy > 0 || charging.active;
  const { doors } = body;
  const pressure = (wheel: Wheel): number =>
    clamp(Math.round(pressureOf(tyres.wheels[wheel], tyres.temperature)), 0, 1000);
  const distanceToService = world.service.distance - trip.distance / 1000;
  const timeToService = world.service.seconds - time;
  const gnss = 2.5 + randomAt(world.seed, STREAM.gnss, Math.floor(time / 10));

  return {
    'Vehicle.Speed': quantise(drive.speed * 3.6, 0.01),
    'Vehicle.IsMoving': moving,
    'Vehicle.LowVoltageSystemState': world.terminal,
    'Vehicle.LowVoltageBattery.CurrentVoltage': quantise(
      powered ? FED - (body.lowBeam ? 0.1 : 0) - (climate.fan / 100) * 0.2 : ALONE,
      0.1,
    ),
    'Vehicle.TraveledDistance': Math.floor(trip.odometer),
    'Vehicle.TraveledDistanceSinceStart': Math.floor(trip.distance),
    'Vehicle.TripMeterReading': Math.floor(trip.meter / METER_RESOLUTION) * METER_RESOLUTION,
    'Vehicle.TripDuration': quantise(trip.duration, 0.1),
    'Vehicle.AverageSpeed': quantise(
      trip.duration > 0 ? (trip.distance / trip.duration) * 3.6 : 0,
      0.1,
    ),
    'Vehicle.VehicleIdentification.VIN': SIMULATOR_VIN,
    'Vehicle.Powertrain.Type': 'ELECTRIC',
    'Vehicle.Powertrain.Range': range,
    'Vehicle.Powertrain.Transmission.SelectedGear': park ? GEAR_PARK : GEAR_DRIVE,
    'Vehicle.Powertrain.Transmission.CurrentGear': park ? 0 : 1,
    'Vehicle.Powertrain.Transmission.PerformanceMode': state.mode,
    'Vehicle.Chassis.ParkingBrake.IsEngaged': park,

    'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed': quantise(charge, 0.1),
    'Vehicle.Powertrain.TractionBattery.StateOfCharge.CurrentEnergy': quantise(
      battery.energy / 1000,
      0.001,
    ),
    'Vehicle.Powertrain.TractionBattery.Range': range,
    'Vehicle.Powertrain.TractionBattery.CurrentPower': quantise(battery.power, 1),
    'Vehicle.Powertrain.TractionBattery.Temperature.Average': quantise(battery.temperature, 0.1),
    'Vehicle.Powertrain.TractionBattery.Charging.IsCharging': charging.active,
    'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsChargingCableConnected':
      charging.cable,
    'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsFlapOpen':
      charging.flap,
    'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.SupportedInletTypes':
      INLETS,
    'Vehicle.Powertrain.TractionBattery.Charging.ChargeLimit': charging.limit,
    'Vehicle.Powertrain.TractionBattery.Charging.TimeToComplete': charging.active
      ? Math.min(LONGEST, Math.round(timeToLimit(charging, battery)))
      : 0,
    'Vehicle.Powertrain.TractionBattery.Charging.ChargeRate': quantise(
      charging.active
        ? clamp(stationPower(charging, battery) / trip.consumption / 1000, 0, 5000)
        : 0,
      1,
    ),
    'Vehicle.Powertrain.TractionBattery.Charging.StartStopCharging': charging.request,
    'Vehicle.Powertrain.TractionBattery.Charging.Timer.Mode': charging.timer,
    'Vehicle.Powertrain.TractionBattery.Charging.Timer.Time':
      charging.timerTime === '' ? null : charging.timerTime,

    'Vehicle.Powertrain.FuelSystem.RelativeLevel': null,
    'Vehicle.Powertrain.FuelSystem.Range': null,
    'Vehicle.Powertrain.FuelSystem.IsFuelLevelLow': null,
    'Vehicle.Powertrain.FuelSystem.InstantConsumption': null,
    'Vehicle.Powertrain.CombustionEngine.Speed': null,
    'Vehicle.Powertrain.CombustionEngine.EngineCoolant.Temperature': null,

    'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure': pressure('frontLeft'),
    'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.Pressure': pressure('frontRight'),
    'Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.Pressure': pressure('rearLeft'),
    'Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.Pressure': pressure('rearRight'),
    'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.IsPressureLow': tyres.wheels.frontLeft.low,
    'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.IsPressureLow': tyres.wheels.frontRight.low,
    'Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.IsPressureLow': tyres.wheels.rearLeft.low,
    'Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.IsPressureLow': tyres.wheels.rearRight.low,

    'Vehicle.Cabin.Door.Row1.DriverSide.IsOpen': doors.driver.open,
    'Vehicle.Cabin.Door.Row1.PassengerSide.IsOpen': doors.passenger.open,
    'Vehicle.Cabin.Door.Row2.DriverSide.IsOpen': doors.rearDriver.open,
    'Vehicle.Cabin.Door.Row2.PassengerSide.IsOpen': doors.rearPassenger.open,
    'Vehicle.Cabin.Door.Row1.DriverSide.IsLocked': doors.driver.locked,
    'Vehicle.Cabin.Door.Row1.PassengerSide.IsLocked': doors.passenger.locked,
    'Vehicle.Cabin.Door.Row2.DriverSide.IsLocked': doors.rearDriver.locked,
    'Vehicle.Cabin.Door.Row2.PassengerSide.IsLocked': doors.rearPassenger.locked,
    'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position': percent(doors.driver.window.position),
    'Vehicle.Cabin.Door.Row1.PassengerSide.Window.Position': percent(
      doors.passenger.window.position,
    ),
    'Vehicle.Cabin.Door.Row2.DriverSide.Window.Position': percent(doors.rearDriver.window.position),
    'Vehicle.Cabin.Door.Row2.PassengerSide.Window.Position': percent(
      doors.rearPassenger.window.position,
    ),
    'Vehicle.Body.Trunk.Rear.IsOpen': body.trunk.position > 0,
    'Vehicle.Body.Hood.IsOpen': false,
    'Vehicle.Cabin.Sunroof.Position': 0,

    'Vehicle.Cabin.HVAC.AmbientAirTemperature': quantise(state.cabin.temperature, 0.1),
    'Vehicle.Cabin.HVAC.IsAirConditioningActive': climate.airConditioning,
    'Vehicle.Cabin.HVAC.IsRecirculationActive': climate.recirculation,
    'Vehicle.Cabin.HVAC.IsFrontDefrosterActive': climate.frontDefroster,
    'Vehicle.Cabin.HVAC.IsRearDefrosterActive': climate.rearDefroster,
    'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature': climate.driver,
    'Vehicle.Cabin.HVAC.Station.Row1.Passenger.Temperature': climate.passenger,
    'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed': climate.fan,
    'Vehicle.Cabin.HVAC.Station.Row1.Driver.AirDistribution': climate.distribution,
    'Vehicle.OEM.HVAC.IsAutoActive': climate.auto,
    'Vehicle.OEM.HVAC.IsSyncActive': climate.sync,
    'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling': state.seats.driverSeat,
    'Vehicle.Cabin.Seat.Row1.PassengerSide.HeatingCooling': state.seats.passengerSeat,
    'Vehicle.Chassis.SteeringWheel.HeatingCooling': state.seats.steeringWheel,
    'Vehicle.Cabin.Seat.Row1.DriverSide.IsBelted': occupants.driverBelted,
    'Vehicle.Cabin.Seat.Row1.PassengerSide.IsBelted': occupants.passengerBelted,
    'Vehicle.Cabin.Seat.Row1.PassengerSide.OccupancyStatus': occupants.passenger
      ? 'OCCUPIED'
      : 'EMPTY',

    'Vehicle.Body.Lights.LightSwitch': body.lightSwitch,
    'Vehicle.Body.Lights.Beam.Low.IsOn': body.lowBeam,
    'Vehicle.Body.Lights.Beam.High.IsOn': body.highBeam,
    'Vehicle.Body.Lights.DirectionIndicator.Left.IsSignaling':
      drive.indicator === 'left' || body.hazard,
    'Vehicle.Body.Lights.DirectionIndicator.Right.IsSignaling':
      drive.indicator === 'right' || body.hazard,
    'Vehicle.Body.Lights.Hazard.IsSignaling': body.hazard,
    'Vehicle.Body.Windshield.Front.Wiping.Mode': body.wiper,
    'Vehicle.Body.Windshield.Front.WasherFluid.IsLevelLow': world.washerLow,
    'Vehicle.Body.Raindetection.Intensity': percent(environment.rain),

    'Vehicle.ADAS.CruiseControl.IsActive': state.cruise.active,
    'Vehicle.ADAS.CruiseControl.SpeedSet': state.cruise.set,
    'Vehicle.ADAS.LaneDepartureDetection.IsWarning':
      world.cruising && drive.speed > 16 && warning(world.seed, 0, time, 0.05),
    'Vehicle.ADAS.ActiveAutonomyLevel': state.cruise.active ? 'SAE_1' : 'SAE_0',
    'Vehicle.ADAS.DMS.IsWarning': moving && warning(world.seed, 1, time, 0.02),

    'Vehicle.CurrentLocation.Latitude': quantise(pose.latitude, 1e-7),
    'Vehicle.CurrentLocation.Longitude': quantise(pose.longitude, 1e-7),
    'Vehicle.CurrentLocation.Heading': quantise(pose.heading, 0.1) % 360,
    'Vehicle.CurrentLocation.HorizontalAccuracy': quantise(gnss, 0.1),
    'Vehicle.CurrentLocation.Timestamp': new Date(fixEpoch).toISOString(),
    'Vehicle.CurrentLocation.GNSSReceiver.FixType': 'THREE_D',

    'Vehicle.Exterior.AirTemperature': quantise(environment.airTemperature, 0.5),
    'Vehicle.Exterior.LightIntensity': quantise(clamp(environment.lightIntensity, 0, 100), 0.1),
    // Tinted glass and the roof keep a third of the light out.
    'Vehicle.Cabin.Light.PerceivedAmbientLight': percent(0.68 * environment.lightIntensity),
    'Vehicle.Cabin.Infotainment.HMI.DayNightMode': kept.dayNightMode,
    'Vehicle.Cabin.Infotainment.HMI.Brightness': kept.brightness,
    'Vehicle.Cabin.Infotainment.HMI.CurrentLanguage': 'zh',
    'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude': kept.destinationLatitude,
    'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Longitude': kept.destinationLongitude,
    'Vehicle.Cabin.Infotainment.Media.Volume': kept.volume,

    'Vehicle.Service.DistanceToService': quantise(distanceToService, 1),
    'Vehicle.Service.TimeToService': Math.round(timeToService),
    'Vehicle.Service.IsServiceDue':
      distanceToService < SERVICE_SOON.distance || timeToService < SERVICE_SOON.seconds,
    'Vehicle.Diagnostics.DTCCount': world.troubleCodes,
    'Vehicle.Connectivity.IsConnectivityAvailable': true,
  };
}

const INLETS = ['GBT_AC', 'GBT_DC'] as const;
