import { slotOf, type Frame, type Role } from '../frame.ts';
import { namesIn } from '../names/names-in.ts';
import { modelsIn } from '../resolve/ownership.ts';
import type { AskedFor } from '../step.ts';
import type { UnderstandingContext } from '../understanding-context.ts';
import { isPartial, merged } from './merge.ts';

/** Answers that are a name as it is said. */
const NAMED: Readonly<Partial<Record<AskedFor, Role>>> = {
  destination: 'destination',
  via: 'destination',
  playlist: 'playlist',
  music: 'title',
};

/** Answers that say where, how much, or how far. */
const MEASURED: ReadonlySet<AskedFor> = new Set([
  'position',
  'window',
  'temperature',
  'fanSpeed',
  'seatLevel',
  'volume',
  'charge',
]);

/** Longer than any name. */
const MAX_NAME = 32;

/**
 * The wish that the assistant asked about, completed by an utterance that says nothing else; `null`
 * where nothing was asked, or the driver went on to something else.
 *
 * @param isWish whether a frame is a wish on its own
 */
export function answerTo(
  frames: readonly Frame[],
  text: string,
  context: UnderstandingContext,
  isWish: (frame: Frame) => boolean,
): Frame | null {
  const { asked } = context.conversation;
  if (!asked?.pending) return null;
  const { pending } = asked;
  const [first] = frames;
  if (asked.for === 'model' || asked.for === 'product') {
    const isNamed =
      asked.for === 'model'
        ? modelsIn({ text }, context).length > 0
        : namesIn(text, productsOf(context), ({ name }) => [name]).length > 0;
    return isNamed ? { ...pending, text } : null;
  }
  if (MEASURED.has(asked.for)) {
    return first && frames.length === 1 && isMeasure(first) ? merged(pending, first) : null;
  }
  if (asked.for === 'choice') {
    const isThing = first?.domain === pending.domain && !slotOf(first, 'operation');
    return first && isThing && isPartial(pending) ? merged(pending, first) : null;
  }
  if (asked.for === 'litres') {
    return first && slotOf(first, 'quantity') ? merged(pending, first) : null;
  }
  const role = NAMED[asked.for];
  const isOther = frames.some(
    (frame) => (frame.domain === 'dialogue' && frame.intent !== 'name') || isWish(frame),
  );
  if (role === undefined || isOther || text.length === 0 || text.length > MAX_NAME) return null;
  const slots = pending.slots.filter((slot) => slot.role !== role);
  return { ...pending, slots: [...slots, { role, text, from: 0, to: text.length }], text };
}

/** A place or a value alone. */
function isMeasure(frame: Frame): boolean {
  return (
    isPartial(frame) || (frame.domain === 'dialogue' && slotOf(frame, 'position') !== undefined)
  );
}

function productsOf({ names }: UnderstandingContext) {
  return names.filter(({ kind }) => kind === 'product');
}
