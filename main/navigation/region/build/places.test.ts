import { describe, expect, it } from 'vitest';
import { placeSchema } from '../../../../shared/navigation/place.ts';
import type { IndexedPlace } from '../../places/indexed-place.ts';
import { ExtractCollector, type Extract } from './extract.ts';
import { areasOf } from './osm-areas.ts';
import { placesOf } from './places.ts';

type Tags = Record<string, string>;

/** A street along latitude 30 from 120.000 to 120.020, and what a test adds. */
function extractOf(
  points: readonly (readonly [number, number, Tags])[],
  add?: (sink: ExtractCollector) => void,
): Extract {
  const sink = new ExtractCollector();
  for (let at = 0; at <= 20; at += 1) sink.node(at + 1, 120 + at / 1000, 30, null);
  sink.way(
    1,
    Array.from({ length: 11 }, (_, at) => at + 1),
    { highway: 'primary', name: '北山街', 'name:en': 'Beishan Street' },
  );
  sink.way(
    2,
    Array.from({ length: 11 }, (_, at) => at + 11),
    { highway: 'primary', name: '北山街' },
  );
  for (const [at, [lon, lat, tags]] of points.entries()) sink.node(1000 + at, lon, lat, tags);
  add?.(sink);
  return sink.finish();
}

function placesIn(extract: Extract): IndexedPlace[] {
  const bbox = [119.9, 29.9, 120.1, 30.1] as [number, number, number, number];
  return [...placesOf(extract, [...areasOf(extract, bbox)], bbox)];
}

function placesAt(points: readonly (readonly [number, number, Tags])[]): IndexedPlace[] {
  return placesIn(extractOf(points)).filter(({ category }) => category !== 'street');
}

describe('streets', () => {
  it('are one place per name, with points along them', () => {
    const streets = placesIn(extractOf([]));
    expect(streets).toHaveLength(1);
    expect(streets[0]).toMatchObject({
      name: '北山街',
      nameEn: 'Beishan Street',
      category: 'street',
      id: 'w1',
    });
    const lons = (streets[0]?.points ?? []).map(({ lon }) => lon).sort((a, b) => a - b);
    expect(lons[0]).toBe(120);
    expect(lons.at(-1)).toBe(120.02);
    const gaps = lons.slice(1).map((lon, at) => (lon - (lons[at] ?? lon)) * 96_297);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(100);
  });

  it('of one name far apart are two', () => {
    const far = extractOf([], (sink) => {
      sink.node(501, 120.06, 30, null);
      sink.node(502, 120.061, 30, null);
      sink.way(9, [501, 502], { highway: 'residential', name: '北山街' });
    });
    expect(placesIn(far).map(({ id }) => id)).toEqual(['w1', 'w9']);
  });

  it('share the exact point where they cross', () => {
    const crossing = extractOf([], (sink) => {
      sink.node(501, 120.01, 30.0003, null);
      sink.way(9, [501, 11], { highway: 'residential', name: '保俶路' });
    });
    for (const { points = [] } of placesIn(crossing)) {
      expect(points).toContainEqual({ lon: 120.01, lat: 30 });
    }
  });
});

