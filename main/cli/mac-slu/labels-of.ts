import { slotOf, type Frame } from '../../../shared/assistant/frame.ts';
import type { FramesOfUtterance } from '../../../shared/assistant/frames-of.ts';
import { carLabel } from './car-label.ts';
import type { Label } from './label.ts';
import { bareTitleLabel, musicLabel, radioLabel, videoLabel } from './media-label.ts';
import { asWritten } from './order.ts';
import { mapLabel } from './map-label.ts';
import { phoneLabel } from './phone-label.ts';
import { weatherLabel } from './weather-label.ts';

/** The labels of the benchmark for what was understood. */
export function labelsOf({ text, frames }: FramesOfUtterance): Label[] {
  const wishes = frames.filter((frame) => !isReason(frame, frames));
  const isOneOfMany = wishes.length > 1;
  return asWritten(
    wishes.flatMap((frame) => {
      const label = labelOf(frame, { text, isOneOfMany });
      return label ? repeated(label, frame) : [];
    }),
  );
}

function labelOf(
  frame: Frame,
  context: { readonly text: string; readonly isOneOfMany: boolean },
): Label | null {
  switch (frame.domain) {
    case 'car':
      return isOutside(frame) ? weatherLabel(frame) : carLabel(frame, context);
    case 'device':
      return carLabel(frame, context);
    case 'navigation':
      return mapLabel(frame);
    case 'media':
      return musicLabel(frame, context.text);
    case 'video':
      return videoLabel(frame, context.text);
    case 'radio':
      return radioLabel(frame);
    case 'phone':
      return phoneLabel(frame);
    case 'weather':
      return weatherLabel(frame);
    case 'dialogue':
      return frame.intent === 'name' ? bareTitleLabel(frame.text) : null;
    case 'services':
      return frame.intent === 'show' && slotOf(frame, 'category') ? mapLabel(frame) : null;
    case 'ownership':
      return null;
  }
}

/** Positions that are listed one by one make a wish each. */
function repeated(label: Label, frame: Frame): Label[] {
  const [first, second] = frame.slots.filter(({ role }) => role === 'position');
  const isList = first && second?.from === first.from;
  return isList ? [label, label] : [label];
}

/** A complaint before a wish is the reason for it. */
function isReason(frame: Frame, frames: readonly Frame[]): boolean {
  return frame.intent === 'feel' && frames.some(({ intent }) => intent === 'control');
}

/** To the benchmark, how warm it is outside is the weather's. */
function isOutside(frame: Frame): boolean {
  return slotOf(frame, 'topic')?.id === 'outsideTemperature';
}
