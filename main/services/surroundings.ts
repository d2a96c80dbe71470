import type { Clock } from '../../shared/clock.ts';
import type { Point } from '../../shared/navigation/place.ts';
import { distanceM } from '../../shared/navigation/search/distance.ts';
import { currentOffers } from '../../shared/services/plausible.ts';
import type { Offer } from '../../shared/services/offer.ts';
import type { Weather } from '../../shared/services/weather.ts';
import type { ServiceProvider } from './provider.ts';

const MINUTE_MS = 60_000;

/** How long weather and offers are good for, and over what distance. */
const GOOD_FOR_MS = 30 * MINUTE_MS;
const GOOD_WITHIN_M = 10_000;

const RETRY_MS = 5 * MINUTE_MS;
const STEP_MS = MINUTE_MS;

export interface SurroundingsParts {
  readonly weatherProviders: readonly ServiceProvider[];
  readonly offerProviders: readonly ServiceProvider[];
  readonly car: () => Point | null;
  /** True when the driver agreed that providers of offers learn where the car is. */
  readonly wantsOffers: () => boolean;
  readonly clock: Clock;
  readonly onChange: () => void;
}

interface Looked {
  readonly at: Point;
  readonly nextAt: number;
}

/** The weather, and the offers if they are wanted, around the car. */
export class Surroundings {
  weather: Weather | null = null;
  offers: readonly Offer[] = [];
  readonly #parts: SurroundingsParts;
  readonly #stop: () => void;
  #weatherLooked: Looked | null = null;
  #offersLooked: Looked | null = null;
  #isClosed = false;

  constructor(parts: SurroundingsParts) {
    this.#parts = parts;
    this.#stop = parts.clock.every(STEP_MS, () => this.look());
    this.look();
  }

  /** Looks around when that is due; cheap to call at every change of the position. */
  look(): void {
    const car = this.#parts.car();
    if (!car) return;
    const { mono } = this.#parts.clock.now();
    const isDue = (looked: Looked | null) =>
      !looked || mono >= looked.nextAt || distanceM(looked.at, car) > GOOD_WITHIN_M;
    if (isDue(this.#weatherLooked)) {
      this.#weatherLooked = { at: car, nextAt: mono + GOOD_FOR_MS };
      void this.#lookAtWeather(car);
    }
    if (this.#parts.wantsOffers() && isDue(this.#offersLooked)) {
      this.#offersLooked = { at: car, nextAt: mono + GOOD_FOR_MS };
      void this.#lookForOffers(car);
    }
  }

  /** The driver withdrew, or agreed. */
  consentChanged(): void {
    this.#offersLooked = null;
    if (this.#parts.wantsOffers()) this.look();
    else this.#setOffers([]);
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
  }

  async #lookAtWeather(car: Point): Promise<void> {
    for (const provider of this.#parts.weatherProviders) {
      const answer = await provider.weather(areaOf(car));
      if (this.#isClosed) return;
      if (!answer.ok) continue;
      this.weather = answer.value;
      this.#parts.onChange();
      return;
    }
    const { mono } = this.#parts.clock.now();
    this.#weatherLooked = { at: car, nextAt: mono + RETRY_MS };
  }

  async #lookForOffers(car: Point): Promise<void> {
    const found: Offer[] = [];
    let hasFailed = false;
    for (const provider of this.#parts.offerProviders) {
      const answer = await provider.offers(car);
      if (this.#isClosed) return;
      if (answer.ok) found.push(...answer.value);
      else hasFailed = true;
    }
    const { mono, wall } = this.#parts.clock.now();
    if (hasFailed) this.#offersLooked = { at: car, nextAt: mono + RETRY_MS };
    // The driver may have withdrawn while the question was on its way.
    if (this.#parts.wantsOffers()) this.#setOffers(currentOffers(found, wall));
  }

  #setOffers(offers: readonly Offer[]): void {
    if (offers.length === 0 && this.offers.length === 0) return;
    this.offers = offers;
    this.#parts.onChange();
  }
}

/**
 * Rounded to a tenth of a degree, about 10 km: no forecast is finer, and whoever is asked without a
 * consent need not know where the car stands.
 */
function areaOf({ lon, lat }: Point): Point {
  return { lon: Math.round(lon * 10) / 10, lat: Math.round(lat * 10) / 10 };
}
