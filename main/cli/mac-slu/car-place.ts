import { slotOf, type Frame } from '../../../shared/assistant/frame.ts';
import rules from '../../../resources/assistant/mac-slu/car.json' with { type: 'json' };
import { LABELS } from './label.ts';

const { word } = LABELS;

/** Positions that are listed keep the word between them and the thing. */
export function positionOf(frame: Frame, text: string): string | undefined {
  const positions = frame.slots.filter(({ role }) => role === 'position');
  const [first, second] = positions;
  if (!first) return undefined;
  const isList = second?.from === first.from && first.text.length > 3;
  const of = text.charAt(first.to);
  const thing = slotOf(frame, 'aspect') ?? slotOf(frame, 'device');
  if (rules.after.includes(first.text) && thing && thing.from < first.from) return word.all;
  return isList && of === rules.of ? first.text + of : first.text;
}

/** "The middle vent": the word for a place, not for how far. */
export function middleOf(frame: Frame, text: string): string | undefined {
  const middle = slotOf(frame, 'value');
  const device = slotOf(frame, 'device');
  if (middle?.id !== 'middle' || !device || middle.to > device.from) return undefined;
  const between = text.slice(middle.to, device.from);
  return between === '' || between === rules.of ? middle.text : undefined;
}

/** The part of the body that a wish is about, which no slot of ours holds. */
export function bodyOf(frame: Frame): string | undefined {
  return rules.bodyParts.find(
    (part) => frame.text.includes(part) && frame.slots.every(({ text }) => !text.includes(part)),
  );
}
