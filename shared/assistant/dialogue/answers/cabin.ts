import { fanLevel } from '../../../actions/climate.ts';
import { LOCK_PATHS, WINDOW_PATHS } from '../../../actions/body.ts';
import { seatLevel } from '../../../actions/seat.ts';
import type { Message } from '../../../language/message.ts';
import { DOORS, DOOR_PATHS, lockStateOf, type Door } from '../../../vehicle/car-state.ts';
import type { Frame } from '../../frame.ts';
import { degrees, word } from '../phrases/parts.ts';
import { row, together, unknown, valueOf, type Answer, type AnswerFacts } from './facts.ts';

const SIDES = ['driver', 'passenger'] as const;

const SET_PATHS = {
  driver: 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature',
  passenger: 'Vehicle.Cabin.HVAC.Station.Row1.Passenger.Temperature',
} as const;

const FAN = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed';

const SEAT_PATHS = {
  driver: 'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling',
  passenger: 'Vehicle.Cabin.Seat.Row1.PassengerSide.HeatingCooling',
} as const;

/** The positions that a question names; all of them when it names none. */
function asked<Position extends string>(
  frame: Frame,
  positions: readonly Position[],
): readonly Position[] {
  const ids = new Set(frame.slots.filter(({ role }) => role === 'position').map(({ id }) => id));
  const named = positions.filter((position) => ids.has(position));
  return named.length > 0 ? named : positions;
}

/** The set temperatures, the same on both sides in one; `null` when none is known. */
function setTemperatures(facts: AnswerFacts): Message | null {
  const { settings } = facts.car;
  const known = SIDES.flatMap((side) => {
    const celsius = valueOf(facts, SET_PATHS[side]);
    return celsius === undefined ? [] : [{ side, celsius }];
  });
  const [first, second] = known;
  if (!first) return null;
  if (second?.celsius === first.celsius) {
    return { key: 'answer.set.both', values: { degrees: degrees(first.celsius, settings) } };
  }
  const sides = known.map(({ side, celsius }) => ({
    key: 'answer.set.side',
    values: { side: word('zone', side), degrees: degrees(celsius, settings) },
  }));
  return { key: 'answer.set.sides', values: { sides: row(sides) } };
}

const airConditioning: Answer = (facts) => {
  const isCooling = valueOf(facts, 'Vehicle.Cabin.HVAC.IsAirConditioningActive');
  const fan = valueOf(facts, FAN);
  if (isCooling === undefined) return unknown(facts, 'airConditioning');
  if (fan === 0 || (!isCooling && fan === undefined)) return { key: 'answer.airConditioning.off' };
  if (!isCooling) return { key: 'answer.airConditioning.fanOnly' };
  return together({ key: 'answer.airConditioning.on' }, setTemperatures(facts));
};

const temperature: Answer = (facts) => {
  const celsius = valueOf(facts, 'Vehicle.Cabin.HVAC.AmbientAirTemperature');
  const set = setTemperatures(facts);
  if (celsius === undefined) return set ?? unknown(facts, 'temperature');
  const inside = degrees(Math.round(celsius), facts.car.settings);
  return together({ key: 'answer.temperature', values: { degrees: inside } }, set);
};

const setTemperature: Answer = (facts) =>
  setTemperatures(facts) ?? unknown(facts, 'setTemperature');

const outsideTemperature: Answer = (facts) => {
  const celsius = valueOf(facts, 'Vehicle.Exterior.AirTemperature');
  if (celsius === undefined) return unknown(facts, 'outsideTemperature');
  const outside = degrees(Math.round(celsius), facts.car.settings);
  return { key: 'answer.outsideTemperature', values: { degrees: outside } };
};

const fanSpeed: Answer = (facts) => {
  const percent = valueOf(facts, FAN);
  if (percent === undefined) return unknown(facts, 'fanSpeed');
  const level = fanLevel(percent);
  return level === 0
    ? { key: 'answer.fanSpeed.off' }
    : { key: 'answer.fanSpeed.on', values: { level } };
};

