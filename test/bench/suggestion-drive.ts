import type { NavigationState } from '../../shared/navigation/navigation-state.ts';
import type { MerchantHit } from '../../shared/services/merchant.ts';
import type { TriggerFacts } from '../../shared/services/trigger.ts';
import type { DrivingState } from '../../shared/vehicle/driving-state.ts';
import type { Readings } from '../../shared/vehicle/reading.ts';
import type { SignalPath } from '../../shared/vehicle/signal.ts';
import { SAMPLE_SESSION } from '../fixtures/page/navigation-samples.ts';

/** Metres of a degree of longitude at the equator, along which every drive leads. */
const METRES_PER_DEGREE = 111_195;

/** How long the car stands before and after, s. */
const STANDS_S = 90;

/** What is true of a drive at a moment, as the drive knows it and not as the engine reckons it. */
export interface Truth {
  readonly isParked: boolean;
  readonly speedKmh: number;
  /** To the next manoeuvre; `null` while there is none to be led to. */
  readonly manoeuvreM: number | null;
  readonly isOffRoute: boolean;
  /** What is known of the car and its way now; a lost signal is not known. */
  readonly facts: TriggerFacts;
}

export interface DriveSample {
  readonly truth: Truth;
  readonly readings: Readings;
  readonly drivingState: DrivingState;
  readonly navigation: Pick<NavigationState, 'position' | 'session' | 'guidance'>;
}

type Random = () => number;

const between = (random: Random, from: number, to: number) => from + random() * (to - from);
const chance = (random: Random, share: number) => random() < share;

/**
 * A drive of a random car on a random day: it stands, sets off, is led along manoeuvres or not, meets
 * lights and rain, loses signals now and then, misses a turn, arrives, and stands again.
 */
export class RandomDrive {
  readonly id: number;
  /** How long it takes, standing included. */
  readonly seconds: number;
  readonly #random: Random;
  readonly #isGuided: boolean;
  readonly #isElectric: boolean;
  readonly #manoeuvres: readonly number[];
  readonly #lengthM: number;
  readonly #cruiseKmh: number;
  readonly #serviceDueKm: number;
  readonly #outsideC: number;
  readonly #rainsFrom: number;
  readonly #windowOpenFrom: number;
  #level: number;
  #travelledM = 0;
  #speedKmh = 0;
  #lightUntil = 0;
  #offRouteUntil = -1;
  #lostUntil = -1;
  #reroutes = 0;
  #second = 0;
  #isMoving = false;

  constructor(random: Random, id: number) {
    this.id = id;
    this.#random = random;
    this.seconds = Math.round(between(random, 480, 1800));
    this.#isGuided = chance(random, 0.7);
    this.#isElectric = chance(random, 0.6);
    this.#cruiseKmh = between(random, 20, 105);
    this.#lengthM = ((this.seconds - 2 * STANDS_S) * this.#cruiseKmh * 0.8) / 3.6;
    this.#level = between(random, 2, 100);
    this.#serviceDueKm = between(random, -2000, 9000);
    this.#outsideC = between(random, -12, 41);
    this.#rainsFrom = chance(random, 0.3) ? between(random, 0, this.seconds) : Infinity;
    this.#windowOpenFrom = chance(random, 0.3) ? between(random, 0, this.seconds) : Infinity;
    const manoeuvres: number[] = [];
    const apartM = between(random, 150, 6000);
    for (let at = between(random, 60, apartM); at < this.#lengthM;) {
      manoeuvres.push(at);
      at += between(random, 60, 2 * apartM);
    }
    this.#manoeuvres = [...manoeuvres, this.#lengthM];
  }

  /** Goes on by `seconds` and tells what is then. */
  step(seconds: number): DriveSample {
    this.#second += seconds;
    this.#drive(seconds);
    const isParked = !this.#isMoving;
    const next = this.#manoeuvres.find((at) => at > this.#travelledM);
    const isOffRoute = this.#isGuided && this.#second < this.#offRouteUntil;
    const isFollowing = this.#isGuided && next !== undefined && !isOffRoute;
    const truth: Truth = {
      isParked,
      speedKmh: this.#speedKmh,
      manoeuvreM: isFollowing ? next - this.#travelledM : null,
      isOffRoute,
      facts: this.#facts(isParked, isFollowing, next === undefined),
    };
    return {
      truth,
      readings: this.#readings(isParked),
      drivingState: this.#drivingState(isParked),
      navigation: this.#navigation(truth, next),
    };
  }

