import { unlikely, type Frame, type Slot } from '../frame.ts';
import type { Grammar } from '../grammar/create-grammar.ts';
import { isUnread, isVerb, type Token } from '../lexicon/tokenise.ts';
import type { Reading } from './car-clause.ts';
import { EXCESS, SWITCHING } from './car-cost.ts';
import type { Span } from './politeness.ts';

/** Words taken for the reason of a wish, which costs less than to believe them part of it. */
export const ASIDE: Reading = { cost: 0.6, frames: [], isReason: true };

/** Fewer characters that nothing is known about tell no reason. */
const MIN_TOLD = 2;

/** What goes on for longer is a story rather than a reason, in characters. */
const MAX_ASIDE = 12;

/** Where something is that is told; other places say whose wish it is. */
const OUTSIDE: ReadonlySet<string> = new Set(['front', 'rear', 'outside', 'inside', 'all']);
const THINGS: ReadonlySet<Slot['role']> = new Set(['device', 'feature', 'aspect', 'mode', 'page']);

/**
 * Whether words tell why something is wished ("there is an accident ahead", "the child sleeps"), beside the
 * wish itself: nothing of the car is named in them, and they end as what is told does, or a wish
 * visibly begins after them.
 *
 * @param before what was said before them in the same breath
 * @param next what follows them; `undefined` at the end of what was said
 */
export function isAside(
  text: string,
  tokens: readonly Token[],
  { before, next }: { readonly before: readonly Token[]; readonly next: Token | undefined },
  { asides, heads }: Grammar,
): boolean {
  const [first] = tokens;
  const end = tokens.at(-1);
  if (!asides || !first || !end || !tokens.every(isTold)) return false;
  const said = text.slice(first.from, end.to);
  const soFar = text.slice(before[0]?.from ?? first.from, end.to);
  if (said.length > MAX_ASIDE || (before.length > 0 && !before.some(isChange))) return false;
  const isOpener = (token: Token) =>
    token.kind === 'filler' && asides.openers.test(text.slice(token.from, token.to));
  if (asides.conditions.test(soFar) || tokens.some(isOpener)) return false;
  const isPerson = (token: Token) => asides.persons.test(text.slice(token.from, token.to));
  const persons = tokens.filter(isPerson);
  const others = tokens.filter((token) => !isPerson(token));
  const last = others.findLast(({ kind }) => kind !== 'filler');
  if (last?.kind === 'slot' && last.role === 'position') return false;
  const isTelling = others.some(({ kind }) => kind === 'told');
  const isExcess = last?.kind === 'slot' && EXCESS.has(last.id);
  const isKnown = others.some(isOutside) || others.every(({ kind }) => kind !== 'unknown');
  const isState = persons.length > 0 && last?.kind === 'slot' && last.role === 'operation';
  const unread = others.filter(isUnread).reduce((sum, { from, to }) => sum + to - from, 0);
  if (!isTelling && !isState && !(isExcess && isKnown) && unread < MIN_TOLD) return false;
  const isEnded = isExcess || isTelling || asides.ends.test(said);
  if (next === undefined) return isEnded && before.length > 0;
  const isHead = isTelling && heads.test(text.slice(next.from).toLowerCase());
  return isOpener(next) || (isEnded && (isWish(next) || isHead));
}

/**
 * Whether a word is of a wish that something is told after: "seat heating, it hurts" wishes for nothing.
 */
function isChange(token: Token): boolean {
  return token.kind === 'slot' && (token.role === 'operation' || token.role === 'value');
}

function isOutside(token: Token): boolean {
  return token.kind === 'slot' && token.id === 'outside';
}

/** Whether a word may stand in what is told. */
function isTold(token: Token): boolean {
  if (token.kind !== 'slot') return token.kind === 'filler' || isUnread(token);
  if (token.role === 'position') return OUTSIDE.has(token.id);
  if (token.role === 'operation') return !SWITCHING.has(token.id) && token.id !== 'set';
  return !THINGS.has(token.role);
}

/** Whether a wish may begin with a word. */
function isWish(token: Token): boolean {
  if (token.kind !== 'slot') return false;
  return token.role === 'operation' || token.role === 'position' || THINGS.has(token.role);
}

/** A reading of what is not to be done now. */
export function later(reading: Reading): Reading {
  return { ...reading, frames: reading.frames.map(unlikely) };
}

/** "If it rains, close the window": what is wished for another time is not done now. */
export function isConditional(
  text: string,
  tokens: readonly Token[],
  { asides }: Grammar,
): boolean {
  const verb = tokens.findIndex(isVerb);
  const told = verb < 0 ? [] : tokens.slice(0, verb);
  const [first] = told;
  const last = told.at(-1);
  if (!asides || !first || !last || !told.some(isUnread)) return false;
  return asides.conditions.test(text.slice(first.from, last.to));
}

/** A wish about the car is taken from the words that tell its reason, too. */
export function withReasons(
  text: string,
  readings: readonly (Reading & Span)[],
): readonly Reading[] {
  return readings.map((reading, at) => {
    const [before, after] = [readings[at - 1], readings[at + 1]];
    const from = before?.isReason ? before.from : reading.from;
    const to = after?.isReason && at + 2 === readings.length ? after.to : reading.to;
    const said = text.slice(from, to);
    const frames = reading.frames.map((frame, index) =>
      index === 0 && isCar(frame) && said.includes(frame.text) ? { ...frame, text: said } : frame,
    );
    return { ...reading, frames };
  });
}

const isCar = ({ domain }: Frame): boolean => domain === 'car' || domain === 'device';
