import { clamp } from './math.ts';
import type { Environment } from './environment.ts';

/** Air, seats, and panels that follow the air, J/K. */
const HEAT_CAPACITY = 120_000;
/** Body and glass at rest, W/K, and what each m/s of wind adds. */
const CONDUCTANCE = 45;
const CONDUCTANCE_PER_SPEED = 1;
/** Sun through the glass: effective area, m². */
const SOLAR_AREA = 1.1;
/** Heat of the people in the car, W. */
const OCCUPANTS = 150;
/** Open windows: W/K for all four fully open at rest. */
const WINDOWS = 300;
/** Air moved by the fan at 100 %, kg/s, and its heat capacity, J/(kg·K). */
const AIR_FLOW = 0.12;
const AIR_HEAT = 1005;
/** Share of outside air while recirculating. */
const RECIRCULATION_LEAK = 0.15;
/** Most heat and cold that the climate unit makes at full fan, W. */
const HEATER = 6500;
const COOLER = 6000;
/** Heat moved per electrical watt. */
const HEATING_COP = 1.8;
const COOLING_COP = 2.4;
/** Fan at 100 %, rear window, one seat at 100 %, steering wheel at 100 %, W. */
const FAN = 320;
const REAR_WINDOW = 220;
const SEAT = 90;
const STEERING_WHEEL = 60;
/** How hard the control works on a difference, W/K. */
const GAIN = 500;

/** What the air vents aim at. */
export type AirDistribution = 'UP' | 'MIDDLE' | 'DOWN';

/** Settings of the climate control, as the signals show them. */
export interface Climate {
  /** Set temperatures, °C. */
  readonly driver: number;
  readonly passenger: number;
  /** Fan, %. */
  readonly fan: number;
  readonly distribution: AirDistribution;
  readonly airConditioning: boolean;
  readonly recirculation: boolean;
  readonly frontDefroster: boolean;
  readonly rearDefroster: boolean;
  readonly auto: boolean;
  readonly sync: boolean;
}

/** Heating (positive) or cooling (negative) of what people touch, %. */
export interface SeatClimate {
  readonly driverSeat: number;
  readonly passengerSeat: number;
  readonly steeringWheel: number;
}

export interface Cabin {
  /** Air temperature, °C. */
  readonly temperature: number;
  /** Electrical power of the climate unit and the heaters, W. */
  readonly power: number;
}

/** What the cabin is exposed to. */
export interface CabinSurroundings {
  readonly environment: Environment;
  /** m/s */
  readonly speed: number;
  /** Mean opening of the windows, 0 to 1. */
  readonly openWindows: number;
  readonly occupied: boolean;
  /** False when the traction battery is empty: nothing but the fan's wind is left. */
  readonly powered: boolean;
}

/** One temperature stands for the whole cabin: the mean of both sides' settings. */
export function setTemperature(climate: Climate): number {
  return (climate.driver + climate.passenger) / 2;
}

/** Fan speed that automatic control picks for a difference in K, in steps of 10 %. */
function automaticFan(current: number, difference: number): number {
  const wanted = clamp(20 + 9 * (Math.abs(difference) - 0.5), 20, 100);
  // Moves only when the wish is most of a step away, so that the fan does not hunt.
  return Math.abs(wanted - current) < 7 ? current : Math.round(wanted / 10) * 10;
}

/** What automatic control and the defroster make of the settings. */
export function stepClimate(climate: Climate, cabinTemperature: number): Climate {
  if (!climate.auto) return climate;
  const difference = setTemperature(climate) - cabinTemperature;
  const fan = automaticFan(climate.fan, difference);
  let distribution = climate.distribution;
  if (climate.frontDefroster) distribution = 'UP';
  else if (difference > 2) distribution = 'DOWN';
  else if (difference < -1 || distribution === 'UP') distribution = 'MIDDLE';
  if (fan === climate.fan && distribution === climate.distribution) return climate;
  return { ...climate, fan, distribution };
}

/** Heat that flows into the cabin per kelvin that the outside is warmer, W/K. */
function exchange(climate: Climate, around: CabinSurroundings): number {
  const fresh = climate.recirculation ? RECIRCULATION_LEAK : 1;
  const ventilation = (climate.fan / 100) * AIR_FLOW * AIR_HEAT * fresh;
  const windows = WINDOWS * around.openWindows * (1 + around.speed / 10);
  return CONDUCTANCE + CONDUCTANCE_PER_SPEED * around.speed + ventilation + windows;
}

/** Heat that the climate unit gives (positive) or takes (negative), W. */
function conditioning(climate: Climate, needed: number): number {
  // Half of the capacity is there at the lowest fan speed; without the fan there is none.
  const share = climate.fan === 0 ? 0 : 0.5 + climate.fan / 200;
  const cooler = climate.airConditioning || climate.frontDefroster ? COOLER : 0;
  return clamp(needed, -cooler * share, HEATER * share);
}

/** The cabin `dt` seconds later. */
export function stepCabin(
  cabin: Cabin,
  climate: Climate,
  seats: SeatClimate,
  around: CabinSurroundings,
  dt: number,
): Cabin {
  const { environment } = around;
  const conductance = exchange(climate, around);
  const gains = SOLAR_AREA * environment.sunlight + (around.occupied ? OCCUPANTS : 0);
  const target = setTemperature(climate);
  // Feed-forward of what the target will lose, plus the rest in proportion: no lasting error.
  const needed =
    conductance * (target - environment.airTemperature) -
    gains +
    GAIN * (target - cabin.temperature);
  const heat = around.powered ? conditioning(climate, needed) : 0;
  const flow = conductance * (environment.airTemperature - cabin.temperature) + gains + heat;
  const temperature = cabin.temperature + (flow * dt) / HEAT_CAPACITY;

  const fan = FAN * (climate.fan / 100) ** 2;
  const unit = heat >= 0 ? heat / HEATING_COP : -heat / COOLING_COP;
  const rear = climate.rearDefroster ? REAR_WINDOW : 0;
  const seat = (SEAT * (Math.abs(seats.driverSeat) + Math.abs(seats.passengerSeat))) / 100;
  const wheel = (STEERING_WHEEL * Math.abs(seats.steeringWheel)) / 100;
  const power = around.powered ? fan + unit + rear + seat + wheel : 0;
  return { temperature, power };
}
