import { SWITCHING } from '../clauses/car-cost.ts';
import { unlikely, type Domain, type Frame, type Slot } from '../frame.ts';
import type { Grammar } from '../grammar/create-grammar.ts';
import type { Unmeant } from '../grammar/unmeant.ts';
import { isPartial } from './merge.ts';

/** What a name may hold any words of, and harms nobody when it is taken for a wish. */
const TITLED: ReadonlySet<Domain> = new Set<Domain>([
  ...(['media', 'video', 'radio', 'weather', 'phone', 'dialogue'] as const),
]);

const CAR: ReadonlySet<Domain> = new Set<Domain>(['car', 'device']);

/** What links a wish to the one before is hardly longer ("and then"), in characters. */
const LINK = 3;

const THINGS: ReadonlySet<Slot['role']> = new Set(['device', 'feature', 'aspect', 'mode']);

/** Where the words of a frame stand, and what stands around them. */
interface Place {
  /** What was said since the frame before, up to the verb. */
  readonly lead: string;
  /** What follows the last verb. */
  readonly afterVerb: string;
  /** What follows the last thing that is named, or the verb. */
  readonly afterThing: string;
  /** What follows the frame. */
  readonly rest: string;
  readonly to: number;
  readonly isSharing: boolean;
}

/**
 * Frames of which those that nobody wished for are too unlikely to be acted upon: what somebody else
 * said or does, what has been or is to be later, what the sentence is merely about, and what is taken
 * back. Words that only sound like a wish are told by what stands around them, since within them they are one.
 *
 * @param text the utterance that the slots of the frames point into
 */
export function withoutUnmeant(
  frames: readonly Frame[],
  text: string,
  grammar: Grammar,
): readonly Frame[] {
  const { unmeant } = grammar;
  if (!unmeant) return frames;
  let end = 0;
  let isTold = false;
  return frames.map((frame) => {
    const place = placeOf(frame, text, end);
    const isApart = text.slice(end, place.to).includes(',');
    isTold =
      isLedTo(place, frame, grammar, unmeant) ||
      (isTold && !isApart && (place.isSharing || isLink(place.lead, unmeant)));
    // "Later", "forbid" may be read as wishes of their own, and belong to the next.
    const isOfNext = TITLED.has(frame.domain) || isPartial(frame);
    if (!isOfNext || /^[,?]/u.test(place.rest)) end = place.to;
    if (frame.mood !== 'wish' || frame.intent === 'feel' || frame.domain === 'dialogue')
      return frame;
    const isBack = isTakenBack(place.rest, unmeant);
    isTold ||= isBack;
    const isTitled = TITLED.has(frame.domain);
    const isMeant = isTitled
      ? !isOpenedThing(frame, grammar)
      : !isTold && !isAbout(place, frame, unmeant) && !isDoubted(place, frame, text, grammar);
    return isMeant && !isBack ? frame : unlikely(frame);
  });
}

/** Whether what is "opened" is a thing of the car with more said about it, rather than a title. */
function isOpenedThing({ slots }: Frame, { words }: Grammar): boolean {
  const isOpening = slots.some(
    ({ role, id, to, from }) => role === 'operation' && id === 'on' && to > from,
  );
  return (
    isOpening &&
    slots.some(
      ({ role, id, text }) =>
        id === undefined &&
        role !== 'operation' &&
        Array.from(text, (_, at) => at).some((at) =>
          words.at(text, at).some(({ entry }) => entry.kind === 'slot' && entry.role === 'device'),
        ),
    )
  );
}

