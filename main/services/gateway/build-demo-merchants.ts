import type { Localized } from '../../../shared/services/text.ts';
import { chanceOf } from './chance.ts';
import type { DemoMerchant } from './demo-schema.ts';

/** A place of the demo region as its extract tells it. */
export interface RegionPlace {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly address?: string;
  /** Of the street in `addr:street`, where the region has it. */
  readonly streetEn?: string;
}

/** Merchants by file of `resources/services/demo`. */
export type DemoFiles = Readonly<Record<string, readonly DemoMerchant[]>>;

const DEALERS = 6;

/**
 * Makes of the places of the demo region its demo merchants: the same places, the same merchants.
 *
 * @param places places that do not exist in the world
 * @param sights sights that do
 * @param dealer name of the showrooms
 */
export function buildDemoMerchants(
  places: readonly RegionPlace[],
  sights: readonly RegionPlace[],
  dealer: Localized,
): DemoFiles {
  const having = (key: string, ...values: readonly string[]) =>
    places.filter(({ tags }) => values.includes(tags[key] ?? ''));
  const repairs = having('shop', 'car_repair').map((place) => workshop(place, 'workshop', 60, 2));
  const washes = having('amenity', 'car_wash').map((place) => workshop(place, 'car-wash', 30, 1));
  const charging = having('amenity', 'charging_station');
  return {
    'charging.json': charging.map(chargingStation),
    'parking.json': having('amenity', 'parking').map(carPark),
    'fuel.json': having('amenity', 'fuel').map(fuelStation),
    'food.json': having('amenity', 'restaurant', 'fast_food').map(restaurant),
    'coffee.json': having('amenity', 'cafe').map(cafe),
    'car-care.json': [...repairs, ...washes],
    'hotels.json': having('tourism', 'hotel').map(hotel),
    'sights.json': sights.map(sight),
    'ownership.json': dealersBeside(charging, dealer),
  };
}

const ALL_DAY = { from: '00:00', to: '24:00' } as const;

/** Name, place, and rating; the street tells merchants of one brand apart. */
function named(place: RegionPlace, leastRating: number) {
  const { id, lon, lat, tags, address, streetEn } = place;
  const street = tags['addr:street'];
  const name = tags['name'] ?? id;
  const isBrand = street !== undefined && !name.startsWith(street);
  const nameEn = tags['name:en'] ?? name;
  return {
    id,
    name: isBrand ? `${name}·${street}` : name,
    nameEn: streetEn === undefined ? nameEn : `${nameEn}, ${streetEn}`,
    lon,
    lat,
    ...(address !== undefined && { address }),
    rating: Math.round((leastRating + chance(place, 'rating') * (4.9 - leastRating)) * 10) / 10,
  };
}

/** A number in [0, 1) that belongs to a place and a purpose. */
function chance({ id }: RegionPlace, purpose: string): number {
  return chanceOf(`${purpose} ${id}`);
}

function pick<Item>(items: readonly [Item, ...Item[]], share: number): Item {
  return items[Math.floor(share * items.length)] ?? items[0];
}

function chargingStation(place: RegionPlace): DemoMerchant {
  const { tags } = place;
  const ac = Number(tags['socket:gb_ac'] ?? 0);
  const tariffs = [
    'time-of-use',
    'time-of-use-low',
    'time-of-use-high',
    'sharp-peak',
    'flat',
  ] as const;
  return {
    ...named(place, 3.8),
    hours: ALL_DAY,
    charging: {
      tariff: pick(tariffs, chance(place, 'tariff')),
      dc: {
        count: Number(tags['socket:gb_dc'] ?? 4),
        powerKw: Number.parseFloat(tags['socket:gb_dc:output'] ?? '60'),
      },
      ...(ac > 0 && {
        ac: { count: ac, powerKw: Number.parseFloat(tags['socket:gb_ac:output'] ?? '7') },
      }),
      canReserve: chance(place, 'reserve') < 0.8,
    },
  };
}