  /** Merchants within a few kilometres of the car, nearest first. */
  merchants(category: MerchantHit['category']): MerchantHit[] {
    const at = this.#travelledM;
    const count = Math.floor(between(this.#random, 0, 4));
    return Array.from({ length: count }, (_, index): MerchantHit => {
      const distanceM = between(this.#random, 50, 9000);
      return {
        id: `${category}-${this.id}-${index}`,
        category,
        name: `${category} ${index}`,
        ...pointAt(at + distanceM),
        distanceM,
        ...(category === 'parking' && { parking: parkingWith(Math.round(distanceM) % 60) }),
      };
    }).sort((a, b) => a.distanceM - b.distanceM);
  }

  #drive(seconds: number): void {
    const random = this.#random;
    const isUnderWay = this.#second > STANDS_S && this.#travelledM < this.#lengthM;
    this.#isMoving = isUnderWay && this.#second < this.seconds - STANDS_S;
    if (!this.#isMoving) {
      this.#speedKmh = 0;
      return;
    }
    if (chance(random, 0.004 * seconds)) this.#lightUntil = this.#second + between(random, 5, 60);
    if (chance(random, 0.001 * seconds)) {
      this.#offRouteUntil = this.#second + between(random, 3, 25);
      this.#reroutes += 1;
    }
    if (chance(random, 0.002 * seconds)) this.#lostUntil = this.#second + between(random, 2, 40);
    const wanted =
      this.#second < this.#lightUntil ? 0 : this.#cruiseKmh * between(random, 0.7, 1.2);
    const change = Math.max(-20 * seconds, Math.min(10 * seconds, wanted - this.#speedKmh));
    this.#speedKmh = Math.max(0, this.#speedKmh + change);
    this.#travelledM += (this.#speedKmh / 3.6) * seconds;
    this.#level = Math.max(1, this.#level - (this.#speedKmh / 3600) * 0.35 * seconds);
  }

  #facts(isParked: boolean, isFollowing: boolean, hasArrived: boolean): TriggerFacts {
    const isLost = this.#second < this.#lostUntil;
    const remainingM = this.#remainingM;
    return {
      isNavigating: this.#isGuided && !hasArrived,
      ...(isFollowing && {
        remainingKm: remainingM / 1000,
        remainingMinutes: remainingM / 1000 / this.#cruiseKmh / (1 / 60),
        arrivalSoc: this.#arrivalSoc,
      }),
      ...((isParked || !isLost) && { isParked }),
      ...(!isLost && {
        speedKmh: this.#speedKmh,
        rangeKm: this.#level * 4.5,
        serviceDueKm: this.#serviceDueKm,
        outsideC: this.#outsideC,
        isRaining: this.#second > this.#rainsFrom,
        isWindowOpen: this.#second > this.#windowOpenFrom,
        ...(this.#isElectric
          ? { soc: this.#level, isCharging: this.#isCharging(isParked) }
          : { fuelLevel: this.#level }),
      }),
    };
  }

  get #remainingM(): number {
    return Math.max(0, this.#lengthM - this.#travelledM);
  }

  get #arrivalSoc(): number {
    return Math.max(0, this.#level - this.#remainingM / 4000);
  }

  #isCharging(isParked: boolean): boolean {
    return isParked && this.id % 5 === 0;
  }

  #drivingState(isParked: boolean): DrivingState {
    if (isParked) return 'parked';
    if (this.#second < this.#lostUntil) return 'unknown';
    return this.#speedKmh >= 0.5 ? 'moving' : 'idling';
  }

  #readings(isParked: boolean): Readings {
    const isLost = this.#second < this.#lostUntil;
    const values: Partial<Record<SignalPath, unknown>> = {
      'Vehicle.Speed': this.#speedKmh,
      'Vehicle.Powertrain.Range': this.#level * 4500,
      'Vehicle.Service.DistanceToService': this.#serviceDueKm,
      'Vehicle.Exterior.AirTemperature': this.#outsideC,
      'Vehicle.Body.Raindetection.Intensity': this.#second > this.#rainsFrom ? 60 : 0,
      'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position':
        this.#second > this.#windowOpenFrom ? 70 : 0,
      ...(this.#isElectric
        ? {
            'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed': this.#level,
            'Vehicle.Powertrain.TractionBattery.Charging.IsCharging': this.#isCharging(isParked),
          }
        : { 'Vehicle.Powertrain.FuelSystem.RelativeLevel': this.#level }),
    };
    const freshness = isLost ? 'stale' : 'fresh';
    return Object.fromEntries(
      Object.entries(values).map(([path, value]) => [path, { freshness, value, ts: 0 }]),
    );
  }

  #navigation(truth: Truth, next: number | undefined): DriveSample['navigation'] {
    const position = {
      ...pointAt(this.#travelledM),
      speedMps: this.#speedKmh / 3.6,
      accuracyM: 5,
      quality: 'fix',
      simulated: false,
      onRoute: !truth.isOffRoute,
      ts: 0,
    } as const;
    if (!this.#isGuided) return { position, session: null, guidance: null };
    const remainingM = this.#remainingM;
    const guidance = {
      status: truth.isOffRoute ? 'offRoute' : next === undefined ? 'arrived' : 'following',
      ...(truth.manoeuvreM !== null &&
        next !== undefined && {
          next: { manoeuvre: this.#manoeuvres.indexOf(next), distanceM: truth.manoeuvreM },
        }),
      showLanes: false,
      isOverSpeed: false,
      travelledM: this.#travelledM,
      remainingM,
      remainingS: (remainingM / this.#cruiseKmh) * 3.6,
      arrivalAt: 0,
      arrivalSoc: this.#arrivalSoc,
      waypoint: 1,
    } as const;
    const session = {
      id: String(this.id),
      route: SAMPLE_SESSION.route,
      simulated: false,
      paused: false,
      reroutes: this.#reroutes,
      isRerouting: truth.isOffRoute,
    };
    return { position, session, guidance };
  }
}

function pointAt(travelledM: number) {
  return { lon: travelledM / METRES_PER_DEGREE, lat: 0 };
}

function parkingWith(free: number): NonNullable<MerchantHit['parking']> {
  return {
    spaces: 60,
    free,
    freeMinutes: 0,
    perHour: { currency: 'CNY', minor: 500 },
    canReserve: true,
    canPayWithoutStopping: false,
    updatedAt: Date.UTC(2026, 0, 1),
  };
}
