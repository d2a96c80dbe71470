import { fanLevel } from '../../../actions/climate.ts';
import { temperatureIn } from '../../../settings/units.ts';
import {
  degrees,
  either,
  filled,
  phrase,
  plain,
  word,
  worded,
  type Fields,
  type Phrase,
} from './parts.ts';

/** A difference of temperatures in the driver's unit. */
function difference(delta: number, unit: 'celsius' | 'fahrenheit'): number {
  const span = temperatureIn(unit, Math.abs(delta)) - temperatureIn(unit, 0);
  return Math.round(span * 10) / 10;
}

const heated = ({ seat, level }: Fields) => {
  const steps = Number(level);
  const what = steps > 0 ? 'heat' : steps < 0 ? 'cool' : 'off';
  return {
    key: `wish.seat.setHeatingCooling.${what}`,
    values: { seat: word('seat', seat), level: Math.abs(steps) },
  };
};

/** Climate, seats, body, lights, and the displays. */
export const CAR_PHRASES = {
  'climate.setTemperature': ({ zone, celsius }, facts) => ({
    key: 'wish.climate.setTemperature',
    values: { zone: word('zone', zone), degrees: degrees(Number(celsius), facts) },
  }),
  'climate.adjustTemperature': ({ zone, delta }, { temperatureUnit }) => ({
    key: `wish.climate.adjustTemperature.${Number(delta) < 0 ? 'down' : 'up'}`,
    values: { zone: word('zone', zone), degrees: difference(Number(delta), temperatureUnit) },
  }),
  'climate.setFanSpeed': ({ percent }) =>
    percent === 0
      ? { key: 'wish.climate.setFanSpeed.off' }
      : { key: 'wish.climate.setFanSpeed.on', values: { level: fanLevel(Number(percent)) } },
  'climate.setAirDistribution': worded('climate.setAirDistribution', 'direction', 'direction'),
  'climate.setPower': either('climate.setPower', 'on'),
  'climate.setAirConditioning': either('climate.setAirConditioning', 'on'),
  'climate.setAuto': either('climate.setAuto', 'on'),
  'climate.setSync': either('climate.setSync', 'on'),
  'climate.setRecirculation': either('climate.setRecirculation', 'on'),
  'climate.setFrontDefroster': either('climate.setFrontDefroster', 'on'),
  'climate.setRearDefroster': either('climate.setRearDefroster', 'on'),
  'seat.setHeatingCooling': heated,
  'seat.setSteeringWheelHeating': either('seat.setSteeringWheelHeating', 'on'),
  'window.setPosition': ({ window, percent }) => {
    const how = percent === 0 ? 'close' : percent === 100 ? 'open' : 'part';
    return {
      key: `wish.window.setPosition.${how}`,
      values: { window: word('window', window), percent: plain(percent) },
    };
  },
  'door.setLocked': either('door.setLocked', 'locked'),
  'trunk.setOpen': either('trunk.setOpen', 'open'),
  'lights.setSwitch': ({ mode }) =>
    mode === 'OFF'
      ? { key: 'wish.lights.setSwitch.off' }
      : { key: 'wish.lights.setSwitch.on', values: { mode: word('lights', mode) } },
  'lights.setHighBeam': either('lights.setHighBeam', 'on'),
  'wipers.setMode': ({ mode }) =>
    mode === 'OFF'
      ? { key: 'wish.wipers.setMode.off' }
      : { key: 'wish.wipers.setMode.on', values: { mode: word('wipers', mode) } },
  'trip.reset': phrase('trip.reset'),
  'display.setTheme': worded('display.setTheme', 'theme', 'mode'),
  'display.setLanguage': worded('display.setLanguage', 'language', 'language'),
  'display.setDistanceUnit': worded('display.setDistanceUnit', 'unit', 'unit'),
  'display.setTemperatureUnit': worded('display.setTemperatureUnit', 'unit', 'unit'),
  'display.setPressureUnit': worded('display.setPressureUnit', 'unit', 'unit'),
  'panel.open': worded('panel.open', 'panel', 'panel'),
  'panel.close': phrase('panel.close'),
  'privacy.setConsent': ({ purpose, isGranted }) => ({
    key: `wish.privacy.setConsent.${isGranted === true ? 'yes' : 'no'}`,
    values: { purpose: word('purpose', purpose) },
  }),
  'privacy.erase': worded('privacy.erase', 'purpose', 'purpose'),
  'assistant.listen': phrase('assistant.listen'),
  'assistant.endOfSpeech': phrase('assistant.endOfSpeech'),
  'assistant.cancel': phrase('assistant.cancel'),
  'assistant.submit': filled('assistant.submit', 'text'),
  'assistant.choose': ({ index }) => ({
    key: 'wish.assistant.choose',
    values: { number: Number(index) + 1 },
  }),
  'assistant.confirm': either('assistant.confirm', 'isConfirmed'),
  'assistant.undo': phrase('assistant.undo'),
  'assistant.repeat': phrase('assistant.repeat'),
  'assistant.setWakeWord': either('assistant.setWakeWord', 'on'),
} as const satisfies Readonly<Record<string, Phrase>>;
