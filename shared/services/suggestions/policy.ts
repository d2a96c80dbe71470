import type { DrivingState } from '../../vehicle/driving-state.ts';
import type { Trigger } from '../trigger.ts';
import type { Allowance } from './road-watch.ts';

/** Two cards are at least this far apart, whatever they are about, ms. */
export const BETWEEN_CARDS_MS = 5 * 60_000;

/** A reason counts when it has held this long, and is gone when it has not for that long, ms. */
export const HOLDS_FOR_MS = 2000;
export const GONE_AFTER_MS = 5000;

/** Faster than this nobody is sold anything, km/h; a card that is there goes a little later. */
const OFFER_UP_TO_KMH = 40;
const OFFER_GOES_KMH = 50;

/** Each dismissal doubles the time until the rule may speak again, up to a week. */
const MOST_DOUBLINGS = 5;
const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Stands for all suggestions among the silenced rules. */
export const ALL_RULES = '*';

/** A rule of a service. */
export interface Rule {
  /** `service/rule`, as the driver silences it. */
  readonly key: string;
  readonly service: string;
  readonly trigger: Trigger;
  /** A merchant's offer, not help of the car. */
  readonly isOffer: boolean;
}

/** What is remembered of a rule. */
export interface RuleHistory {
  /** Wall clock, epoch ms. */
  readonly shownAt: number;
  /** In a row; taking the offer ends the row. */
  readonly dismissals: number;
}

/** What the moment is like for any card. */
export interface Moment {
  /** Wall clock, epoch ms. */
  readonly wall: number;
  readonly road: Allowance;
  readonly drivingState: DrivingState;
  readonly speedKmh: number | undefined;
  /** The car has something to say that cannot wait. */
  readonly hasCriticalWarning: boolean;
  readonly silenced: ReadonlySet<string>;
  readonly wantsOffers: boolean;
}

/** What the moment is like for one service. */
export interface ServiceMoment {
  /** Its provider can be reached, as far as is known. */
  readonly isUsable: boolean;
  readonly hasOrder: boolean;
}

/** Why there is no card now. */
export type Hindrance =
  | 'silenced'
  | 'road'
  | 'warning'
  | 'unknownState'
  | 'tooSoon'
  | 'noConsent'
  | 'tooFast'
  | 'notUsable'
  | 'underWay'
  | 'ruleTooSoon';

/**
 * Why no card at all may come now, or `null`.
 *
 * @param sinceLastMs time since the last card came; `Infinity`: there was none
 */
export function momentHindrance(moment: Moment, sinceLastMs: number): Hindrance | null {
  if (moment.silenced.has(ALL_RULES)) return 'silenced';
  if (sinceLastMs < BETWEEN_CARDS_MS) return 'tooSoon';
  if (moment.drivingState === 'unknown') return 'unknownState';
  if (moment.road !== 'show') return 'road';
  return moment.hasCriticalWarning ? 'warning' : null;
}

/** Why the card of a rule may not come now although any other might, or `null`. */
export function ruleHindrance(
  rule: Rule,
  history: RuleHistory | undefined,
  moment: Moment,
  service: ServiceMoment,
): Hindrance | null {
  if (history && moment.wall < nextAt(rule.trigger, history)) return 'ruleTooSoon';
  return lastingHindrance(rule, moment, service, OFFER_UP_TO_KMH);
}

/** Why the card that is there must go at once, or `null`. */
export function withdrawal(rule: Rule, moment: Moment, service: ServiceMoment): Hindrance | null {
  if (moment.silenced.has(ALL_RULES)) return 'silenced';
  if (moment.road === 'nothing') return 'road';
  if (moment.hasCriticalWarning) return 'warning';
  return lastingHindrance(rule, moment, service, OFFER_GOES_KMH);
}

function lastingHindrance(
  { key, isOffer }: Rule,
  moment: Moment,
  { isUsable, hasOrder }: ServiceMoment,
  upToKmh: number,
): Hindrance | null {
  if (moment.silenced.has(key)) return 'silenced';
  if (!isUsable) return 'notUsable';
  if (hasOrder) return 'underWay';
  if (!isOffer) return null;
  if (!moment.wantsOffers) return 'noConsent';
  const isSlow =
    moment.drivingState === 'parked' ||
    (moment.speedKmh !== undefined && moment.speedKmh <= upToKmh);
  return isSlow ? null : 'tooFast';
}

/** When a rule may speak again, epoch ms. */
function nextAt({ everyMinutes }: Trigger, { shownAt, dismissals }: RuleHistory): number {
  const everyMs = everyMinutes * 60_000;
  const doubled = everyMs * 2 ** Math.min(dismissals, MOST_DOUBLINGS);
  return shownAt + Math.max(everyMs, Math.min(doubled, WEEK_MS));
}

/** The rule that speaks when several may: the highest priority, else the first by name. */
export function foremost<Candidate extends { readonly rule: Rule }>(
  candidates: readonly Candidate[],
): Candidate | null {
  return candidates.reduce<Candidate | null>(
    (best, candidate) => (best && !isBefore(candidate.rule, best.rule) ? best : candidate),
    null,
  );
}

function isBefore(a: Rule, b: Rule): boolean {
  const difference = a.trigger.priority - b.trigger.priority;
  return difference === 0 ? a.key < b.key : difference > 0;
}
