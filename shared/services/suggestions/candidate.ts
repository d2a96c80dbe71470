import type { Suggestion } from '../suggestion.ts';
import type { Trigger, TriggerFacts } from '../trigger.ts';
import { cardText, type MerchantName } from './card-text.ts';
import { groundsOf, verdictOf, type Ground } from './explain.ts';

/** What a card would say, and why. */
export interface Words extends Pick<Suggestion, 'title' | 'text'> {
  readonly because: readonly Ground[];
}

/** A merchant that a rule is about. */
export interface NearbyMerchant extends MerchantName {
  readonly km: number;
  readonly free: number | undefined;
}

/**
 * What a rule lacks to hold: nothing, a merchant (its distance, its free places, or the name it speaks
 * of), or anything else.
 */
export function lackOf(
  { when, title, text }: Trigger,
  facts: TriggerFacts,
): 'nothing' | 'merchant' | 'reason' {
  const verdict = verdictOf(when, facts);
  if (verdict === false) return 'reason';
  const isNamed = [title, text].some((texts) =>
    Object.values(texts).some((line) => /\{\{merchant(?:Km|Free)?\}\}/.test(line)),
  );
  if (verdict === true) return isNamed ? 'merchant' : 'nothing';
  // Providers are not asked in vain, nor told where the car is.
  const couldHold = [true, false].some((fits) => verdictOf(when, facts, fits) === true);
  return couldHold ? 'merchant' : 'reason';
}

/** What a rule says now; `null` unless its reason holds and everything it wants to say is known. */
export function wordsOf(
  { when, title, text }: Trigger,
  facts: TriggerFacts,
  merchant: NearbyMerchant | null,
): Words | null {
  const known = withMerchant(facts, merchant);
  if (verdictOf(when, known) !== true) return null;
  const because = groundsOf(when, known);
  const lines = { title: cardText(title, known, merchant), text: cardText(text, known, merchant) };
  return lines.title && lines.text ? { title: lines.title, text: lines.text, because } : null;
}

/** The facts of the drive together with those of a merchant. */
export function withMerchant(
  facts: TriggerFacts,
  merchant: Pick<NearbyMerchant, 'km' | 'free'> | null,
): TriggerFacts {
  if (!merchant) return facts;
  const { km, free } = merchant;
  return { ...facts, merchantKm: km, ...(free !== undefined && { merchantFree: free }) };
}
