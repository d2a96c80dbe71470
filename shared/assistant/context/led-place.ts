import type { Frame } from '../frame.ts';
import type { Grammar } from '../grammar/create-grammar.ts';
import { nameMeant } from '../names/find-name.ts';
import type { UnderstandingContext } from '../understanding-context.ts';

/**
 * The wish to go to a known place that is named after a breath ("let's go, the lake"), where nothing
 * else was said; otherwise the frames as they are. A name that is not known is left alone: "let's go,
 * folks" leads nowhere.
 *
 * @param text the utterance after normalisation
 */
export function withLedPlace(
  frames: readonly Frame[],
  text: string,
  grammar: Grammar,
  { names }: Pick<UnderstandingContext, 'names'>,
): readonly Frame[] {
  const [lead = '', name = '', ...more] = text.split(',');
  const isSaid = frames.some((frame) => frame.text !== lead);
  if (isSaid || more.length > 0 || !grammar.leads.test(lead.toLowerCase())) return frames;
  if (nameMeant(names, name, ['place']).kind === 'unknown') return frames;
  return [
    {
      ...{ domain: 'navigation', intent: 'navigate', mood: 'wish', text, confidence: 1 },
      slots: [
        { role: 'operation', id: 'navigate', text: lead, from: 0, to: lead.length },
        { role: 'destination', text: name, from: text.length - name.length, to: text.length },
      ],
    },
  ];
}
