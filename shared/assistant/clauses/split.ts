import type { Frame } from '../frame.ts';
import type { Grammar } from '../grammar/create-grammar.ts';
import { heardAs } from '../lexicon/sound-words.ts';
import { isUnread, isVerb, tokenise, type Token } from '../lexicon/tokenise.ts';
import type { LocalNow } from '../numbers/moment.ts';
import { ASIDE, isAside, isConditional, later, withReasons } from './aside.ts';
import { readCarClause, type Reading } from './car-clause.ts';
import { asRequest } from './request.ts';
import { withoutSlips } from './slips.ts';
import type { Span } from './politeness.ts';
import { readByTemplate } from './template-clause.ts';

/** What it costs to leave a part out as not understood: more than any reading of it. */
const SKIP_COST = 1.6;
const SKIP_COST_PER_CHARACTER = 0.35;

/** Things in a list ("air, windows, sunroof off") are not left out to make the last one fit. */
const SKIP_COST_PER_THING = 0.7;

/** A part that negates or asks is never left out of what is done. */
const SKIP_MOOD_COST = 4;

/** A part longer than this is never one clause. */
const MAX_CLAUSE = 60;

/**
 * Reads a stretch without separators as one or several wishes: all ways to cut it where a word begins
 * are weighed, and the cheapest wins. Quadratic in the number of words of a stretch, which is bounded.
 */
export function readStretch(
  text: string,
  span: Span,
  isWhole: boolean,
  grammar: Grammar,
  local: LocalNow,
): readonly Reading[] {
  const stretch = text.slice(span.from, span.to);
  const words = tokenise(stretch, grammar.words, grammar.numerals).map((token) => ({
    ...token,
    from: token.from + span.from,
    to: token.to + span.from,
  }));
  const tokens = withoutSlips(text, words, grammar);
  const read = cheapest(text, tokens, isWhole, grammar, local);
  if (!mayBeHeardWrong(tokens, read)) return read.readings;
  const heard = heardAs(text, tokens, grammar.sounds);
  const again = heard && cheapest(text, heard, isWhole, grammar, local);
  return again && again.cost < read.cost ? again.readings : read.readings;
}

/**
 * Whether words that nothing is known about may be others of the same sound: beside words of the car,
 * where nothing else was understood.
 */
function mayBeHeardWrong(tokens: readonly Token[], { readings }: Stretch): boolean {
  const isOfCar = readings.every(({ frames }) =>
    frames.every(({ domain, intent }) => OF_CAR.has(domain) && HEARD_WRONG.has(intent)),
  );
  return isOfCar && tokens.some(({ kind }) => kind === 'slot') && tokens.some(isUnread);
}

const OF_CAR: ReadonlySet<Frame['domain']> = new Set(['car', 'device', 'dialogue']);
/** `name` is what is left where nothing was understood. */
const HEARD_WRONG: ReadonlySet<string> = new Set(['control', 'name']);

/** What a stretch comes to, and what it costs to believe that. */
interface Stretch {
  readonly cost: number;
  readonly readings: readonly Reading[];
}

function cheapest(
  text: string,
  tokens: readonly Token[],
  isWhole: boolean,
  grammar: Grammar,
  local: LocalNow,
): Stretch {
  const best: { cost: number; reading: Reading | null; back: number }[] = [
    { cost: 0, reading: null, back: -1 },
  ];
  const heads = tokens.map((token, index) => index === 0 || isHead(text, token, grammar));
  for (let end = 1; end <= tokens.length; end += 1) {
    for (let start = end - 1; start >= 0; start -= 1) {
      const before = best[start];
      const part = tokens.slice(start, end);
      const [first] = part;
      const last = part.at(-1);
      if (!first || !last || last.to - first.from > MAX_CLAUSE) break;
      // Nothing ends here.
      if (!before) continue;
      if (tokens[end] && isUnfinished(text.slice(first.from, last.to), last, grammar)) continue;
      const reading = readPart(text, part, heads[start] === true, {
        isWhole: isWhole && start === 0 && end === tokens.length,
        before: tokens.slice(0, start),
        next: tokens[end],
        isOpenEnd:
          end === tokens.length ||
          ((heads[end] === true || isBoundary(tokens[end])) &&
            !grammar.binding.test(text.slice(first.from, last.to))),
        grammar,
        local,
      });
      const cost = before.cost + reading.cost;
      const known = best[end];
      if (!known || cost < known.cost) best[end] = { cost, reading, back: start };
    }
  }
  return { cost: best[tokens.length]?.cost ?? 0, readings: traced(text, tokens, best) };
}

/** No wish ends with "don't", which forbids the next, nor with a verb that a title follows. */
function isUnfinished(said: string, last: Token, { titleOnly }: Grammar): boolean {
  return (
    last.kind === 'negation' ||
    titleOnly.test(`${said.toLowerCase()} `) ||
    titleOnly.test(said.toLowerCase())
  );
}

