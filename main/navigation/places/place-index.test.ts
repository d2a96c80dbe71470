import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  placeHitSchema,
  placeQuerySchema,
  type PlaceQuery,
} from '../../../shared/navigation/place.ts';
import { buildPlaceIndex } from './build-index.ts';
import type { IndexedPlace } from './indexed-place.ts';
import { openPlaceIndex, PlaceIndex } from './place-index.ts';
import type { SearchContext } from './search-types.ts';

type Draft = Partial<IndexedPlace> & Pick<IndexedPlace, 'name'>;

let number = 0;

/** A place in Hangzhou; what is not given is made up. */
function place(draft: Draft): IndexedPlace {
  number += 1;
  return {
    id: `n${number}`,
    category: 'other',
    lon: 120.1 + number / 1000,
    lat: 30.2 + number / 1000,
    otherNames: [],
    importance: 0.3,
    ...draft,
  };
}

/** A street from west to east, or from south to north. */
function street(name: string, lon: number, lat: number, to: 'east' | 'north'): IndexedPlace {
  const points = Array.from({ length: 21 }, (_, step) => ({
    lon: lon + (to === 'east' ? step * 0.001 : 0),
    lat: lat + (to === 'north' ? step * 0.001 : 0),
  }));
  return place({ name, category: 'street', lon, lat, points, area: '西湖区' });
}

const PLACES: readonly IndexedPlace[] = [
  place({
    name: '西湖',
    nameEn: 'West Lake',
    category: 'sight',
    importance: 0.9,
    lon: 120.14,
    lat: 30.245,
  }),
  place({ name: '西湖区', category: 'area', importance: 0.7, lon: 120.13, lat: 30.26 }),
  place({ name: '西湖银泰', category: 'mall' }),
  place({ name: '溪湖公园', category: 'park' }),
  place({ name: '杭州东站', category: 'station', importance: 0.8, otherNames: ['火车东站'] }),
  place({ name: '中华人民共和国大地原点', category: 'sight' }),
  place({ name: '重庆火锅', category: 'food' }),
  place({ name: '六安路', category: 'street' }),
  place({ name: '浙江省第二医院', category: 'hospital' }),
  place({ name: '绿城广场', category: 'mall' }),
  place({ name: '臺灣小吃', category: 'food' }),
  street('文二路', 120.1, 30.28, 'east'),
  street('学院路', 120.11, 30.27, 'north'),
  place({
    name: '东园充电站',
    category: 'charging',
    lon: 120.145,
    lat: 30.25,
    charging: { powerKw: 120 },
  }),
  place({ name: '西园充电站', category: 'charging', lon: 120.3, lat: 30.25 }),
  place({ name: '南园停车场', category: 'parking', lon: 120.142, lat: 30.244, capacity: 80 }),
  place({ name: '西安路', category: 'street' }),
  place({ name: '先锋', category: 'area', importance: 0.5 }),
  place({ name: '新建村', category: 'area', lon: 120.0, lat: 30.0 }),
  place({ name: '新建村', category: 'area', lon: 120.3, lat: 30.3, id: 'near' }),
  place({ name: '肯德基', category: 'food', lon: 120.2, lat: 30.2, importance: 0.4, id: 'kfc' }),
  place({ name: '肯德基', category: 'food', lon: 120.2005, lat: 30.2, address: '解放路1号' }),
];

const NEAR = { lon: 120.145, lat: 30.245 };

let folder: string;
let file: string;
let index: PlaceIndex;

function opened(path: string): PlaceIndex {
  const found = openPlaceIndex(path);
  if (!(found instanceof PlaceIndex)) throw new Error(found.message);
  return found;
}

function names(
  text: string,
  query: Partial<PlaceQuery> = {},
  context: SearchContext = {},
): string[] {
  return index
    .search(placeQuerySchema.parse({ text, ...query }), context)
    .hits.map(({ name }) => name);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhilu-places-'));
  file = join(folder, 'places.sqlite');
  await buildPlaceIndex(file, PLACES);
  index = opened(file);
});