/** Which of the doors or windows asked about stand open. */
function openness(
  facts: AnswerFacts,
  frame: Frame,
  about: 'windows' | 'doors',
  isOpen: (door: Door) => boolean | undefined,
): Message {
  const meant = asked(frame, DOORS);
  const states = meant.map((door) => ({ door, open: isOpen(door) }));
  const open = states.filter((state) => state.open === true).map(({ door }) => door);
  const set = about === 'windows' ? 'window' : 'door';
  if (open.length === DOORS.length) return { key: `answer.${about}.allOpen` };
  if (open.length > 0) {
    return {
      key: `answer.${about}.open`,
      values: { which: row(open.map((door) => word(set, door))) },
    };
  }
  if (states.some((state) => state.open === undefined)) return unknown(facts, about);
  return meant.length === DOORS.length
    ? { key: `answer.${about}.closed` }
    : {
        key: `answer.${about}.theseClosed`,
        values: { which: row(meant.map((door) => word(set, door))) },
      };
}

const windows: Answer = (facts, frame) =>
  openness(facts, frame, 'windows', (door) => {
    const percent = valueOf(facts, WINDOW_PATHS[door]);
    return percent === undefined ? undefined : percent > 0;
  });

const doors: Answer = (facts, frame) =>
  openness(facts, frame, 'doors', (door) => valueOf(facts, DOOR_PATHS[door]));

const locks: Answer = (facts) => {
  const state = lockStateOf(DOORS.map((door) => valueOf(facts, LOCK_PATHS[door])));
  return state === 'unknown' ? unknown(facts, 'locks') : { key: `answer.locks.${state}` };
};

const trunk: Answer = (facts) => {
  const open = valueOf(facts, 'Vehicle.Body.Trunk.Rear.IsOpen');
  if (open === undefined) return unknown(facts, 'trunk');
  return { key: open ? 'answer.trunk.open' : 'answer.trunk.closed' };
};

const lights: Answer = (facts) => {
  const mode = valueOf(facts, 'Vehicle.Body.Lights.LightSwitch');
  if (mode === undefined) return unknown(facts, 'lights');
  const main: Message =
    mode === 'OFF'
      ? { key: 'answer.lights.off' }
      : { key: 'answer.lights.on', values: { mode: word('lights', mode) } };
  const isHigh = valueOf(facts, 'Vehicle.Body.Lights.Beam.High.IsOn') === true;
  return together(main, isHigh ? { key: 'answer.lights.highBeam' } : null);
};

const wipers: Answer = (facts) => {
  const mode = valueOf(facts, 'Vehicle.Body.Windshield.Front.Wiping.Mode');
  if (mode === undefined) return unknown(facts, 'wipers');
  return mode === 'OFF'
    ? { key: 'answer.wipers.off' }
    : { key: 'answer.wipers.on', values: { mode: word('wipers', mode) } };
};

const seats: Answer = (facts, frame) => {
  const told = asked(frame, SIDES).flatMap((side): Message[] => {
    const percent = valueOf(facts, SEAT_PATHS[side]);
    if (percent === undefined) return [];
    const level = seatLevel(percent);
    const how = level > 0 ? 'heated' : level < 0 ? 'cooled' : 'off';
    const values = { side: word('zone', side), level: Math.abs(level) };
    return [{ key: `answer.seats.${how}`, values }];
  });
  const [first, second = null] = told;
  return first ? together(first, second) : unknown(facts, 'seats');
};

const volume: Answer = (facts) => {
  const percent = valueOf(facts, 'Vehicle.Cabin.Infotainment.Media.Volume');
  return percent === undefined
    ? unknown(facts, 'volume')
    : { key: 'answer.volume', values: { percent } };
};

/** What is asked about the cabin and the body. */
export const CABIN_ANSWERS = {
  ...{ airConditioning, temperature, setTemperature, outsideTemperature, fanSpeed },
  ...{ windows, doors, locks, trunk, lights, wipers, seats, volume },
} as const satisfies Readonly<Record<string, Answer>>;
