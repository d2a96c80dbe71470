import type { Clock } from '../../../shared/clock.ts';
import type { Point } from '../../../shared/navigation/place.ts';
import { distanceM } from '../../../shared/navigation/search/distance.ts';
import { isOpenAt } from '../../../shared/services/choose.ts';
import { merchantChoiceSchema } from '../../../shared/services/command.ts';
import type { MerchantHit } from '../../../shared/services/merchant.ts';
import type { Trigger } from '../../../shared/services/trigger.ts';

/** Around what merchants are looked for. */
export type LookTo = 'car' | 'route' | 'destination';

/** Around what a rule looks: what its offer says, else the way, else the car. */
export function lookTo({ offer }: Trigger, isGuided: boolean): LookTo {
  const choice = merchantChoiceSchema.safeParse(offer?.input['merchant']);
  if (choice.success && choice.data.by === 'nearest') return choice.data.to;
  return isGuided ? 'route' : 'car';
}

/** A found merchant is believed this long, and asked for again after that or this far on. */
const GOOD_FOR_MS = 60_000;
const GOOD_WITHIN_M = 1000;

/** An answer older than this is not used even while a new one is on its way, ms. */
const USED_FOR_MS = 3 * 60_000;

/** Providers are not asked more often than this by suggestions, all together, ms. */
const BETWEEN_MS = 5000;

export interface MerchantLookupParts {
  /** Merchants of a service, best first; empty when there are none, or none can be had. */
  readonly find: (service: string, to: LookTo) => Promise<readonly MerchantHit[]>;
  readonly clock: Clock;
}

/** The merchant that a suggestion would be about. */
export interface NearMerchant {
  readonly merchant: MerchantHit;
  /** From the car, or from the destination when it was looked for there, km. */
  readonly km: number;
  /** Free places, as far as it tells. */
  readonly free: number | undefined;
}

interface Answer {
  readonly askedAt: number;
  readonly askedFrom: Point;
  readonly merchants: readonly MerchantHit[];
}

/**
 * The nearest open merchant of each service, asked for when a rule needs it: one question at a time, and
 * each answer serves for a while.
 */
export class MerchantLookup {
  readonly #parts: MerchantLookupParts;
  readonly #answers = new Map<string, Answer>();
  #isAsking = false;
  #lastAskedAt = -Infinity;

  constructor(parts: MerchantLookupParts) {
    this.#parts = parts;
  }

  /**
   * What is known now; asks when that is little. `null`: nothing known, or nothing open there.
   *
   * @param minuteOfDay for opening hours
   */
  near(service: string, to: LookTo, car: Point | null, minuteOfDay: number): NearMerchant | null {
    if (!car) return null;
    const key = `${service}/${to}`;
    const { mono } = this.#parts.clock.now();
    const answer = this.#answers.get(key);
    const isGood =
      answer &&
      mono - answer.askedAt < GOOD_FOR_MS &&
      distanceM(answer.askedFrom, car) < GOOD_WITHIN_M;
    if (!isGood) this.#ask(service, to, car);
    if (!answer || mono - answer.askedAt > USED_FOR_MS) return null;
    return nearestOf(answer.merchants, to, car, minuteOfDay);
  }

  /** The way is another one: what lay along it does not count any more. */
  forget(): void {
    this.#answers.clear();
  }

  #ask(service: string, to: LookTo, car: Point): void {
    const { mono } = this.#parts.clock.now();
    if (this.#isAsking || mono - this.#lastAskedAt < BETWEEN_MS) return;
    this.#isAsking = true;
    this.#lastAskedAt = mono;
    const { lon, lat } = car;
    void this.#parts
      .find(service, to)
      // A provider that fails is asked again as one without merchants is: after a while.
      .catch((): readonly MerchantHit[] => [])
      .then((merchants) => {
        this.#isAsking = false;
        const key = `${service}/${to}`;
        this.#answers.set(key, { askedAt: mono, askedFrom: { lon, lat }, merchants });
      });
  }
}

function nearestOf(
  merchants: readonly MerchantHit[],
  to: LookTo,
  car: Point,
  minuteOfDay: number,
): NearMerchant | null {
  const near = merchants
    .filter((merchant) => isOpenAt(merchant, minuteOfDay))
    .map((merchant) => ({ merchant, km: kmTo(merchant, to, car), free: freeAt(merchant) }));
  return near.reduce<NearMerchant | null>(
    (best, candidate) => (best && best.km <= candidate.km ? best : candidate),
    null,
  );
}

/** How far a merchant is now, km; see {@link NearMerchant.km}. */
export function kmTo(merchant: MerchantHit, to: LookTo, car: Point): number {
  return (to === 'destination' ? merchant.distanceM : distanceM(car, merchant)) / 1000;
}

function freeAt({ charging, parking }: MerchantHit): number | undefined {
  if (charging) return charging.connectors.filter(({ status }) => status === 'available').length;
  return parking?.free;
}
