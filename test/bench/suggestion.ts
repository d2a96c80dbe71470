import { join } from 'node:path';
import { pino } from 'pino';
import { loadServices } from '../../main/services/manifests/load-services.ts';
import { createSuggestions } from '../../main/services/suggestions/create-suggestions.ts';
import type {
  Suggestions,
  SuggestionsOptions,
} from '../../main/services/suggestions/suggestions.ts';
import type { RowStorage } from '../../main/storage/row-storage.ts';
import type { Clock } from '../../shared/clock.ts';
import type { MerchantHit } from '../../shared/services/merchant.ts';
import { localTimeOf } from '../../shared/services/suggestions/trigger-facts.ts';
import type { TriggerFacts } from '../../shared/services/trigger.ts';
import { triggerSchema } from '../../shared/services/trigger.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { ROOT } from '../fixtures/desk.ts';
import { alone, type Figure } from './figure.ts';
import { seededRandom } from './seeded-random.ts';
import { SuggestionChecker, type Faults } from './suggestion-checker.ts';
import { RandomDrive, type DriveSample } from './suggestion-drive.ts';

const DRIVES = 10_000;
const DRIVES_PER_CAR = 50;

const MINUTE_MS = 60_000;

/** A rule that would speak at every drive: without it the policy would have little to hold back. */
const TALKATIVE = triggerSchema.parse({
  id: 'talkative',
  when: { fact: 'speedKmh', above: 5 },
  priority: 1,
  everyMinutes: 30,
  shownSeconds: 30,
  title: { 'zh-CN': '提示', 'en-US': 'Hint' },
  text: { 'zh-CN': '时速 {{speedKmh}}', 'en-US': '{{speedKmh}} km/h' },
  offer: null,
});

export interface DriveTotals extends Faults {
  drives: number;
  ticks: number;
  tickMs: number;
}

/** The engine that is driven; a test puts a worse one in its place. */
export type CreateSuggestions = (options: SuggestionsOptions) => Suggestions;

/**
 * Drives the real engine with the rules of the product through random drives, with hosts that restart,
 * clocks that are set, and drivers that take cards or put them away; a checker of its own counts what
 * must not be.
 */
export async function measureSuggestions(): Promise<Figure[]> {
  const totals = await driveAround(DRIVES, createSuggestions);
  const { drives, cards, ticks, tickMs } = totals;
  if (cards < drives / 100) throw new Error(`Only ${cards} cards came in ${drives} drives`);
  return [
    alone('suggestion.within-5-min', totals.withinFiveMinutes, 'cards'),
    alone('suggestion.near-manoeuvre', totals.nearManoeuvre, 'cards'),
    alone('suggestion.without-reason', totals.withoutReason, 'cards'),
    alone('suggestion.per-drive', cards / drives, 'cards'),
    alone('suggestion.tick', (tickMs / ticks) * 1000, 'µs'),
  ];
}

/** Random drives, the same for the same number, in cars that each remember their own. */
export async function driveAround(drives: number, create: CreateSuggestions): Promise<DriveTotals> {
  const { services } = loadServices([join(ROOT, 'resources/services')]);
  const offered = services.map(({ manifest: { id, category, triggers, flow } }) => ({
    ...{ id, category, triggers },
    isOffer: flow === 'offers',
  }));
  const totals: DriveTotals = {
    ...{ cards: 0, withinFiveMinutes: 0, nearManoeuvre: 0, withoutReason: 0 },
    ...{ drives: 0, ticks: 0, tickMs: 0 },
  };
  for (let car = 0; totals.drives < drives; car += 1) {
    const isTalkative = car % 2 === 1;
    const [first, ...others] = offered;
    const talking = first && isTalkative && { ...first, triggers: [...first.triggers, TALKATIVE] };
    const simulated = new SimulatedCar(car, talking ? [talking, ...others] : offered, create);
    const count = Math.min(DRIVES_PER_CAR, drives - totals.drives);
    for (let drive = 0; drive < count; drive += 1) await simulated.drive();
    simulated.addTo(totals);
    totals.drives += count;
  }
  return totals;
}

interface OfferedService {
  readonly id: string;
  readonly category: MerchantHit['category'];
  readonly triggers: SuggestionsOptions['services'][number]['triggers'];
  readonly isOffer: boolean;
}

/** A car with its host, its driver, and who watches both. */
class SimulatedCar {
  readonly #random: () => number;
  readonly #services: readonly OfferedService[];
  readonly #create: CreateSuggestions;
  readonly #checker: SuggestionChecker;
  readonly #rows = new Map<string, string>();
  readonly #found = new Map<string, { readonly merchant: MerchantHit; readonly to: string }[]>();
  #suggestions: Suggestions | null = null;
  #tick: () => void = () => undefined;
  #mono = 0;
  /** Of the wall clock, which can be set, against the true time. */
  #wallOffset: number;
  #drive: RandomDrive;
  #sample: DriveSample;
  #drives = 0;
  #setOffAt: number | null = null;
  #arrivedAt: number | null = null;
  #ticks = 0;
  #tickMs = 0;

