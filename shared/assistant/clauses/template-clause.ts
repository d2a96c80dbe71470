import { ROLES, type Frame, type Role, type Slot } from '../frame.ts';
import { ANYTHING_COST, type Grammar, type ReadyTemplate } from '../grammar/create-grammar.ts';
import type { Captured } from '../grammar/template.ts';
import type { Token } from '../lexicon/tokenise.ts';
import { mayFit } from '../grammar/edges.ts';
import { readMoment, type LocalNow } from '../numbers/moment.ts';
import { readQuantity } from '../numbers/quantity.ts';
import type { Reading } from './car-clause.ts';
import { measured } from './car-slots.ts';

/** Longer clauses fit no template. */
const MAX_CLAUSE = 60;
/** Per character of what is said that no list knows: the shorter the open part, the surer. */
const OPEN_COST = 0.012;
/** For a template of which hardly a word of its own was said. */
const THIN_COST = 0.7;
/** Per word about the car in an open part: titles hold such words, but wishes more often do. */
const CAR_WORD_COST = 0.55;
const CAR_WORDS: ReadonlySet<string> = new Set(['operation', 'device', 'feature', 'aspect']);

/** The same for a template that fits anything. */
const ANYTHING_WORD_COST = 1.5;

/** Whether a word rather belongs to a wish of its own than to a name. */
function isForeign(token: Token, isAnything: boolean): boolean {
  if (token.kind === 'connector') return true;
  if (token.kind === 'question') return isAnything;
  return token.kind === 'slot' && CAR_WORDS.has(token.role) && token.to - token.from > 1;
}

/** For a name with a verb in it that a name follows: the name has begun too early. */
const TITLE_COST = 1;

function titleCost(clause: string, captured: readonly Captured[], { titles }: Grammar): number {
  const isEarly = captured.some(
    ({ isOpen, from, to }) => isOpen && titles.test(clause.slice(from, to)),
  );
  return isEarly ? TITLE_COST : 0;
}

const PLACES: ReadonlySet<Role> = new Set(['destination', 'via', 'product']);

/** Whether what was taken for a place or an artist is the rest of a sentence that names none. */
function isNoName(clause: string, { role, isOpen, from, to }: Captured, grammar: Grammar): boolean {
  if (!isOpen) return false;
  const said = clause.slice(from, to);
  if (role === 'artist') return grammar.notInArtists.test(said);
  return PLACES.has(role) && grammar.notInPlaces.test(said);
}

interface Found {
  readonly cost: number;
  /** The cost without what makes other readings likelier: a title of words about the car is no less one. */
  readonly doubt: number;
  readonly template: ReadyTemplate;
  readonly captured: readonly Captured[];
  readonly from: number;
}

/** Part of a text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a part of a text, and the tokens it consists of, by the templates; the cheapest that fits.
 * `isWhole` when the part is all that was said.
 */
export function readByTemplate(
  text: string,
  span: Span,
  tokens: readonly Token[],
  { isWhole, grammar, local }: { isWhole: boolean; grammar: Grammar; local: LocalNow },
): Reading | null {
  let best: Found | null = null;
  for (const { from, to } of politenessStripped(text, span, grammar)) {
    const lower = text.slice(from, to).toLowerCase();
    for (const template of grammar.templatesFrom(lower.charAt(0))) {
      if (best && template.cost >= best.cost) break;
      if (template.alone && !isWhole) continue;
      if (!mayFit(template.edges, lower)) continue;
      const captured = template.match(lower);
      if (!captured || captured.some((capture) => isNoName(lower, capture, grammar))) continue;
      const open = openCost(template, captured, lower.length, from, tokens);
      const doubt = template.cost + open.unsaid;
      const cost = doubt + open.words + titleCost(lower, captured, grammar);
      if (!best || cost < best.cost) best = { cost, doubt, template, captured, from };
    }
  }
  if (!best) return null;
  const frame = frameOf(text, span, best, grammar, local);
  return { cost: best.cost, frames: [{ ...frame, mood: moodOf(best, frame.mood, tokens) }] };
}

/** Domains where an open part is no title, which may well hold a question or a negation. */
const UNTITLED: ReadonlySet<Frame['domain']> = new Set(['services', 'ownership']);

/** The mood of a template, unless a word in its open part asks or negates ("two tickets or not?"). */
function moodOf(
  { template, captured, from }: Found,
  mood: Frame['mood'],
  tokens: readonly Token[],
): Frame['mood'] {
  if (mood !== 'wish' || !UNTITLED.has(template.domain)) return mood;
  const isOpen = (token: Token | undefined) =>
    token !== undefined &&
    captured.some(
      (span) => span.isOpen && token.from < from + span.to && token.to > from + span.from,
    );
  const [first] = tokens;
  const last = tokens.at(-1);
  if ([first, last].some((token) => token?.kind === 'question' && isOpen(token))) return 'question';
  return first?.kind === 'negation' && isOpen(first) ? 'negated' : mood;
}

