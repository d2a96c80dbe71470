import { slotOf, type Frame, type Slot } from '../../../shared/assistant/frame.ts';
import rules from '../../../resources/assistant/mac-slu/car.json' with { type: 'json' };
import { LABELS, type Parts } from './label.ts';

const { word } = LABELS;

/** What is done, as the benchmark writes it: verb, particle between verb and value, value. */
export function changeOf(frame: Frame, text: string): Parts {
  const level = levelSaid(frame);
  const operations = frame.slots.filter((slot) => slot.role === 'operation' && slot !== level);
  const relative = operations.find(isRelative);
  const verbs = operations.filter((slot) => slot !== relative);
  const verb = verbs.find(({ id }) => id !== 'set' && id !== 'want') ?? verbs[0];
  const values = frame.slots
    .filter((slot) => slot.role === 'value' || slot === level)
    .sort((a, b) => a.from - b.from);
  if (relative) return relativeChange(frame, text, relative, values, verb);
  const value = joined(text, values);
  const [first] = values;
  if (!verb) {
    return {
      operation: value === undefined ? undefined : word.adjust,
      particle: particleBefore(text, first),
      value,
      ...offsetOf(first),
    };
  }
  const act = actOf(verb, frame);
  // "Turn towards me": the word for where is part of the verb.
  if (
    verb.text === rules.turning &&
    value?.startsWith(rules.turnedToward) &&
    first?.from === verb.to
  ) {
    return { operation: act + rules.turnedToward, value: value.slice(rules.turnedToward.length) };
  }
  const particle =
    (verb.id === 'set' || verb.id === 'back') && verb.text.length > 1
      ? rules.particles.find((end) => verb.text.endsWith(end))
      : undefined;
  if (particle === undefined) {
    const mode = slotOf(frame, 'feature') && slotOf(frame, 'mode');
    return {
      operation: act,
      particle: verb.id === 'set' ? particleBefore(text, mode) : undefined,
      value,
      ...offsetOf(first),
    };
  }
  const stem = verb.text.slice(0, -particle.length);
  if (isWhole(frame) && value !== undefined) {
    return { operation: word.adjust, particle, value: verb.text + value };
  }
  const plain: Readonly<Record<string, string>> = rules.plainVerbs;
  const isWithMode = slotOf(frame, 'mode') !== undefined && rules.wholeWithMode.includes(stem);
  const isBare =
    rules.bareAlways.includes(stem) ||
    (rules.bareStems.includes(stem) && isPlain(frame) && !isWithMode);
  const operation = plain[verb.text] ?? (isBare ? stem : verb.text);
  return { operation, particle, value: shortened(value, frame) };
}

/** Whether a verb says more or less of something. */
export function isRelative({ id, text }: Slot): boolean {
  return id === 'increase' || id === 'decrease' || rules.relativeVerbs.includes(text);
}

/** "Set it *to* strong": what else turns a thing up or down is a level there. */
export function levelSaid(frame: Frame): Slot | undefined {
  const operations = frame.slots.filter(({ role }) => role === 'operation');
  return operations.find(
    (slot) =>
      isRelative(slot) &&
      slot.text.length === 1 &&
      operations.some(
        (verb) =>
          verb.id === 'set' &&
          verb.to === slot.from &&
          rules.particles.some((end) => verb.text.endsWith(end)),
      ),
  );
}

/** "Turn it up a bit" is one value, however it is said. */
function relativeChange(
  frame: Frame,
  text: string,
  relative: Slot,
  values: readonly Slot[],
  verb: Slot | undefined,
): Parts {
  const end = values.reduce((to, value) => (value.from === to ? value.to : to), relative.to);
  const [, way] = new RegExp(rules.turnedTo, 'u').exec(relative.text) ?? [];
  if (way !== undefined && slotOf(frame, 'device')) return { operation: rules.turn, value: way };
  const isNumber = values.some(({ id, value }) => value !== undefined || id === 'half');
  const said = text.slice(relative.from, end);
  const sign = isNumber ? undefined : signOf(relative.text);
  const isClimate = slotOf(frame, 'device')?.id === 'airConditioning';
  const isFan = slotOf(frame, 'aspect')?.id === 'fanSpeed';
  const isBare =
    isClimate && isFan && values.length > 0 && !verb && relative.text.startsWith(rules.turn);
  return {
    operation: isBare ? rules.turn : verb && verb.text.length > 1 ? verb.text : word.adjust,
    value: sign ?? said,
  };
}

function signOf(verb: string): string | undefined {
  if (rules.plus.includes(verb)) return '+';
  return rules.minus.includes(verb) ? '-' : undefined;
}

/** The first value, with those that follow it at once. */
function joined(text: string, values: readonly Slot[]): string | undefined {
  const [first] = values;
  if (!first) return undefined;
  const to = values.reduce((end, value) => (value.from === end ? value.to : end), first.to);
  return text.slice(first.from, to);
}

/** "Fan speed *to* three": the particle stands alone. */
function particleBefore(text: string, slot: Slot | undefined): string | undefined {
  return slot && rules.particles.find((end) => text.charAt(slot.from - 1) === end);
}

function offsetOf(value: Slot | undefined): Parts {
  const offsets: Readonly<Record<string, string>> = rules.offsets;
  const id = value?.id ?? '';
  return {
    ...(rules.truthParticles.includes(id) ? { particle: rules.true } : {}),
    ...(offsets[id] === undefined ? {} : { offset: offsets[id] }),
  };
}

function actOf(verb: Slot, frame: Frame): string {
  const words: Readonly<Record<string, string>> = rules.actWords;
  const isLast = frame.slots.every(({ role, from }) => role === 'operation' || from < verb.from);
  const said =
    isLast && verb.text.length > 3 ? verb.text.replace(new RegExp(rules.aBit, 'u'), '') : verb.text;
  if (said !== '') return words[said] ?? said;
  return verb.id === 'off' ? word.close : word.open;
}

/** Brightness of lights: verb and end of the scale are one value. */
function isWhole(frame: Frame): boolean {
  const aspect = slotOf(frame, 'aspect')?.text;
  const device = slotOf(frame, 'device')?.id ?? '';
  return (
    aspect !== undefined &&
    rules.brightnessWhole.includes(aspect) &&
    !rules.screens.includes(device)
  );
}

/** Climate and sound without a further thing: the verb is written without its particle. */
function isPlain(frame: Frame): boolean {
  const device = slotOf(frame, 'device')?.id;
  if (device === undefined || device === 'airConditioning' || rules.screens.includes(device))
    return true;
  const verb = slotOf(frame, 'operation')?.text;
  return verb?.startsWith(rules.openStem) === true || slotOf(frame, 'mode') !== undefined;
}

function shortened(said: string | undefined, frame: Frame): string | undefined {
  if (said === undefined) return undefined;
  const isDegree = slotOf(frame, 'aspect')?.id === 'temperature';
  const degrees = rules.degrees.find((unit) => said.endsWith(unit));
  return isDegree && degrees !== undefined ? said.slice(0, -degrees.length) : said;
}
