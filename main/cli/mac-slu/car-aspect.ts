import { slotOf, type Frame, type Slot } from '../../../shared/assistant/frame.ts';
import rules from '../../../resources/assistant/mac-slu/car.json' with { type: 'json' };
import { isRelative, levelSaid } from './car-change.ts';
import { LABELS, type Parts } from './label.ts';
import { has, idOf } from './read-frame.ts';

const { word } = LABELS;

/** What of a thing is changed: its temperature, its brightness, its direction. */
export function aspectOf(frame: Frame, parts: Parts): string | undefined {
  const values = frame.slots.filter(({ role }) => role === 'value');
  const is = (list: readonly string[]) => values.some(({ id }) => has(list, id));
  if (is(rules.airflow)) return word.airDirection;
  if (parts.mode !== undefined) return word.mode;
  const aspect = slotOf(frame, 'aspect');
  if (aspect?.text === word.mode && (parts.feature ?? parts.function) !== undefined)
    return undefined;
  const aspectWords: Readonly<Record<string, string>> = rules.aspectWords;
  if (aspect && aspect.text !== '') return aspectWords[aspect.text] ?? aspect.text;
  if (parts.sound !== undefined) return word.sound;
  if (is(rules.motions) || rules.ways.includes(parts.value ?? '')) return word.direction;
  if (is(rules.colours)) return word.colour;
  if (parts.value === undefined) return undefined;
  const device = idOf(frame, 'device');
  const turn = slotOf(frame, 'operation');
  const unit = (name: Slot['unit']) => values.some((value) => value.unit === name);
  if (unit('celsius')) return word.temperature;
  if (turn?.id === 'move' && is(rules.middles)) return word.direction;
  if (unit('s')) return rules.duration;
  if (has(rules.opening, device)) return word.opening;
  if (has(rules.intervalDevices, device)) return rules.interval;
  if (has(rules.tightDevices, device)) return rules.tightness;
  if (idOf(frame, 'feature') === 'heating') return word.temperature;
  if (idOf(frame, 'feature') === 'ventilation') return word.wind;
  const turned: Readonly<Record<string, string>> = rules.aspectOfTurn;
  const isTurned = turn !== undefined && isRelative(turn) && !levelSaid(frame);
  const about = isTurned && parts.object !== undefined ? turned[turn.text.at(-1) ?? ''] : undefined;
  if (about !== undefined) return about;
  return has(rules.screens, device) ? word.brightness : stateOf(values, device);
}

/** What "too high" or "coldest" is said of, and what a bare number is for the air conditioning. */
function stateOf(values: readonly Slot[], device: string | undefined): string | undefined {
  const states: Readonly<Record<string, string>> = rules.aspectOfState;
  const [first] = values;
  const isState = has(['tooMuch', 'tooLittle', 'max', 'min'], first?.id);
  const state = isState
    ? Object.keys(states).find((said) => first?.text.includes(said))
    : undefined;
  if (state !== undefined) return states[state];
  const { value = 0, unit } = first ?? {};
  const isDegrees = unit === undefined && value >= rules.degreesFrom && value <= rules.degreesTo;
  return device === 'airConditioning' && isDegrees ? word.temperature : undefined;
}