describe('places', () => {
  it('carry every name, the address, and what a charger offers', () => {
    const [place] = placesAt([
      [
        120.005,
        30.001,
        {
          amenity: 'charging_station',
          name: '西湖充电站',
          'name:en': 'West Lake Charging',
          alt_name: '湖滨充电站;湖滨站',
          operator: '国家电网',
          'addr:street': '北山街',
          'addr:housenumber': '7',
          capacity: '12',
          'socket:type2:output': '7 kW;22 kW',
        },
      ],
    ]);
    expect(place).toMatchObject({
      id: 'n1000',
      name: '西湖充电站',
      nameEn: 'West Lake Charging',
      category: 'charging',
      address: '北山街7号',
      charging: { powerKw: 22, capacity: 12 },
      otherNames: ['湖滨充电站', '湖滨站', '国家电网'],
    });
  });

  it('without a name are called by brand, by operator, or by street and kind', () => {
    expect(
      placesAt([
        [120.001, 30.001, { amenity: 'fuel', brand: '中国石化' }],
        [120.002, 30.001, { amenity: 'parking', operator: '市停车公司' }],
        [120.003, 30.001, { amenity: 'parking' }],
        [120.003, 30.05, { amenity: 'toilets' }],
        [120.004, 30.001, { amenity: 'restaurant' }],
      ]).map(({ name }) => name),
    ).toEqual(['中国石化', '市停车公司', '北山街停车场', '厕所']);
  });

  it('lie in the region', () => {
    expect(placesAt([[121, 30, { amenity: 'fuel', name: 'far' }]])).toEqual([]);
  });

  it('know their district by outline, else by its centre', () => {
    const district = (sink: ExtractCollector) => {
      const corners = [
        [120, 29.99],
        [120.008, 29.99],
        [120.008, 30.01],
        [120, 30.01],
      ] as const;
      for (const [at, [lon, lat]] of corners.entries()) sink.node(601 + at, lon, lat, null);
      sink.way(60, [601, 602, 603, 604, 601], {
        boundary: 'administrative',
        admin_level: '6',
        name: '西湖区',
      });
      sink.node(700, 120.015, 30, { place: 'suburb', name: '上城区' });
      sink.node(701, 120.004, 30.002, { amenity: 'cafe', name: '甲' });
      sink.node(702, 120.014, 30.002, { amenity: 'cafe', name: '乙' });
    };
    const cafes = placesIn(extractOf([], district)).filter(({ category }) => category === 'cafe');
    expect(cafes.map(({ name, area }) => [name, area])).toEqual([
      ['甲', '西湖区'],
      ['乙', '上城区'],
    ]);
  });

  it('of the metro: one per station, exits named after it', () => {
    const metro = placesAt([
      [
        120.005,
        30,
        { railway: 'station', public_transport: 'stop_position', subway: 'yes', name: '龙翔桥' },
      ],
      [
        120.006,
        30,
        { railway: 'station', station: 'subway', name: '龙翔桥', 'name:en': 'Longxiangqiao' },
      ],
      [120.0055, 30, { railway: 'subway_entrance', ref: 'A' }],
      [120.0065, 30, { railway: 'subway_entrance', name: '2' }],
      [120.0066, 30, { railway: 'subway_entrance' }],
    ]);
    expect(metro.map(({ name }) => name)).toEqual(['龙翔桥', '龙翔桥A口', '龙翔桥2号口']);
    expect(metro[0]?.otherNames).toEqual(['龙翔桥站', '龙翔桥地铁站']);
    expect(metro[1]?.nameEn).toBe('Longxiangqiao Exit A');
    expect(metro.every(({ category }) => category === 'metro')).toBe(true);
  });

  it('of the railway stay so although a metro exit is near', () => {
    const [station] = placesAt([
      [120.005, 30, { railway: 'station', name: '杭州站' }],
      [120.0055, 30, { railway: 'subway_entrance' }],
    ]);
    expect(station?.category).toBe('station');
  });

  it('fit the border, whatever the tags hold', () => {
    const long = 'x'.repeat(5000);
    const extract = extractOf([
      [120, 30, { amenity: 'cafe', name: long, 'name:en': long, 'addr:full': long }],
      [
        120,
        30,
        { amenity: 'charging_station', name: 'a', capacity: '-3', 'socket:x:output': '1e400' },
      ],
      [120, 30, { place: 'suburb', name: long }],
      [120, 30, { amenity: 'cafe', name: '   ' }],
    ]);
    for (const place of placesIn(extract)) {
      expect(placeSchema.safeParse(place).error).toBeUndefined();
      expect(place.importance).toBeGreaterThanOrEqual(0);
      expect(place.importance).toBeLessThanOrEqual(1);
    }
  });
});