afterAll(() => {
  index.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a place is found by', () => {
  it.each([
    ['西湖', '西湖'],
    ['xihu', '西湖'],
    ['xh', '西湖'],
    ["xi'hu", '西湖'],
    ['Xi Hu', '西湖'],
    ['XIHU', '西湖'],
    ['ｘｉｈｕ', '西湖'],
    ['西hu', '西湖'],
    ['xih', '西湖'],
    ['西湖🚗', '西湖'],
    ['West Lake', '西湖'],
    ['west la', '西湖'],
    ['西胡', '西湖'],
    ['xihuu', '西湖'],
    ['xjhu', '西湖'],
    ['去西湖', '西湖'],
    ['杭州dz', '杭州东站'],
    ['hzdz', '杭州东站'],
    ['hangzhoudz', '杭州东站'],
    ['杭洲东站', '杭州东站'],
    ['火车东站', '杭州东站'],
    ['原点', '中华人民共和国大地原点'],
    ['yuandian', '中华人民共和国大地原点'],
    ['大地圆点', '中华人民共和国大地原点'],
    ['chongqing', '重庆火锅'],
    ['luan', '六安路'],
    ['文2路', '文二路'],
    ['wen2lu', '文二路'],
    ['wenerlu', '文二路'],
    ['第2医院', '浙江省第二医院'],
    ['lvcheng', '绿城广场'],
    ['lucheng', '绿城广场'],
    ['lücheng', '绿城广场'],
    ['台湾', '臺灣小吃'],
    ['臺灣', '臺灣小吃'],
    ['taiwan', '臺灣小吃'],
    ['hanzoudongzan', '杭州东站'],
  ])('%s: %s', (text, name) => expect(names(text)).toContain(name));

  it.each([
    ['西湖', '西湖'],
    ['xihu', '西湖'],
    ['xh', '西湖'],
    ['hzdz', '杭州东站'],
  ])('%s before all others: %s', (text, name) => expect(names(text, { near: NEAR })[0]).toBe(name));

  it('its syllables rather than by the beginning of others', () => {
    expect(names("xi'hu")[0]).toBe('西湖');
    expect(names("xi'an")[0]).toBe('西安路');
    expect(names('xian')[0]).toBe('先锋');
  });

  it('nothing but what fits', () => {
    expect(names('zzzzqq')).toEqual([]);
    expect(names('霾霾霾霾')).toEqual([]);
    expect(names('')).toEqual([]);
    expect(names('肯德基', { category: 'mall' })).toEqual([]);
  });
});

describe('the order', () => {
  it('of equal names is that of distance', () => {
    const hits = index.search(placeQuerySchema.parse({ text: '新建村', near: NEAR })).hits;
    expect(hits.map(({ id }) => id)[0]).toBe('near');
    expect(hits).toHaveLength(2);
    expect(hits[0]?.distanceM).toBeGreaterThan(10_000);
  });

  it('puts first what was chosen before', () => {
    const mall = PLACES.find(({ name }) => name === '西湖银泰');
    const history = [{ id: mall?.id ?? '', name: '西湖银泰', count: 9, daysAgo: 0 }];
    expect(names('xih', { near: NEAR }, { history })[0]).toBe('西湖银泰');
    expect(names('xih', { near: NEAR })[0]).not.toBe('西湖银泰');
  });

  it('counts the same place once, with what either entry tells', () => {
    const hits = index.search(placeQuerySchema.parse({ text: '肯德基' })).hits;
    expect(hits).toEqual([expect.objectContaining({ id: 'kfc', address: '解放路1号' })]);
  });
});

describe('a category', () => {
  it.each(['充电站', '充电桩', 'cdz', 'chongdianzhan', 'ev charging', '附近的充电站'])(
    'asked for by %s is listed by distance',
    (text) => {
      const { hits, category } = index.search(placeQuerySchema.parse({ text, near: NEAR }));
      expect(category).toBe('charging');
      expect(hits.slice(0, 2).map(({ name }) => name)).toEqual(['东园充电站', '西园充电站']);
      expect(hits[0]?.charging).toEqual({ powerKw: 120 });
    },
  );

  it('is listed around a place, around the destination, and without any text', () => {
    expect(names('西湖附近的停车场')).toEqual(['南园停车场']);
    const destination = { lon: 120.3, lat: 30.25 };
    const query = { category: 'charging', where: 'destination' } as const;
    expect(names('', query, { near: NEAR, destination })[0]).toBe('西园充电站');
    expect(names('', { category: 'charging' }, { near: NEAR })[0]).toBe('东园充电站');
  });

  it('is listed along the route in driving order, with the detour', () => {
    const line = [
      [120.35, 30.25],
      [120.2, 30.25],
      [120.1, 30.25],
    ] as const;
    const hits = index.search(placeQuerySchema.parse({ text: '充电', where: 'route' }), {
      near: NEAR,
      route: { line, maxDetourM: 2000 },
    }).hits;
    expect(hits.map(({ name }) => name)).toEqual(['西园充电站', '东园充电站']);
    expect(hits[0]?.distanceM).toBeCloseTo(4800, -2);
    expect(hits[0]?.detourM).toBeLessThan(10);
    const far = line.map(([lon, lat]) => [lon, lat + 0.1] as const);
    expect(index.alongRoute('charging', far, 2000, 10)).toEqual([]);
  });
});

