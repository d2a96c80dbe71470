import { ANYTHING_COST, type ReadyTemplate } from '../grammar/ready-template.ts';
import type { Captured } from '../grammar/template.ts';
import type { Token } from '../lexicon/tokenise.ts';

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

/**
 * What the open parts of a template cost: how much is said in them, and how many words in them rather
 * belong to a wish of their own.
 */
export function openCost(
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
