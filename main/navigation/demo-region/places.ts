import { around, GridIndex } from './grid-index.ts';
import { angleOf, at, between, distance, distanceToSegment, moved, type Point } from './plane.ts';
import { createRandom, type Random } from './random.ts';
import type { DemoRegion } from './demo-region.ts';
import type { PlacesSource } from './source.ts';
import { eachStretch, nameTags, type Tags } from './strand.ts';

export interface DemoPlace {
  readonly point: Point;
  readonly tags: Tags;
}

/** Places of one kind keep at least this far from each other, m. */
const APART_M = 260;
/** From the middle of the street to the door, m. */
const DOOR_M = 17;

interface Street {
  readonly a: Point;
  readonly b: Point;
  readonly name: string;
}

/** The streets that places lie at: named, on the ground. */
function streetsOf({ strands }: DemoRegion): Street[] {
  const streets: Street[] = [];
  // The ways to a tunnel bear its name, which is no address.
  const open = strands.filter(({ sections }) => sections.every(({ kind }) => kind !== 'tunnel'));
  eachStretch(open, (a, b, { kind, tags }, { origin }) => {
    const { name } = tags;
    if (kind !== 'ground' || name === undefined || distance(a, b) < 30) return;
    if (origin === 'street' || origin === 'arterial') streets.push({ a, b, name });
  });
  return streets;
}

/** Tags that only some kinds of places have. */
function details(kind: string, noun: string, brand: string, random: Random): Tags {
  switch (kind) {
    case 'charging': {
      const guns = random.pick([4, 6, 8, 8, 10, 12, 16, 20, 24]);
      const power = random.pick([60, 120, 120, 120, 180, 250]);
      return {
        operator: brand,
        capacity: String(guns),
        'socket:gb_dc': String(guns),
        'socket:gb_dc:output': `${power} kW`,
        ...(random.chance(0.4) ? { 'socket:gb_ac': '4', 'socket:gb_ac:output': '7 kW' } : {}),
      };
    }
    case 'parking':
      return {
        capacity: String(random.whole(3, 60) * 10),
        fee: random.chance(0.85) ? 'yes' : 'no',
        parking: random.pick(['surface', 'underground', 'multi-storey']),
      };
    case 'fuel':
      return { brand, 'fuel:octane_92': 'yes', 'fuel:octane_95': 'yes', 'fuel:diesel': 'yes' };
    case 'hotel':
      return { stars: String(random.whole(2, 5)) };
    case 'restaurant':
      return { cuisine: 'chinese' };
    default:
      return brand === '' ? {} : { brand: brand + noun };
  }
}

/** Places that do not exist, spread along the streets, each kind as often as the source says. */
export function fillPlaces(region: DemoRegion, { fill }: PlacesSource): DemoPlace[] {
  const streets = streetsOf(region);
  const buildings = new GridIndex<readonly Point[]>(80);
  for (const { buildings: list } of region.plots) {
    for (const { ring } of list) buildings.add(around(at(ring, 0), at(ring, 2), 12), ring);
  }
  return fill.flatMap(({ kind, count, tags, brands, nouns }) => {
    const random = createRandom(`places ${kind}`);
    const made: DemoPlace[] = [];
    const used = new Set<string>();
    for (let attempt = 0; made.length < count && attempt < count * 60; attempt++) {
      const street = random.pick(streets);
      const place = doorAt(street, random);
      // Where nothing is built there is nobody to sell to.
      if (buildings.near(around(place, place, 40)).size === 0) continue;
      if (made.some(({ point }) => distance(point, place) < APART_M)) continue;
      const [brand, brandEn] = random.pick(brands);
      const [noun, nounEn] = random.pick(nouns);
      const bare = brand === '';
      const name = bare ? `${street.name}${noun}` : `${brand}${noun}`;
      if (bare && used.has(name)) continue;
      used.add(name);
      made.push({
        point: place,
        tags: {
          ...tags,
          name,
          'name:en': bare ? nounEn : `${brandEn} ${nounEn}`,
          ...details(kind, noun, brand, random),
          'addr:street': street.name,
          'addr:housenumber': String(random.whole(1, 480)),
        },
      });
    }
    return made;
  });
}

function doorAt({ a, b }: Street, random: Random): Point {
  const along = between(a, b, random.within(0.15, 0.85));
  return moved(along, angleOf(a, b), 0, random.chance(0.5) ? DOOR_M : -DOOR_M);
}

/** Places that exist, where they are. */
export function truePlaces({ kinds, places }: PlacesSource): DemoPlace[] {
  return places.map((place) => {
    const { kind, name, at: point } = place;
    const tags = kinds[kind];
    if (tags === undefined) throw new Error(`places.json: ${name} is of an unknown kind, ${kind}`);
    return { point, tags: { ...tags, ...nameTags(place) } };
  });
}

/** The name of the street that is nearest to a place. */
export function createStreetFinder(region: DemoRegion): (point: Point) => string | null {
  const grid = new GridIndex<Street>(150);
  for (const street of streetsOf(region)) grid.addSegment(street.a, street.b, street);
  return (point) => {
    let best: { name: string; far: number } | null = null;
    for (const { a, b, name } of grid.near(around(point, point, 150))) {
      const far = distanceToSegment(point, a, b);
      if (best === null || far < best.far) best = { name, far };
    }
    return best?.name ?? null;
  };
}