  constructor(seed: number, services: readonly OfferedService[], create: CreateSuggestions) {
    this.#random = seededRandom(seed + 1);
    this.#services = services;
    this.#create = create;
    this.#wallOffset = Date.UTC(2026, 5, 1) + this.#random() * 3e9;
    this.#drive = new RandomDrive(this.#random, 0);
    this.#sample = this.#drive.step(0);
    this.#checker = new SuggestionChecker(({ service, rule }) =>
      services.find(({ id }) => id === service)?.triggers.find(({ id }) => id === rule),
    );
  }

  addTo(totals: DriveTotals): void {
    const { faults } = this.#checker;
    totals.cards += faults.cards;
    totals.withinFiveMinutes += faults.withinFiveMinutes;
    totals.nearManoeuvre += faults.nearManoeuvre;
    totals.withoutReason += faults.withoutReason;
    totals.ticks += this.#ticks;
    totals.tickMs += this.#tickMs;
    this.#suggestions?.close();
  }

  async drive(): Promise<void> {
    const random = this.#random;
    this.#drives += 1;
    this.#drive = new RandomDrive(random, this.#drives);
    this.#found.clear();
    // Longer than a rest: the next drive is a new one.
    this.#mono += (25 + random() * 900) * MINUTE_MS;
    if (!this.#suggestions || random() < 0.3) this.#startHost();
    for (let second = 0; second < this.#drive.seconds; second += 1) {
      if (random() < 0.0004) this.#startHost();
      if (random() < 0.00002) this.#wallOffset += (random() - 0.5) * 6 * 60 * MINUTE_MS;
      this.#mono += 1000;
      this.#sample = this.#drive.step(1);
      this.#keepTime();
      // What the driver sees just before the host looks again, unless nobody can know better yet: the
      // way was lost this moment, or the host slept between two drives.
      if (second > 0 && !this.#sample.truth.isOffRoute) this.#watch();
      this.#lookAround();
      this.#watch();
      // Answers of providers come in between.
      if (second % 2 === 0) await Promise.resolve();
      this.#answer();
    }
  }

  #lookAround(): void {
    const before = performance.now();
    this.#tick();
    this.#tickMs += performance.now() - before;
    this.#ticks += 1;
  }

  #keepTime(): void {
    const { isParked } = this.#sample.truth;
    if (!isParked && (this.#setOffAt === null || this.#arrivedAt !== null)) {
      this.#setOffAt = this.#mono;
      this.#arrivedAt = null;
    }
    if (isParked && this.#setOffAt !== null && this.#arrivedAt === null) {
      this.#arrivedAt = this.#mono;
    }
  }

  #watch(): void {
    const at = this.#mono;
    const { truth } = this.#sample;
    const card = this.#suggestions?.current ?? null;
    if (!card) {
      this.#checker.see({ at, card, truth, facts: {}, merchants: [] });
      return;
    }
    const arrivedAt = this.#arrivedAt;
    const facts: TriggerFacts = {
      ...localTimeOf(this.#wall),
      hasActiveOrder: false,
      ordersBefore: ordersBefore(card.service),
      ...(this.#setOffAt !== null && {
        minutesDriven: ((arrivedAt ?? at) - this.#setOffAt) / MINUTE_MS,
      }),
      ...(arrivedAt !== null && { minutesSinceArrival: (at - arrivedAt) / MINUTE_MS }),
    };
    const lon = this.#sample.navigation.position?.lon ?? 0;
    const merchants = (this.#found.get(card.service) ?? []).map(({ merchant, to }) => ({
      merchant,
      km:
        to === 'destination'
          ? merchant.distanceM / 1000
          : Math.abs(merchant.lon - lon) * KM_PER_DEGREE,
    }));
    this.#checker.see({ at, card, truth, facts, merchants });
  }

  /** The driver takes a card now and then, or puts it away. */
  #answer(): void {
    const suggestions = this.#suggestions;
    if (!suggestions?.current) return;
    const mood = this.#random();
    if (mood < 0.01) void suggestions.accept(() => Promise.resolve(null));
    else if (mood < 0.03) suggestions.dismiss();
  }

  get #wall(): number {
    return Math.round(this.#wallOffset + this.#mono);
  }

  #startHost(): void {
    this.#suggestions?.close();
    this.#suggestions = this.#create({
      clock: this.#clock(),
      log: pino({ level: 'silent' }),
      rejections: new Rejections(),
      storage: storageOn(this.#rows),
      services: this.#services,
      vehicle: reading(() => this.#sample),
      navigation: navigating(() => this.#sample),
      weather: () => null,
      isUsable: () => true,
      hasOrder: () => false,
      ordersBefore,
      find: (service, to) => this.#find(service, to),
      wantsOffers: () => true,
      isSeen: () => true,
      onChange: () => undefined,
    });
  }

  #find(service: string, to: string): Promise<readonly MerchantHit[]> {
    const category = this.#services.find(({ id }) => id === service)?.category ?? 'sight';
    const merchants = this.#drive.merchants(category);
    const known = this.#found.get(service) ?? [];
    this.#found.set(service, [...known, ...merchants.map((merchant) => ({ merchant, to }))]);
    return Promise.resolve(merchants);
  }

  /** Time passes when the simulation says so; the engine's timer is called by it. */
  #clock(): Clock {
    return {
      now: () => ({ wall: this.#wall, mono: this.#mono }),
      after: () => () => undefined,
      every: (_ms, run) => {
        this.#tick = run;
        return () => {
          this.#tick = () => undefined;
        };
      },
    };
  }
}

const KM_PER_DEGREE = 111.195;

const ordersBefore = (service: string) => service.length % 5;

function reading(sample: () => DriveSample): SuggestionsOptions['vehicle'] {
  return {
    get readings() {
      return sample().readings;
    },
    get drivingState() {
      return sample().drivingState;
    },
  };
}

function navigating(sample: () => DriveSample): SuggestionsOptions['navigation'] {
  return {
    get state() {
      return sample().navigation;
    },
  };
}

/** Rows in memory that outlive a host, as a disk does. */
function storageOn(rows: Map<string, string>): RowStorage {
  return {
    read: () => new Map(rows),
    write: (name, json) => void rows.set(name, json),
    remove: (name) => void rows.delete(name),
    close: () => undefined,
  };
}
