import { slotOf, type Frame, type Role, type Slot } from '../../../shared/assistant/frame.ts';
import rules from '../../../resources/assistant/mac-slu/car.json' with { type: 'json' };
import { changeOf, levelSaid } from './car-change.ts';
import { LABELS, slotsOf, type Label, type Parts } from './label.ts';

const { word, car, domain } = LABELS;

/** A wish about the car among others, as the benchmark sees it. */
export interface CarLabelContext {
  /** The whole utterance, which slots point into. */
  readonly text: string;
  /** Whether the utterance has several wishes; some labels differ then. */
  readonly isOneOfMany: boolean;
}

const has = (list: readonly string[], text: string | undefined): boolean =>
  text !== undefined && list.includes(text);

const idOf = (frame: Frame, role: Role): string | undefined => slotOf(frame, role)?.id;

/** The label of a frame about the car or its head unit; `null` for one that names nothing. */
export function carLabel(frame: Frame, context: CarLabelContext): Label | null {
  const parts =
    frame.intent === 'query'
      ? askedOf(frame)
      : frame.intent === 'feel'
        ? feltOf(frame)
        : partsOf(frame, context);
  if (!parts) return null;
  return { domain: domain.car, intent: car[kindOf(parts, frame)], slots: slotsOf(parts) };
}

/** `unit` for what is on the screen or in the system, `body` for things, `inform` without a thing. */
function kindOf(parts: Parts, frame: Frame): keyof typeof car {
  const { object, module, feature } = parts;
  if (module !== undefined && object === undefined) return 'unit';
  if (has(rules.unitFeatures, feature)) return 'unit';
  const isOnUnit = has(rules.unitDevices, idOf(frame, 'device'));
  if (isOnUnit && module === undefined && !has(rules.bodyScreens, object)) return 'unit';
  if (parts.page !== undefined && object === undefined) return 'unit';
  const thing = object ?? feature ?? parts.function ?? parts.subfunction ?? parts.seatMemory;
  return thing === undefined ? 'inform' : 'body';
}

function askedOf(frame: Frame): Parts | null {
  const questions: Readonly<Record<string, string>> = rules.questions;
  const topic = questions[idOf(frame, 'topic') ?? ''];
  return topic === undefined ? null : { function: topic, operation: word.view };
}

/** A complaint is the wish that would end it. */
function feltOf(frame: Frame): Parts | null {
  if (slotOf(frame, 'feature')) {
    return { object: word.airConditioning, feature: word.defrost, operation: word.open };
  }
  if (idOf(frame, 'aspect') !== 'temperature') return null;
  const value = idOf(frame, 'operation') === 'decrease' ? '-' : '+';
  return {
    position: slotOf(frame, 'position')?.text,
    value,
    aspect: word.temperature,
    operation: word.adjust,
  };
}

function partsOf(frame: Frame, context: CarLabelContext): Parts | null {
  const thing = thingOf(frame);
  const change = changeOf(frame, context.text);
  const mode = modeOf(frame, context);
  const parts: Parts = {
    position: positionOf(frame, context.text) ?? middleOf(frame, context.text),
    body: bodyOf(frame),
    mode,
    ...thing,
    ...change,
    ...(isCause(frame) ? { value: undefined } : {}),
    ...(middleOf(frame, context.text) === undefined ? {} : { value: undefined }),
    page: slotOf(frame, 'page')?.text,
  };
  for (const { text } of frame.slots) Object.assign(parts, splitOf(text));
  if (
    idOf(frame, 'device') === 'door' &&
    frame.slots.some(({ id }) => id === 'lock' || id === 'unlock')
  ) {
    parts.object = rules.doorLock;
  }
  if (
    slotOf(frame, 'aspect')?.text === word.mode &&
    parts.mode === undefined &&
    parts.function !== undefined
  ) {
    parts.function += word.mode;
  }
  const isNamedMode = slotOf(frame, 'aspect')?.text === word.mode && thing.feature === undefined;
  if (isNamedMode && parts.mode !== undefined && parts.mode !== mode) parts.mode += word.mode;
  const at = parts.value ?? parts.mode;
  if (idOf(frame, 'feature') === 'memory' && at !== undefined) {
    Object.assign(parts, {
      object: word.seat,
      feature: undefined,
      value: undefined,
      mode: undefined,
    });
    return { ...parts, seatMemory: at, aspect: word.seatMemory };
  }
  const mute = frame.slots.find(({ role, id }) => role === 'operation' && id === 'mute');
  if (mute) Object.assign(parts, { operation: word.open, mode: rules.mute });
  const shape = frame.slots.find(
    ({ role, id }) => role === 'operation' && has(rules.shapeOperations, id),
  );
  if (shape) Object.assign(parts, { feature: shape.text, operation: word.open });
  if (has(rules.energyModes, idOf(frame, 'mode'))) {
    Object.assign(parts, { mode: undefined, value: slotOf(frame, 'mode')?.text });
    return { ...parts, aspect: rules.energy };
  }
  const aspect = aspectOf(frame, parts);
  const isNamed = thing.object ?? thing.feature ?? thing.function ?? thing.module ?? parts.page;
  if (isNamed === undefined && aspect === undefined && parts.sound === undefined) {
    if (parts.feature === undefined && parts.object === undefined) return null;
  }
  if (parts.operation === undefined && !context.isOneOfMany) parts.operation = word.open;
  return { ...parts, aspect };
}

