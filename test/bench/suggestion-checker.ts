import type { MerchantHit } from '../../shared/services/merchant.ts';
import type { Suggestion } from '../../shared/services/suggestion.ts';
import type { Condition, FactValue, Trigger, TriggerFacts } from '../../shared/services/trigger.ts';
import type { Truth } from './suggestion-drive.ts';

/** What must never be: figures of this bench, independent of those the product decides by. */
const APART_MS = 5 * 60_000;
const NEAR_M = 200;
const NEAR_S = 10;

/** A reason may be gone this long before its card is: nothing flickers at a threshold. */
const GRACE_MS = 7000;

export interface Faults {
  cards: number;
  withinFiveMinutes: number;
  nearManoeuvre: number;
  withoutReason: number;
}

export interface Sight {
  /** True time since the beginning, ms; never set back. */
  readonly at: number;
  readonly card: Suggestion | null;
  readonly truth: Truth;
  /** Facts that the drive does not know: the time, and since when it lasts. */
  readonly facts: TriggerFacts;
  /** Merchants that the services have told of, with how far they are now, km. */
  readonly merchants: readonly { readonly merchant: MerchantHit; readonly km: number }[];
}

/** Watches the cards as a driver would, with its own idea of the rules. */
export class SuggestionChecker {
  readonly faults: Faults = { cards: 0, withinFiveMinutes: 0, nearManoeuvre: 0, withoutReason: 0 };
  readonly #ruleOf: (card: Suggestion) => Trigger | undefined;
  #shown: string | null = null;
  #lastShownAt = -Infinity;
  #heldAt = 0;
  #isNearCounted = false;
  #isBaseless = false;

  constructor(ruleOf: (card: Suggestion) => Trigger | undefined) {
    this.#ruleOf = ruleOf;
  }

  see(sight: Sight): void {
    const { card, at } = sight;
    if (!card) {
      this.#shown = null;
      return;
    }
    const isNew = card.id !== this.#shown;
    if (isNew) this.#begin(card.id, at);
    if (isNear(sight.truth) && !this.#isNearCounted) {
      this.#isNearCounted = true;
      this.faults.nearManoeuvre += 1;
    }
    if (this.#isBaseless) return;
    if (this.#isFounded(sight)) this.#heldAt = at;
    else if (isNew || at - this.#heldAt > GRACE_MS) {
      this.#isBaseless = true;
      this.faults.withoutReason += 1;
    }
  }

  #begin(id: string, at: number): void {
    this.faults.cards += 1;
    if (at - this.#lastShownAt < APART_MS) this.faults.withinFiveMinutes += 1;
    this.#shown = id;
    this.#lastShownAt = at;
    this.#heldAt = at;
    this.#isNearCounted = false;
    this.#isBaseless = false;
  }

  /** True when the rule of the card holds for one of the merchants, and the card says why. */
  #isFounded({ card, truth, facts, merchants }: Sight): boolean {
    const rule = card && this.#ruleOf(card);
    if (!rule || card.because.length === 0) return false;
    const known = { ...truth.facts, ...facts };
    const worlds = merchants.map(({ merchant, km }) => ({
      ...known,
      merchantKm: km,
      ...(merchant.parking?.free !== undefined && { merchantFree: merchant.parking.free }),
    }));
    return [known, ...worlds].some((world) => holds(rule.when, world) === 'yes');
  }
}

function isNear({ manoeuvreM, speedKmh, isOffRoute }: Truth): boolean {
  if (isOffRoute) return true;
  if (manoeuvreM === null) return false;
  return manoeuvreM < NEAR_M || manoeuvreM < (speedKmh / 3.6) * NEAR_S;
}

type Verdict = 'yes' | 'no' | 'unknown';

/** The rule read literally: unknown facts stay unknown through `not`. */
function holds(condition: Condition, facts: TriggerFacts): Verdict {
  if ('all' in condition) {
    const parts = condition.all.map((part) => holds(part, facts));
    if (parts.includes('no')) return 'no';
    return parts.includes('unknown') ? 'unknown' : 'yes';
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => holds(part, facts));
    if (parts.includes('yes')) return 'yes';
    return parts.includes('unknown') ? 'unknown' : 'no';
  }
  if ('not' in condition) {
    const part = holds(condition.not, facts);
    return part === 'unknown' ? part : part === 'yes' ? 'no' : 'yes';
  }
  const value: FactValue | undefined = facts[condition.fact];
  if (value === undefined) return 'unknown';
  if (typeof value === 'boolean') return value === condition.is ? 'yes' : 'no';
  const {
    below = Infinity,
    above = -Infinity,
    between: [from, to] = [-Infinity, Infinity],
  } = condition;
  const isWithin = from <= to ? value >= from && value <= to : value >= from || value <= to;
  return value < below && value > above && isWithin ? 'yes' : 'no';
}
