import { fanLevel, fanPercent, MAX_FAN_LEVEL, CABIN_TEMPERATURE } from '../../actions/climate.ts';
import { targetOf } from '../../actions/target.ts';
import type { Frame } from '../frame.ts';
import type { Step } from '../step.ts';
import type { UnderstandingContext } from '../understanding-context.ts';
import { directionOf, has, numberOf, says, switchOf } from './said.ts';
import { zoneSaid } from './seats.ts';
import { act, ask, perform, type Resolution, type Rule } from './wish.ts';

const FAN = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed';
const MIDDLE_FAN_LEVEL = 4;

/** Degrees that "a bit warmer" means, and "I am freezing". */
const SLIGHTLY_C = 1;
const MUCH_C = 2;

/** Wishes about temperature, air, and demisting; `null` for anything else. */
export const resolveClimate: Rule = (frame, context) =>
  defrosted(frame) ??
  circulated(frame) ??
  synced(frame) ??
  directed(frame) ??
  blown(frame, context) ??
  tempered(frame, context) ??
  automatic(frame) ??
  switched(frame);

const isOn = (frame: Frame): boolean => switchOf(frame) !== false;

function defrosted(frame: Frame): Resolution {
  const isRear =
    says(frame, 'feature', 'rearDefrost') ||
    (says(frame, 'device', 'rearWindow') && (has(frame, 'feature') || frame.intent === 'feel')) ||
    (says(frame, 'feature', 'defrost', 'demist') && says(frame, 'position', 'rear'));
  if (isRear && says(frame, 'position', 'front')) {
    const on = isOn(frame);
    return perform(
      act('climate.setFrontDefroster', { on }),
      act('climate.setRearDefroster', { on }),
    );
  }
  if (isRear) return perform(act('climate.setRearDefroster', { on: isOn(frame) }));
  const isOfMirror = says(frame, 'device', 'mirror', 'rearviewMirror');
  const isFront = says(frame, 'feature', 'frontDefrost', 'defrost', 'demist') && !isOfMirror;
  return isFront ? perform(act('climate.setFrontDefroster', { on: isOn(frame) })) : null;
}

function circulated(frame: Frame): Resolution {
  const isFresh = says(frame, 'mode', 'freshAir');
  const isInside = says(frame, 'mode', 'recirculation') || says(frame, 'feature', 'recirculation');
  if (!isFresh && !isInside) return null;
  return perform(act('climate.setRecirculation', { on: isInside === isOn(frame) }));
}

function synced(frame: Frame): Resolution {
  const isSync = says(frame, 'mode', 'sync') || says(frame, 'feature', 'sync');
  return isSync ? perform(act('climate.setSync', { on: isOn(frame) })) : null;
}

function automatic(frame: Frame): Resolution {
  if (!says(frame, 'mode', 'auto')) return null;
  const isOther = has(frame, 'device') && !says(frame, 'device', 'airConditioning', 'fan', 'vent');
  return isOther ? null : perform(act('climate.setAuto', { on: isOn(frame) }));
}

const AIRFLOW = ['face', 'feet', 'windscreen', 'body'] as const;

function directed(frame: Frame): Resolution {
  // "Not at my feet" does not say where else.
  if (says(frame, 'value', ...AIRFLOW) && !isOn(frame)) return { kind: 'unsupported', frame };
  if (says(frame, 'value', 'faceAndFeet', 'feetAndWindscreen', 'sweep', 'away')) {
    return isAir(frame) ? { kind: 'unsupported', frame } : null;
  }
  if (says(frame, 'value', 'windscreen')) return direction('UP');
  if (says(frame, 'value', 'feet')) return direction('DOWN');
  if (says(frame, 'value', 'face', 'body')) return direction('MIDDLE');
  if (!isAir(frame)) return null;
  if (says(frame, 'value', 'up')) return direction('UP');
  if (says(frame, 'value', 'down')) return direction('DOWN');
  return says(frame, 'value', 'forward') ? direction('MIDDLE') : null;
}

const direction = (to: 'UP' | 'MIDDLE' | 'DOWN') =>
  perform(act('climate.setAirDistribution', { direction: to }));

function isAir(frame: Frame): boolean {
  return (
    says(frame, 'aspect', 'fanSpeed', 'wind', 'airDirection') ||
    says(frame, 'device', 'fan', 'vent')
  );
}