function splitOf(text: string): Parts {
  const split: Readonly<Record<string, Parts | undefined>> = rules.split;
  const own = split[text];
  if (!own) return {};
  const isPart = 'feature' in own || 'function' in own;
  const part = isPart ? { feature: undefined, function: undefined } : {};
  const isWhole = 'object' in own || 'module' in own || (isPart && rules.wholes.includes(text));
  const whole = isWhole ? { object: undefined, module: undefined } : {};
  return { ...part, ...whole, ...own };
}

/** Positions that are listed keep the word between them and the thing. */
function positionOf(frame: Frame, text: string): string | undefined {
  const positions = frame.slots.filter(({ role }) => role === 'position');
  const [first, second] = positions;
  if (!first) return undefined;
  const isList = second?.from === first.from && first.text.length > 3;
  const of = text.charAt(first.to);
  const thing = slotOf(frame, 'aspect') ?? slotOf(frame, 'device');
  if (rules.after.includes(first.text) && thing && thing.from < first.from) return word.all;
  return isList && of === rules.of ? first.text + of : first.text;
}

/** "It is too hot, switch the air on": why something is switched is no amount of it. */
function isCause(frame: Frame): boolean {
  const operation = slotOf(frame, 'operation');
  const value = slotOf(frame, 'value');
  const isSwitch = operation?.id === 'on' || operation?.id === 'off';
  return isSwitch && value?.id === 'tooMuch' && value.to <= operation.from;
}

/** "The middle vent": the word for a place, not for how far. */
function middleOf(frame: Frame, text: string): string | undefined {
  const middle = slotOf(frame, 'value');
  const device = slotOf(frame, 'device');
  if (middle?.id !== 'middle' || !device || middle.to > device.from) return undefined;
  const between = text.slice(middle.to, device.from);
  return between === '' || between === rules.of ? middle.text : undefined;
}

/** The part of the body that a wish is about, which no slot of ours holds. */
function bodyOf(frame: Frame): string | undefined {
  return rules.bodyParts.find(
    (part) => frame.text.includes(part) && frame.slots.every(({ text }) => !text.includes(part)),
  );
}

/** What a wish is about: a device, a feature of it, or a function of its own. */
function thingOf(frame: Frame): Parts {
  const device = slotOf(frame, 'device');
  const feature = slotOf(frame, 'feature');
  const isModule = has(rules.moduleDevices, device?.id);
  const isFeature = has(rules.featureDevices, device?.id);
  const isUnknown = feature !== undefined && feature.id === undefined && device === undefined;
  const own = isUnknown || has(rules.functions, feature?.id);
  const groups: Readonly<Record<string, string>> = rules.subfunctions;
  const group = groups[feature?.id ?? ''];
  const isSound = has(rules.soundFeatures, feature?.id);
  const isFront =
    has(rules.splitFront, device?.id) && rules.front.some((at) => device?.text.startsWith(at));
  const named = device?.text === '' ? word.screen : device?.text;
  const object = isModule || isFeature ? undefined : isFront ? named?.slice(1) : named;
  const part = feature?.text === '' ? rules.reminder : feature?.text;
  return {
    object,
    ...(isFront ? { position: named?.slice(0, 1) } : {}),
    module: isModule ? device?.text : undefined,
    feature: isFeature ? device?.text : own || isSound || group !== undefined ? undefined : part,
    function: group ?? (own ? part : undefined),
    subfunction: group === undefined ? undefined : part,
    sound: isSound ? part : undefined,
    interiorLight: has(rules.interiorLights, device?.id) ? object : undefined,
    exteriorLight: has(rules.exteriorLights, device?.id) ? object : undefined,
  };
}

function modeOf(frame: Frame, { isOneOfMany }: CarLabelContext): string | undefined {
  const mode = slotOf(frame, 'mode');
  if (!mode) return undefined;
  const isKept = has(rules.keptModes, mode.id) || (!isOneOfMany && !has(rules.alwaysBare, mode.id));
  return isKept ? mode.text : mode.text.replace(new RegExp(`${word.mode}$`, 'u'), '') || mode.text;
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

function aspectOf(frame: Frame, parts: Parts): string | undefined {
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
  const isTurned = (turn?.id === 'increase' || turn?.id === 'decrease') && !levelSaid(frame);
  const about = isTurned && parts.object !== undefined ? turned[turn.text.at(-1) ?? ''] : undefined;
  if (about !== undefined) return about;
  return has(rules.screens, device) ? word.brightness : stateOf(values, device);
}
