import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coversDay } from '../../../shared/services/plausible.ts';
import type { ServiceCategory } from '../../../shared/services/service.ts';
import { DemoData, MERCHANT_FILES } from './demo-data.ts';
import { DEMO_DIR } from './gateway.fixture.ts';

/** Edge of the demo region (`main/navigation/demo-region`), which this feature does not import. */
const BBOX = { west: 120.08, south: 30.165, east: 120.285, north: 30.345 };

const data = new DemoData(DEMO_DIR);
const CATEGORIES = Object.keys(MERCHANT_FILES) as ServiceCategory[];
const all = CATEGORIES.flatMap((category) => [...data.merchants(category).values()]);

describe('the demo merchants', () => {
  it.each([
    ['charging', 40],
    ['parking', 60],
    ['fuel', 20],
    ['food', 40],
    ['coffee', 25],
    ['carCare', 12],
    ['hotel', 25],
    ['sight', 25],
    ['ownership', 6],
  ] as const)('of %s are at least %i', (category, least) => {
    expect(data.merchants(category).size).toBeGreaterThanOrEqual(least);
  });

  it('have ids of their own, and lie in the demo region', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { lon, lat } of all) {
      expect(lon > BBOX.west && lon < BBOX.east && lat > BBOX.south && lat < BBOX.north).toBe(true);
    }
  });

  it('name tariffs, prices, and menus that there are', () => {
    for (const { charging, fuel, menu } of all) {
      if (charging) expect(data.tariffs.charging).toHaveProperty(charging.tariff);
      if (fuel) expect(data.tariffs.fuel).toHaveProperty(fuel.prices);
      if (menu !== undefined) expect(data.menus).toHaveProperty(menu);
    }
  });

  it('offer what their category is about', () => {
    const lacking = (category: ServiceCategory, part: 'charging' | 'parking' | 'fuel' | 'menu') =>
      [...data.merchants(category).values()].filter((merchant) => merchant[part] === undefined);
    expect(lacking('charging', 'charging')).toEqual([]);
    expect(lacking('parking', 'parking')).toEqual([]);
    expect(lacking('fuel', 'fuel')).toEqual([]);
    for (const category of ['food', 'coffee', 'carCare', 'ownership'] as const) {
      expect(lacking(category, 'menu')).toEqual([]);
    }
    for (const category of ['carCare', 'ownership'] as const) {
      expect([...data.merchants(category).values()].every(({ slots }) => slots)).toBe(true);
    }
  });

  it('invent nothing about sights, which exist', () => {
    for (const sight of data.merchants('sight').values()) {
      expect(Object.keys(sight).sort()).toEqual(['id', 'lat', 'lon', 'name', 'nameEn']);
    }
  });
});

describe('tariffs and menus', () => {
  it('have a price for every minute of the day', () => {
    expect(Object.values(data.tariffs.charging).every(coversDay)).toBe(true);
  });

  it('have products with ids of their own, at prices above nothing', () => {
    for (const menu of Object.values(data.menus)) {
      expect(new Set(menu.map(({ id }) => id)).size).toBe(menu.length);
      expect(menu.length).toBeGreaterThanOrEqual(10);
      expect(menu.every(({ price }) => price > 0)).toBe(true);
    }
  });

  it('sell accessories, insurance, and maintenance in the showroom', () => {
    const groups = new Set(data.menus['showroom']?.map(({ group }) => group));
    expect(groups).toEqual(new Set(['accessory', 'insurance', 'maintenance']));
  });
});

describe('offers', () => {
  it('belong to services and merchants that there are, and say that they are a demo', () => {
    for (const { service, category, brand, text } of data.offers) {
      expect(existsSync(join(DEMO_DIR, '..', service, 'service.json'))).toBe(true);
      const names = [...data.merchants(category).values()].map(({ name }) => name);
      expect(names.some((name) => name.startsWith(brand))).toBe(true);
      expect(text['zh-CN']).toContain('示意');
      expect(text['en-US']).toContain('Demo');
    }
  });
});

describe('the folder', () => {
  it('holds nothing that is not read', () => {
    const read = ['menus.json', 'offers.json', 'tariffs.json', 'words.json'];
    expect(readdirSync(DEMO_DIR).sort()).toEqual(
      [...Object.values(MERCHANT_FILES), ...read].sort(),
    );
  });
});
