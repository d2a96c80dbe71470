import type { z } from 'zod';
import { expressionOf } from './expression.ts';
import type { marksSchema } from './schema.ts';

/** How words that only sound like a wish are known, by what stands around them. */
export interface Unmeant {
  /** At the start: words that look like `told` and are none. */
  readonly unless: RegExp;
  /** Where a wish begins anew after something told; global. */
  readonly afresh: RegExp;
  readonly told: RegExp;
  readonly recently: RegExp;
  /** All that stands before a verb that somebody else does. */
  readonly actor: RegExp;
  /** At the end, a breath before what another said. */
  readonly quoting: RegExp;
  /** At the end, after something else. */
  readonly until: RegExp;
  /** A time at the end, whatever stands before it. */
  readonly time: RegExp;
  readonly done: RegExp;
  /** At the end of a verb; `null` where no verb tells a state. */
  readonly lasting: RegExp | null;
  readonly participle: RegExp;
  readonly topic: RegExp;
  readonly takenBack: RegExp;
  /** All of what is left. */
  readonly stopped: RegExp;
}

type Marks = z.infer<typeof marksSchema>;

/** Makes the expressions of a language; `null` where it has none. */
export function unmeantOf({ unmeant, toldEnds = [] }: Marks): Unmeant | null {
  if (!unmeant) return null;
  const { told, recently, actors, adverbs, objects, quoting, until, times, clock } = unmeant;
  const start = (sources: readonly string[]) => new RegExp(`^(?:${expressionOf(sources)})`, 'iu');
  // No word begins within one that is written with letters.
  const anywhere = (sources: readonly string[]) =>
    new RegExp(`(?<!\\p{Script=Latin})(?:${expressionOf(sources)})`, 'iu');
  return {
    unless: start(unmeant.unless),
    afresh: new RegExp(expressionOf([...toldEnds, ...unmeant.afresh]), 'giu'),
    told: anywhere(told),
    recently: anywhere(recently),
    actor: new RegExp(
      `^(?:${expressionOf(actors)})(?:${expressionOf(adverbs)})*(?:(?:${expressionOf(objects)}).*)?$`,
      'iu',
    ),
    quoting: new RegExp(`(?:${expressionOf(quoting)}),[^,]*$`, 'iu'),
    until: new RegExp(`..(?:${expressionOf(until)})(?:${expressionOf(objects)})?$`, 'iu'),
    time: new RegExp(
      `(?:${expressionOf(times)})(?:\\d|${expressionOf(clock)})*(?:${expressionOf([...until, ...objects])})*$`,
      'iu',
    ),
    done: start(unmeant.done),
    lasting:
      unmeant.lasting.length > 0 ? new RegExp(`(?:${expressionOf(unmeant.lasting)})$`, 'iu') : null,
    participle: start(unmeant.participle),
    topic: start(unmeant.topic),
    takenBack: start(unmeant.takenBack),
    stopped: new RegExp(`^(?:${expressionOf(unmeant.stopped)})+$`, 'iu'),
  };
}
