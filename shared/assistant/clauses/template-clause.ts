import { ROLES, type Frame, type Role, type Slot } from '../frame.ts';
import type { Grammar } from '../grammar/create-grammar.ts';
import type { ReadyTemplate } from '../grammar/ready-template.ts';
import type { Captured } from '../grammar/template.ts';
import type { Token } from '../lexicon/tokenise.ts';
import { mayFit } from '../grammar/edges.ts';
import { readMoment, type LocalNow } from '../numbers/moment.ts';
import { readQuantity } from '../numbers/quantity.ts';
import type { Reading } from './car-clause.ts';
import { measured } from './car-slots.ts';
import { openCost } from './open-cost.ts';
import { politenessStripped, type Span } from './politeness.ts';

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

/** Whether all that a place would be called are words without a meaning ("I am there *now*"). */
function isEmptyPlace(
  { role, isOpen, from, to }: Captured,
  start: number,
  tokens: readonly Token[],
): boolean {
  if (!isOpen || !PLACES.has(role)) return false;
  const words = tokens.filter((token) => token.from >= start + from && token.to <= start + to);
  return words.length > 0 && words.every(({ kind }) => kind === 'filler');
}

interface Found {
  readonly cost: number;
  /** The cost without what makes other readings likelier: a title of words about the car is no less one. */
  readonly doubt: number;
  readonly template: ReadyTemplate;
  readonly captured: readonly Captured[];
  readonly from: number;
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
      if (captured.some((capture) => isEmptyPlace(capture, from, tokens))) continue;
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

/** What is erased is named after the verb, or before it by a word that leads to it, never by a no. */
const ERASING: ReadonlySet<string> = new Set([
  ...['deletePlaylist', 'removeFromPlaylist', 'removeQueued', 'forget', 'clearRecents'],
]);

/** The mood of a template, unless a word in its open part asks or negates ("two tickets or not?"). */
function moodOf(
  { template, captured, from }: Found,
  mood: Frame['mood'],
  tokens: readonly Token[],
): Frame['mood'] {
  const isUntitled = UNTITLED.has(template.domain) || ERASING.has(template.intent);
  if (mood !== 'wish' || !isUntitled) return mood;
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
