import { reason } from '../../../shared/contract/reason.ts';
import type { Point } from '../../../shared/navigation/place.ts';
import type { Suggestion } from '../../../shared/services/suggestion.ts';
import {
  lackOf,
  wordsOf,
  withMerchant,
  type Words,
} from '../../../shared/services/suggestions/candidate.ts';
import { NO_DRIVE, stepDriveClock } from '../../../shared/services/suggestions/drive-clock.ts';
import { verdictOf } from '../../../shared/services/suggestions/explain.ts';
import {
  ALL_RULES,
  foremost,
  GONE_AFTER_MS,
  HOLDS_FOR_MS,
  momentHindrance,
  ruleHindrance,
  withdrawal,
  type Hindrance,
  type Moment,
  type Rule,
  type RuleHistory,
} from '../../../shared/services/suggestions/policy.ts';
import { OPEN_ROAD, stepRoadWatch } from '../../../shared/services/suggestions/road-watch.ts';
import {
  driveFacts,
  localTimeOf,
  type LocalTime,
} from '../../../shared/services/suggestions/trigger-facts.ts';
import type { TriggerFacts } from '../../../shared/services/trigger.ts';
import { freshValue } from '../../../shared/vehicle/reading.ts';
import { warningsOf } from '../../../shared/vehicle/warnings.ts';
import { kmTo, lookTo, MerchantLookup, type NearMerchant } from './merchant-lookup.ts';
import { SuggestionMemory } from './suggestion-memory.ts';
import type { Suggestions, SuggestionsOptions } from './suggestions.ts';

/** How often the rules are looked at, ms. */
const TICK_MS = 1000;

/** Gone sooner than this, a card was not read (Design for Driving: shown at least 8 s), ms. */
const READ_AFTER_MS = 8000;

/** The card on the screen, and what it stands on. */
interface Showing {
  readonly card: Suggestion;
  readonly rule: Rule;
  readonly near: NearMerchant | null;
  readonly shownAt: number;
  /** When the reason was last seen to hold. */
  readonly heldAt: number;
  /** What was known of the rule before. */
  readonly before: RuleHistory | undefined;
}

interface Candidate {
  readonly rule: Rule;
  readonly words: Words;
  readonly near: NearMerchant | null;
}