/** The part as said, and without politeness around it. */
function politenessStripped(text: string, { from, to }: Span, grammar: Grammar): Span[] {
  const said = text.slice(from, to);
  if (said.length > MAX_CLAUSE || said.length === 0) return [];
  const { start, lastWord } = politeStartOf(said, grammar);
  const asked = grammar.politeQuestion?.start.test(said)
    ? grammar.politeQuestion.end.exec(said.slice(start))
    : null;
  const end = (asked ?? grammar.politeEnd.exec(said.slice(start)))?.[0].length ?? 0;
  const spans = [{ from, to }];
  if (end > 0) spans.push({ from, to: to - end });
  if (start > 0) spans.push({ from: from + start, to });
  if (start > 0 && end > 0) spans.push({ from: from + start, to: to - end });
  // "I want *to* her mobile": the last word may belong to the wish.
  if (lastWord > 0)
    spans.push({ from: from + lastWord, to }, { from: from + lastWord, to: to - end });
  return spans.filter((span) => span.to > span.from);
}

/** Where politeness at the start ends, and where its last word begins if it is not the only one. */
function politeStartOf(
  said: string,
  { politeStart }: Grammar,
): { start: number; lastWord: number } {
  let [start, lastWord] = [0, 0];
  for (;;) {
    const word = politeStart.exec(said.slice(start))?.[0] ?? '';
    if (word === '') return { start, lastWord };
    [start, lastWord] = [start + word.length, start];
  }
}

function openCost(
  template: ReadyTemplate,
  captured: readonly Captured[],
  length: number,
  from: number,
  tokens: readonly Token[],
): { readonly unsaid: number; readonly words: number } {
  const open = captured.filter(({ isOpen }) => isOpen);
  const said = open.reduce((sum, capture) => sum + capture.to - capture.from, 0);
  const isThin =
    open.length > 0 &&
    length - said < 2 &&
    open.length === captured.length &&
    template.cost < ANYTHING_COST;
  const isAnything = template.cost >= ANYTHING_COST;
  const known = tokens.filter(
    (token) =>
      !template.others &&
      isForeign(token, isAnything) &&
      open.some((span) => token.from < from + span.to && token.to > from + span.from),
  );
  const perWord = isAnything ? ANYTHING_WORD_COST : CAR_WORD_COST;
  const counted = isAnything
    ? known
    : known.filter((token) => !isVerbOfName(token, known, open, from));
  return { unsaid: OPEN_COST * said + (isThin ? THIN_COST : 0), words: perWord * counted.length };
}

/** What goes on for longer after a verb, and is nothing in the car, is a name that begins with it. */
const NAME_AFTER_VERB = 3;

/** Whether a verb is the only word about the car in a name, and begins it ("unlock the escape room"). */
function isVerbOfName(
  token: Token,
  known: readonly Token[],
  open: readonly Captured[],
  from: number,
): boolean {
  if (known.length > 1 || token.kind !== 'slot' || token.role !== 'operation') return false;
  return open.some(
    (span) => from + span.from === token.from && from + span.to - token.to > NAME_AFTER_VERB,
  );
}

function frameOf(text: string, span: Span, found: Found, grammar: Grammar, local: LocalNow): Frame {
  const { template, captured, from, doubt } = found;
  const slots: Slot[] = captured.map((capture) => {
    const { role, id } = capture;
    const [start, to] = [from + capture.from, from + capture.to];
    const said = text.slice(start, to);
    const known =
      id ?? grammar.idOf(role, said) ?? (role === 'via' ? grammar.idOf('destination', said) : null);
    return {
      role,
      text: said,
      ...(known === null ? {} : { id: known }),
      ...numberOf(role, said, grammar, local),
      from: start,
      to,
    };
  });
  for (const role of ROLES) {
    const id = template.implies[role];
    if (id !== undefined) slots.push({ role, text: '', id, from: span.to, to: span.to });
  }
  return {
    domain: template.domain,
    intent: template.intent,
    mood: template.mood,
    slots,
    text: text.slice(span.from, span.to),
    confidence: Math.max(0.05, Math.min(1, 2 - doubt)),
  };
}

const TIMES: ReadonlySet<Slot['role']> = new Set(['date', 'time']);
const COUNTS: ReadonlySet<Slot['role']> = new Set([
  'value',
  'ordinal',
  'distance',
  'quantity',
  'time',
]);

/** What a captured number or time means, if all of it is one. */
function numberOf(
  role: Slot['role'],
  said: string,
  grammar: Grammar,
  local: LocalNow,
): Pick<Slot, 'value' | 'unit'> {
  if (TIMES.has(role)) {
    const moment = readMoment(said, 0, grammar.numerals, local);
    if (moment?.to === said.length) return { value: moment.at, unit: 'epochMs' };
  }
  if (!COUNTS.has(role)) return {};
  const quantity = readQuantity(said, 0, grammar.numerals);
  return quantity?.to === said.length ? measured(quantity) : {};
}