interface PartContext {
  readonly isWhole: boolean;
  /** What was said before the part, in the same stretch. */
  readonly before: readonly Token[];
  /** What follows the part. */
  readonly next: Token | undefined;
  /** Whether a template may end here. */
  readonly isOpenEnd: boolean;
  readonly grammar: Grammar;
  readonly local: LocalNow;
}

/** The cheapest reading of a part: by templates, as a wish about the car, or none. */
function readPart(
  text: string,
  tokens: readonly Token[],
  isHead: boolean,
  { isWhole, before, next, isOpenEnd, grammar, local }: PartContext,
): Reading {
  const from = tokens[0]?.from ?? 0;
  const to = tokens.at(-1)?.to ?? from;
  if (isConnector(text.slice(from, to), tokens, grammar)) return { cost: 0, frames: [] };
  const hasTitle = grammar.titles.test(text.slice(from, to).toLowerCase());
  const mood = moodWord(tokens);
  const things = tokens.filter((token) => token.kind === 'slot' && token.role === 'device').length;
  const skipCost =
    SKIP_COST +
    SKIP_COST_PER_CHARACTER * (to - from) +
    (things > 1 ? SKIP_COST_PER_THING * things : 0);
  let best: Reading = {
    cost: skipCost + (mood || hasTitle ? SKIP_MOOD_COST : 0),
    frames: [],
    ...(mood && { leftOut: mood }),
  };
  const wished = asRequest(text, withPage(text, tokens, grammar), grammar);
  const car = hasTitle ? null : readCarClause(text, wished);
  if (car && car.cost < best.cost) best = isConditional(text, tokens, grammar) ? later(car) : car;
  const isTold = tokens[0]?.kind === 'told' && isAside(text, tokens, { before, next }, grammar);
  if (isTold && !isWhole && !hasTitle) return ASIDE;
  if (isHead && isOpenEnd) {
    const templated = readByTemplate(text, { from, to }, tokens, { isWhole, grammar, local });
    // "There is a jam ahead, close the window": what asks without a word that asks only tells.
    const isAsked = templated?.frames.every(({ mood: own }) => own === 'question') === true;
    const isReason =
      isAsked && next !== undefined && isAside(text, tokens, { before, next }, grammar);
    if (templated && templated.cost <= best.cost) return isReason ? ASIDE : templated;
  }
  if (isWhole || hasTitle || best.cost <= ASIDE.cost) return best;
  return isAside(text, tokens, { before, next }, grammar) ? ASIDE : best;
}

function moodWord(tokens: readonly Token[]): Reading['leftOut'] {
  if (tokens.some(({ kind }) => kind === 'negation')) return 'negated';
  return tokens.some(({ kind }) => kind === 'question') ? 'question' : undefined;
}

/** What follows a word that asks or negates is asked or negated, though the word was left out. */
function withMoods(readings: readonly Reading[]): Reading[] {
  return readings.map((reading, at) => {
    const mood = readings[at - 1]?.leftOut;
    return mood
      ? { ...reading, frames: reading.frames.map((frame) => ({ ...frame, mood })) }
      : reading;
  });
}

/** "Open the seat settings": a verb at the end, after another verb, is the name of a page. */
function withPage(text: string, tokens: readonly Token[], grammar: Grammar): readonly Token[] {
  const last = tokens.at(-1);
  if (last?.kind !== 'slot' || last.role !== 'operation') return tokens;
  const id = grammar.idOf('page', text.slice(last.from, last.to));
  const isSecond = tokens.slice(0, -1).some(isVerb);
  if (id === null || !isSecond) return tokens;
  return [...tokens.slice(0, -1), { ...last, role: 'page', id }];
}

/** Whether a part only leads on to the next wish. */
function isConnector(said: string, tokens: readonly Token[], grammar: Grammar): boolean {
  const [only] = tokens;
  if (tokens.length !== 1) return false;
  return only?.kind === 'connector' || grammar.connectors.exec(said)?.[0] === said;
}

/** Whether a wish of any kind may begin with this token. */
function isHead(text: string, token: Token, grammar: Grammar): boolean {
  return grammar.heads.test(text.slice(token.from, token.from + 8).toLowerCase());
}

/** Whether a wish about the car may begin with this token. */
function isBoundary(token: Token | undefined): boolean {
  return token?.kind === 'slot';
}

function traced(
  text: string,
  tokens: readonly Token[],
  best: readonly ({ reading: Reading | null; back: number } | undefined)[],
): Reading[] {
  const readings: (Reading & Span)[] = [];
  for (let at = tokens.length; at > 0;) {
    const step = best[at];
    if (!step) break;
    const [first, last] = [tokens[step.back], tokens[at - 1]];
    if (step.reading && first && last) {
      readings.push({ ...step.reading, from: first.from, to: last.to });
    }
    at = step.back;
  }
  return withMoods(withReasons(text, readings.reverse()));
}

/** The frames of readings, each slot with its words. */
export function withWords(text: string, frames: readonly Frame[]): Frame[] {
  return frames.map((frame) => ({
    ...frame,
    slots: frame.slots.map((slot) => ({ ...slot, text: text.slice(slot.from, slot.to) })),
  }));
}