function placeOf(frame: Frame, text: string, end: number): Place {
  const said = frame.slots.filter(({ from, to }) => to > from && from >= end);
  const at = Math.max(end, text.indexOf(frame.text, end));
  const isRead = frame.slots.every(({ from, to }) => to > from);
  const isCar = isRead && frame.intent === 'control' && CAR.has(frame.domain);
  const verb = said.findLast(isVerb);
  const lastVerb = Math.max(0, ...said.filter(isVerb).map(({ to }) => to));
  const first = Math.min(...said.map(({ from }) => from));
  const last = Math.max(at, ...said.map(({ to }) => to));
  const to = isCar && said.length > 0 ? last : at + frame.text.length;
  const things = said.filter(({ role }) => THINGS.has(role));
  const start = isCar && said.length > 0 ? (verb?.from ?? first) : at;
  return {
    lead: text.slice(end, start),
    afterVerb: text.slice(isCar && lastVerb > 0 ? lastVerb : to),
    afterThing: text.slice(isCar ? Math.max(lastVerb, ...things.map((thing) => thing.to)) : to),
    rest: text.slice(to),
    to,
    isSharing: said.length < frame.slots.length && !verb,
  };
}

/** Whether nothing begins anew between a wish and the one before. */
function isLink(lead: string, { afresh }: Unmeant): boolean {
  return lead.length <= LINK && lead.search(afresh) < 0;
}

const isVerb = ({ role }: Slot): boolean => role === 'operation';

/** Whether what stands before the verb makes it no wish, or none for now. */
function isLedTo(
  { lead }: Place,
  frame: Frame,
  { politeStart, asides }: Grammar,
  { unless, afresh, told, recently, actor, quoting, until, time }: Unmeant,
): boolean {
  const plain = lead
    .slice(lead.search(/[^,?]*$/u))
    .replace(/《[^》]*》/gu, '')
    .replace(unless, '');
  if (told.test(plain) || quoting.test(lead)) return true;
  const fresh = [...plain.matchAll(afresh)].at(-1);
  const since = fresh ? plain.slice(fresh.index + fresh[0].length) : plain;
  if (recently.test(since) || actor.test(since)) return true;
  // Where to go is often told together with when.
  if (frame.domain === 'navigation') return false;
  if (time.test(since)) return true;
  let here = plain;
  for (let word = politeStart.exec(here); word && word[0] !== ''; word = politeStart.exec(here)) {
    here = here.slice(word[0].length);
  }
  const condition = asides?.conditions.exec(here);
  if (condition && condition.index > 0) return true;
  const verb = frame.slots.find(isVerb);
  return (verb === undefined || SWITCHING.has(verb.id ?? '')) && until.test(here);
}

/** Whether what follows the verb tells that it is done, or says something about doing it. */
function isAbout(
  { afterVerb, afterThing, rest }: Place,
  { slots }: Frame,
  { done, lasting, participle, topic }: Unmeant,
): boolean {
  if (done.test(afterVerb) || topic.test(rest) || topic.test(afterThing)) return true;
  const verbs = slots.filter(isVerb);
  const [first] = verbs;
  const isAfterThing = slots.some(({ role, to }) => THINGS.has(role) && to <= (first?.from ?? 0));
  if (rest === '' && isAfterThing && lasting?.test(first?.text ?? '') === true) return true;
  const isThingNext = slots.some(
    ({ role, from }) => THINGS.has(role) && from >= Math.max(...verbs.map(({ to }) => to)),
  );
  return verbs.length === 1 && isThingNext && participle.test(afterVerb);
}

function isTakenBack(rest: string, { takenBack, stopped }: Unmeant): boolean {
  const said = rest.replace(/[,?]/gu, '').trim();
  return takenBack.test(said) || stopped.test(said);
}

const ASKED_BACK: ReadonlySet<Domain> = new Set(['car', 'device', 'services', 'ownership']);

/** Whether a wish was written as a question that is no request ("the trunk, open?"). */
function isDoubted(
  { rest, to }: Place,
  { domain }: Frame,
  text: string,
  { politeEnd, politeStart, requests, politeQuestion }: Grammar,
): boolean {
  const end = /^[^,?]*\?/u.exec(rest)?.[0];
  if (end === undefined || !ASKED_BACK.has(domain)) return false;
  const said = text.slice(text.slice(0, to).search(/[^,?]*$/u), to + end.length - 1).toLowerCase();
  const start = requests?.start ?? politeStart;
  return !start.test(said) && politeQuestion?.start.test(said) !== true && !politeEnd.test(said);
}