describe('a point', () => {
  it.each(['30.25,120.145', '120.145，30.25', 'N30.25 E120.145'])('is found by %s', (text) => {
    const { hits, isOutside } = index.search(placeQuerySchema.parse({ text, near: NEAR }));
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ id: 'point', lon: 120.145, lat: 30.25 });
    expect(isOutside).toBe(false);
  });

  it('outside the region is one all the same, and said to be outside', () => {
    const answer = index.search(placeQuerySchema.parse({ text: '48.1, 11.5' }));
    expect(answer.isOutside).toBe(true);
    expect(answer.hits).toEqual([expect.objectContaining({ lat: 48.1, lon: 11.5 })]);
  });

  it('is named after the street it is on, else after what is near', () => {
    expect(index.reverse({ lon: 120.105, lat: 30.2803 })).toMatchObject({
      id: 'point',
      name: '文二路',
      category: 'street',
      area: '西湖区',
      lon: 120.105,
    });
    expect(index.reverse({ lon: 120.145, lat: 30.2501 })?.name).toBe('东园充电站');
    expect(index.reverse({ lon: 100, lat: 10 })).toBeNull();
  });

  it('is where two streets cross', () => {
    const { hits } = index.search(placeQuerySchema.parse({ text: '文二路与学院路路口' }));
    expect(hits[0]).toMatchObject({ category: 'crossing', name: '文二路 / 学院路' });
    expect(hits[0]?.lon).toBeCloseTo(120.11, 3);
    expect(hits[0]?.lat).toBeCloseTo(30.28, 3);
  });
});

describe('the index', () => {
  it('gives a place by its id', () => {
    expect(index.byId('near')?.name).toBe('新建村');
    expect(index.byId('w999')).toBeNull();
  });

  it('is the same for the same places in any order', async () => {
    const other = join(folder, 'other.sqlite');
    async function* reversed(): AsyncGenerator<IndexedPlace> {
      for (const one of PLACES.toReversed()) yield await Promise.resolve(one);
    }
    expect(await buildPlaceIndex(other, reversed())).toEqual({ count: PLACES.length - 1 });
    expect(readFileSync(other).equals(readFileSync(file))).toBe(true);
  });

  it('may be empty', async () => {
    const empty = join(folder, 'empty.sqlite');
    await buildPlaceIndex(empty, []);
    const none = opened(empty);
    for (const text of ['西湖', '充电站', 'xh']) {
      expect(none.search(placeQuerySchema.parse({ text })).hits).toEqual([]);
    }
    expect(none.reverse(NEAR)).toBeNull();
    none.close();
  });

  it('leaves no file behind when the places fail', async () => {
    const failing = join(folder, 'failing.sqlite');
    const broken = (function* (): Generator<IndexedPlace> {
      yield place({ name: '甲' });
      throw new Error('extract broke off');
    })();
    await expect(buildPlaceIndex(failing, broken)).rejects.toThrow('extract broke off');
    expect(() => readFileSync(failing)).toThrow();
  });

  it('answers anything at all within the schema of the border', { timeout: 60_000 }, () => {
    const piece = fc.constantFrom(
      ...[
        '"',
        '*',
        'NEAR(',
        ')',
        'AND',
        ' OR ',
        'NOT',
        '-',
        ':',
        '^',
        "'; DROP TABLE place;--",
        '\0',
      ],
      ...[
        '\ud800',
        '🚗',
        '西',
        '湖',
        'xi',
        'h',
        '%',
        '_',
        '\\',
        '2',
        '二',
        '附近的',
        '路',
        '30.2,',
        '+',
      ],
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary', maxLength: 100 }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const { hits } = index.search(placeQuerySchema.parse({ text: typed, near: NEAR }));
        expect(hits.length).toBeLessThanOrEqual(10);
        for (const hit of hits) placeHitSchema.parse(hit);
      }),
    );
    for (const long of ['西湖'.repeat(5000), 'xihu'.repeat(2500), '"'.repeat(10_000)]) {
      expect(() => names(long)).not.toThrow();
    }
  });
});

describe('a file that is no index of ours', () => {
  const broken = (): string => join(folder, `broken-${++number}.sqlite`);

  it.each([
    ['garbage', (path: string) => writeFileSync(path, 'no database at all, not even nearly one')],
    ['an empty file', (path: string) => writeFileSync(path, '')],
    ['nothing', () => undefined],
    [
      'half of one',
      (path: string) => {
        writeFileSync(path, readFileSync(file));
        truncateSync(path, 3000);
      },
    ],
    [
      'another database',
      (path: string) => {
        const other = new DatabaseSync(path);
        other.exec('CREATE TABLE place(id)');
        other.close();
      },
    ],
  ])('is refused by name: %s', (_, write) => {
    const path = broken();
    write(path);
    expect(openPlaceIndex(path)).toMatchObject({ code: 'places-unreadable' });
  });

  it('is told apart when it is newer', () => {
    const path = broken();
    writeFileSync(path, readFileSync(file));
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    expect(openPlaceIndex(path)).toMatchObject({ code: 'pack-newer-format' });
  });
});