function carPark(place: RegionPlace): DemoMerchant {
  const { tags } = place;
  const isFree = tags['fee'] === 'no';
  const perHour = isFree ? 0 : pick([300, 400, 500, 500, 600, 800, 1000], chance(place, 'fee'));
  const maximum = pick([4, 5, 6, 8], chance(place, 'maximum')) * perHour;
  return {
    ...named(place, 3.6),
    hours: ALL_DAY,
    parking: {
      spaces: Number(tags['capacity'] ?? 100),
      freeMinutes: pick([15, 15, 30, 30, 60], chance(place, 'free')),
      perHour,
      ...(!isFree && chance(place, 'capped') < 0.8 && { dailyMax: maximum }),
      canReserve: chance(place, 'reserve') < 0.7,
      canPayWithoutStopping: chance(place, 'gate') < 0.75,
    },
  };
}

function fuelStation(place: RegionPlace): DemoMerchant {
  return {
    ...named(place, 3.7),
    hours: ALL_DAY,
    fuel: {
      prices: pick(['standard', 'standard', 'discount', 'premium'], chance(place, 'prices')),
      pumps: pick([4, 6, 8, 8, 12], chance(place, 'pumps')),
    },
  };
}

/** The kitchen behind the English noun of a name; the extract tells no cuisine. */
const MENU_BY_WORD: readonly (readonly [word: string, menu: string])[] = [
  ['Noodles', 'noodles'],
  ['Dumplings', 'dumplings'],
  ['Hot Pot', 'hot-pot'],
  ['Seafood', 'seafood'],
  ['Grill', 'grill'],
  ['Vegetarian', 'vegetarian'],
];

function restaurant(place: RegionPlace): DemoMerchant {
  const { tags } = place;
  const word = MENU_BY_WORD.find(([noun]) => tags['name:en']?.includes(noun));
  const menu = tags['amenity'] === 'fast_food' ? 'fast-food' : (word?.[1] ?? 'hangzhou');
  return { ...named(place, 3.6), hours: ALL_DAY, menu };
}

function cafe(place: RegionPlace): DemoMerchant {
  const isTea = place.tags['name:en']?.includes('Teahouse') === true;
  return { ...named(place, 3.8), hours: ALL_DAY, menu: isTea ? 'tea' : 'coffee' };
}

function workshop(
  place: RegionPlace,
  menu: string,
  everyMinutes: number,
  bays: number,
): DemoMerchant {
  return {
    ...named(place, 3.8),
    hours: { from: '08:30', to: '18:30' },
    menu,
    slots: { everyMinutes, bays },
  };
}

function hotel(place: RegionPlace): DemoMerchant {
  const stars = Number(place.tags['stars'] ?? 3);
  const night = 110 * stars + Math.round(chance(place, 'night') * 12) * 10;
  return { ...named(place, 2.6 + 0.4 * stars), hours: ALL_DAY, priceFrom: night * 100 };
}

/** Sights exist: nothing is invented about them. */
function sight(place: RegionPlace): DemoMerchant {
  const { id, name, nameEn, lon, lat } = named(place, 0);
  return { id, name, nameEn, lon, lat };
}

/** Showrooms stand beside charging stations that lie well apart: the region has none of its own. */
function dealersBeside(
  stations: readonly RegionPlace[],
  { 'zh-CN': name, 'en-US': nameEn }: Localized,
): DemoMerchant[] {
  const sites = stations
    .filter(({ tags }) => tags['addr:street'] !== undefined)
    .sort((a, b) => chance(a, 'showroom') - chance(b, 'showroom'));
  const chosen: RegionPlace[] = [];
  for (const site of sites) {
    if (chosen.length === DEALERS) break;
    const isApart = chosen.every(
      ({ lon, lat }) => Math.hypot(lon - site.lon, lat - site.lat) > 0.03,
    );
    if (isApart) chosen.push(site);
  }
  return chosen.map((site, index) => ({
    ...named({ ...site, tags: { ...site.tags, name, 'name:en': nameEn } }, 4.4),
    id: `dealer-${index + 1}`,
    hours: { from: '09:30', to: '20:30' },
    menu: 'showroom',
    slots: { everyMinutes: 60, bays: 2 },
  }));
}