function blown(frame: Frame, context: UnderstandingContext): Resolution {
  const level = numberOf(frame, 'level');
  const isAirConditioning = says(frame, 'device', 'airConditioning');
  const isMeant =
    (isAir(frame) && !says(frame, 'aspect', 'temperature')) ||
    (isAirConditioning &&
      (says(frame, 'feature', 'ventilation') || frame.slots.some(({ unit }) => unit === 'level')));
  if (!isMeant || frame.slots.some(({ unit }) => unit === 'celsius')) return null;
  const by = directionOf(frame);
  if (by !== undefined && !isTarget(frame)) return blownBy(frame, by * (level ?? 1), context);
  if (level !== undefined) return atFanLevel(frame, level);
  const percent = numberOf(frame, 'percent');
  if (percent !== undefined) return perform(act('climate.setFanSpeed', { percent }));
  if (says(frame, 'value', 'max', 'full', 'high')) return atFanLevel(frame, MAX_FAN_LEVEL);
  if (says(frame, 'value', 'min', 'low')) return atFanLevel(frame, 1);
  if (says(frame, 'value', 'middle', 'medium')) return atFanLevel(frame, MIDDLE_FAN_LEVEL);
  // One of the vents is not all of the air.
  if (says(frame, 'device', 'vent') && has(frame, 'position'))
    return { kind: 'unsupported', frame };
  if (switchOf(frame) === false) return atFanLevel(frame, 0);
  // A way to blow that the car has not is no speed.
  if (has(frame, 'mode')) return { kind: 'unsupported', frame };
  if (says(frame, 'operation', 'set')) return ask('fanSpeed', frame);
  return switchOf(frame) === true ? perform(act('climate.setPower', { on: true })) : null;
}

/** "To" a value rather than "by" it. */
function isTarget(frame: Frame): boolean {
  return says(frame, 'operation', 'set') || says(frame, 'value', 'max', 'min');
}

function atFanLevel(frame: Frame, level: number): Step {
  const isStep = Number.isInteger(level) && level >= 0 && level <= MAX_FAN_LEVEL;
  if (!isStep) return ask('fanSpeed', frame);
  return perform(act('climate.setFanSpeed', { percent: fanPercent(level) }));
}

function blownBy(frame: Frame, steps: number, { car }: UnderstandingContext): Step {
  const now = car ? targetOf(car, FAN) : undefined;
  if (now === undefined) return ask('fanSpeed', frame);
  return perform(act('climate.setFanSpeed', { percent: fanPercent(fanLevel(now) + steps) }));
}

function tempered(frame: Frame, context: UnderstandingContext): Resolution {
  const celsius = numberOf(frame, 'celsius');
  const by = directionOf(frame);
  const isAboutTemperature =
    says(frame, 'aspect', 'temperature') ||
    (celsius !== undefined && frame.slots.some(({ unit }) => unit === 'celsius')) ||
    isBareDegrees(frame, celsius);
  const isExtreme = says(frame, 'value', 'max', 'min');
  if (has(frame, 'device') && !says(frame, 'device', 'airConditioning', 'fan', 'vent')) return null;
  const isClimate = isAboutTemperature || says(frame, 'device', 'airConditioning');
  if (
    !isClimate ||
    (!isAboutTemperature && celsius === undefined && !isExtreme && by === undefined)
  )
    return null;
  const zone = zoneSaid(frame, context);
  if (zone === null) return { kind: 'unsupported', frame };
  if (isExtreme) {
    const limit = says(frame, 'value', 'max') ? CABIN_TEMPERATURE.max : CABIN_TEMPERATURE.min;
    return perform(act('climate.setTemperature', { zone, celsius: limit }));
  }
  if (by !== undefined && !isTarget(frame)) {
    const size = celsius ?? (says(frame, 'value', 'much') ? MUCH_C : SLIGHTLY_C);
    return perform(act('climate.adjustTemperature', { zone, delta: by * size }));
  }
  if (celsius === undefined) return ask('temperature', frame);
  const set = act('climate.setTemperature', { zone, celsius });
  const isSwitchedOn =
    says(frame, 'device', 'airConditioning') && says(frame, 'operation', 'on', 'open');
  return isSwitchedOn ? perform(act('climate.setPower', { on: true }), set) : perform(set);
}

/** A number that can only be degrees: nothing else was named, and it is in their range. */
function isBareDegrees(frame: Frame, celsius: number | undefined): boolean {
  if (celsius === undefined || has(frame, 'device', 'feature', 'aspect', 'mode')) return false;
  const isSet = says(frame, 'operation', 'set') || has(frame, 'position');
  return isSet && celsius >= CABIN_TEMPERATURE.min && celsius <= CABIN_TEMPERATURE.max;
}

function switched(frame: Frame): Resolution {
  const isCooling = says(frame, 'mode', 'cooling', 'ac') || says(frame, 'feature', 'cooling');
  const isClimate = says(frame, 'device', 'airConditioning');
  if (!isCooling && !isClimate) return null;
  if (!isCooling && has(frame, 'mode', 'feature')) return { kind: 'unsupported', frame };
  const on = switchOf(frame);
  // "Adjust the air conditioning" does not say how.
  if (on === undefined || says(frame, 'operation', 'set', 'want')) return { kind: 'nothing' };
  return perform(act(isCooling ? 'climate.setAirConditioning' : 'climate.setPower', { on }));
}
