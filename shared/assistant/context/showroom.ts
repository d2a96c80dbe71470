import type { Frame } from '../frame.ts';
import { modelsIn } from '../resolve/ownership.ts';
import type { UnderstandingContext } from '../understanding-context.ts';

/** Domains whose open words a model's name may have been taken for. */
const MISTAKEN: ReadonlySet<string> = new Set(['media', 'video', 'dialogue']);

/** Wishes that what was said beside them details. */
const DETAILED: Readonly<Record<string, string>> = {
  finance: 'applyFinance',
  tradeIn: 'bookTradeIn',
};

/**
 * The frames of an utterance that names models of the showroom: its wishes about them see all of the
 * words, and a name alone is a wish to see the model, whatever else its words could mean.
 */
export function withModels(
  frames: readonly Frame[],
  text: string,
  context: UnderstandingContext,
): readonly Frame[] {
  if (modelsIn({ text }, context).length === 0) return frames;
  const own = frames.filter(({ domain }) => domain === 'ownership');
  if (own.length === 0) {
    return frames.map((frame) =>
      MISTAKEN.has(frame.domain) && modelsIn(frame, context).length > 0
        ? { ...frame, domain: 'ownership' as const, intent: 'configure', confidence: 1 }
        : frame,
    );
  }
  return frames
    .filter((frame) => !MISTAKEN.has(frame.domain) && !isDetail(frame, own) && !isNumberOnly(frame))
    .map((frame) => (frame.domain === 'ownership' ? detailed(frame, own, text) : frame));
}

/** A telephone number is no wish to change anything of the telephone. */
const isNumberOnly = ({ slots }: Frame): boolean =>
  slots.some(({ role, value }) => role === 'value' && value !== undefined && value >= 1_000_000);

const isDetail = ({ intent }: Frame, own: readonly Frame[]): boolean =>
  own.some((other) => other.intent === DETAILED[intent]);

function detailed(frame: Frame, own: readonly Frame[], text: string): Frame {
  const details = own.filter(({ intent }) => DETAILED[intent] === frame.intent);
  const slots = [...frame.slots, ...details.flatMap((detail) => detail.slots)];
  return { ...frame, text, slots, confidence: 1 };
}