/** Starts to look once per second whether a service has something worth saying. */
export function createSuggestions(options: SuggestionsOptions): Suggestions {
  const { clock, vehicle, navigation, log } = options;
  const localTime = options.localTime ?? localTimeOf;
  const rules = options.services.flatMap(({ id, triggers, isOffer }) =>
    triggers.map((trigger): Rule => ({
      key: `${id}/${trigger.id}`,
      service: id,
      trigger,
      isOffer,
    })),
  );
  const memory = new SuggestionMemory(options);
  const lookup = new MerchantLookup(options);
  /** Since when the reason of a rule has held, ms of the monotonic clock. */
  const heldSince = new Map<string, number>();
  let drive = NO_DRIVE;
  let road = OPEN_ROAD;
  let session: string | null = null;
  let showing: Showing | null = null;

  const stopTimer = clock.every(TICK_MS, tick);

  function tick(): void {
    const { wall, mono } = clock.now();
    const { readings, drivingState } = vehicle;
    const { state } = navigation;
    memory.keepTime();
    drive = stepDriveClock(drive, drivingState, mono);
    road = stepRoadWatch(road, state, speedMps(), mono);
    const way = state.session ? `${state.session.id}/${state.session.reroutes}` : null;
    if (way !== session) lookup.forget();
    session = way;

    const moment: Moment = {
      wall,
      road: road.allowance,
      drivingState,
      speedKmh: freshValue(readings, 'Vehicle.Speed'),
      // Asked last, and only when nothing cheaper decides.
      get hasCriticalWarning() {
        return warningsOf(readings).some(({ severity }) => severity === 'critical');
      },
      silenced: memory.silenced,
      wantsOffers: options.wantsOffers(),
    };
    const time = localTime(wall);
    const facts = () =>
      driveFacts({
        ...{ readings, drivingState, navigation: state, weather: options.weather() },
        ...{ drive, time, wall, mono },
      });
    if (showing) {
      keepOrWithdraw(showing, moment, facts(), mono);
      return;
    }
    if (!options.isSeen()) {
      heldSince.clear();
      return;
    }
    if (momentHindrance(moment, memory.sinceLastMs) !== null) {
      heldSince.clear();
      return;
    }
    const found = foremost(candidates(moment, facts(), time, mono));
    if (found) show(found, wall, mono);
  }

  function candidates(
    moment: Moment,
    shared: TriggerFacts,
    time: LocalTime,
    mono: number,
  ): readonly Candidate[] {
    return rules.flatMap((rule) => {
      const hindrance = ruleHindrance(
        rule,
        memory.of(rule.key),
        moment,
        serviceMoment(rule.service),
      );
      const candidate = hindrance === null ? candidateOf(rule, shared, time) : null;
      if (!candidate) {
        heldSince.delete(rule.key);
        return [];
      }
      const since = heldSince.get(rule.key) ?? mono;
      heldSince.set(rule.key, since);
      return mono - since >= HOLDS_FOR_MS ? [candidate] : [];
    });
  }

  /** What a rule would say now, if anything; looks for a merchant when that is all it lacks. */
  function candidateOf(rule: Rule, shared: TriggerFacts, time: LocalTime): Candidate | null {
    const { trigger, service } = rule;
    const facts = factsOf(rule, shared);
    const lack = lackOf(trigger, facts);
    if (lack === 'reason') return null;
    const to = lookTo(trigger, navigation.state.session !== null);
    const near = lack === 'merchant' ? lookup.near(service, to, car(), time.minuteOfDay) : null;
    const words = wordsOf(trigger, facts, near && { ...near.merchant, ...near });
    return words && { rule, words, near };
  }

  function show({ rule, words, near }: Candidate, wall: number, mono: number): void {
    const { trigger, service, isOffer, key } = rule;
    const { title, text, because } = words;
    const card: Suggestion = {
      id: `${key}-${wall}`,
      service,
      rule: trigger.id,
      title,
      text,
      offer: trigger.offer?.label ?? null,
      ...(trigger.offer && { action: trigger.offer.action }),
      because: [...because],
      shownAt: wall,
      expiresAt: wall + trigger.shownSeconds * 1000,
      isOffer,
    };
    const before = memory.of(key);
    memory.shown(key);
    heldSince.clear();
    showing = { card, rule, near, shownAt: mono, heldAt: mono, before };
    log.info({ rule: key, because: because.map(({ fact }) => fact) }, 'suggested');
    options.onChange();
  }

  function keepOrWithdraw(
    { rule, near, shownAt, heldAt, before }: Showing,
    moment: Moment,
    shared: TriggerFacts,
    mono: number,
  ): void {
    const now = withdrawal(rule, moment, serviceMoment(rule.service));
    if (now !== null) {
      withdraw(now);
      if (mono - shownAt < READ_AFTER_MS) memory.unread(rule.key, before);
      return;
    }
    if (mono - shownAt >= rule.trigger.shownSeconds * 1000) {
      withdraw('expired');
      return;
    }
    const facts = withMerchant(factsOf(rule, shared), near && movedOn(near, rule));
    const holds = verdictOf(rule.trigger.when, facts) === true;
    if (holds && showing) showing = { ...showing, heldAt: mono };
    else if (mono - heldAt >= GONE_AFTER_MS) withdraw('reasonGone');
  }

  function withdraw(why: Hindrance | 'expired' | 'reasonGone' | 'answered'): void {
    if (!showing) return;
    log.info({ rule: showing.rule.key, why }, 'suggestion taken away');
    showing = null;
    options.onChange();
  }

  /** The merchant of the card, as far away as it is by now. */
  function movedOn(near: NearMerchant, { trigger }: Rule): NearMerchant {
    const from = car();
    const to = lookTo(trigger, navigation.state.session !== null);
    return from ? { ...near, km: kmTo(near.merchant, to, from) } : near;
  }

  function serviceMoment(service: string) {
    return { isUsable: options.isUsable(service), hasOrder: options.hasOrder(service) };
  }

  function factsOf({ service }: Rule, shared: TriggerFacts): TriggerFacts {
    const ordersBefore = options.ordersBefore(service);
    return {
      ...shared,
      hasActiveOrder: options.hasOrder(service),
      ...(ordersBefore !== undefined && { ordersBefore }),
    };
  }

  function car(): Point | null {
    const { position } = navigation.state;
    return position && position.quality !== 'lost' ? position : null;
  }

  /** The faster of the car and, on the desk, the simulated drive. */
  function speedMps(): number | undefined {
    const { position, session: guided } = navigation.state;
    const speed = freshValue(vehicle.readings, 'Vehicle.Speed');
    const driven = speed === undefined ? undefined : Math.abs(speed) / 3.6;
    if (!guided?.simulated) return driven;
    return Math.max(position?.speedMps ?? 0, driven ?? 0);
  }

  return {
    get current() {
      return showing?.card ?? null;
    },
    get silenced() {
      return [...memory.silenced];
    },
    get problem() {
      return memory.problem;
    },
    async accept(perform) {
      if (!showing) return reason('services.noSuggestion');
      const { rule, near } = showing;
      memory.answered(rule.key, true);
      withdraw('answered');
      const { offer } = rule.trigger;
      if (!offer) return null;
      const { action, input } = offer;
      // The merchant that was named is the one that is meant, even if another is nearer by now.
      const merchant = near && { by: 'id', id: near.merchant.id };
      return perform({ action, input: { ...input, ...(merchant && { merchant }) } });
    },
    dismiss() {
      if (!showing) return;
      memory.answered(showing.rule.key, false);
      withdraw('answered');
    },
    silence(rule, isSilenced) {
      const key = rule ?? ALL_RULES;
      const failure = memory.silence(key, isSilenced);
      if (isSilenced && showing && (key === ALL_RULES || key === showing.rule.key)) {
        showing = null;
      }
      options.onChange();
      return failure;
    },
    close() {
      stopTimer();
      memory.close();
    },
  };
}
