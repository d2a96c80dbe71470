import { slotOf, type Frame } from '../../../shared/assistant/frame.ts';
import rules from '../../../resources/assistant/mac-slu/car.json' with { type: 'json' };
import { aspectOf } from './car-aspect.ts';
import { changeOf } from './car-change.ts';
import { bodyOf, middleOf, positionOf } from './car-place.ts';
import { splitOf, thingOf } from './car-thing.ts';
import { LABELS, slotsOf, type Label, type Parts } from './label.ts';
import { has, idOf } from './read-frame.ts';

const { word, car, domain } = LABELS;

/** A wish about the car among others, as the benchmark sees it. */
export interface CarLabelContext {
  /** The whole utterance, which slots point into. */
  readonly text: string;
  /** Whether the utterance has several wishes; some labels differ then. */
  readonly isOneOfMany: boolean;
}

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
    const named = slotOf(frame, 'aspect');
    const isNamed = named?.id === 'position' && context.text.startsWith(at, named.to);
    const seatMemory = isNamed ? named.text + at : at;
    return { ...parts, seatMemory, aspect: word.seatMemory };
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

function modeOf(frame: Frame, { isOneOfMany }: CarLabelContext): string | undefined {
  const mode = slotOf(frame, 'mode');
  if (!mode) return undefined;
  const isKept = has(rules.keptModes, mode.id) || (!isOneOfMany && !has(rules.alwaysBare, mode.id));
  return isKept ? mode.text : mode.text.replace(new RegExp(`${word.mode}$`, 'u'), '') || mode.text;
}
