import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { RegionSummary } from '../../../shared/navigation/navigation-state.ts';
import { isTileLayer, TILE_LAYERS } from '../../../shared/navigation/tile-layers.ts';
import { LANGUAGES, THEMES } from '../../../shared/settings/settings.ts';
import type { BaseMap } from '../engine.ts';
import { buildStyle } from './build-style.ts';

const region: RegionSummary = {
  id: 'hangzhou-demo',
  names: { 'zh-CN': '杭州', 'en-US': 'Hangzhou' },
  version: '1',
  bbox: [120, 30, 120.5, 30.5],
  attribution: '',
  schematic: true,
  minZoom: 6,
  maxZoom: 14,
};

const ORIGIN = 'hmi://driver';
const build = (change: Partial<BaseMap> = {}) =>
  buildStyle({ theme: 'night', language: 'zh-CN', region, ...change }, { Zhilu: [] }, ORIGIN);

describe('the style', () => {
  for (const theme of THEMES) {
    for (const language of LANGUAGES) {
      it(`is valid: ${theme}, ${language}`, () => {
        expect(validateStyleMin(build({ theme, language }))).toEqual([]);
      });
    }
  }

  it('is valid without a region, and asks for no tile then', () => {
    const style = build({ region: null });
    expect(validateStyleMin(style)).toEqual([]);
    expect(Object.values(style.sources).some(({ type }) => type === 'vector')).toBe(false);
  });

  it('takes tiles from where the page came from, and fonts from no server', () => {
    const { sources, glyphs, sprite } = build();
    expect(sources['region']).toMatchObject({
      tiles: ['hmi://driver/regions/hangzhou-demo/tiles/{z}/{x}/{y}.mvt'],
      bounds: region.bbox,
    });
    expect(glyphs).toBeUndefined();
    expect(sprite).toBeUndefined();
  });

  it('turns from day to night by colours alone', () => {
    const shape = (theme: 'day' | 'night') =>
      build({ theme }).layers.map((layer) => [
        layer.id,
        layer.type,
        'filter' in layer && layer.filter,
      ]);
    expect(shape('day')).toEqual(shape('night'));
  });

  it('reads only layers and fields that a pack has', () => {
    for (const layer of build().layers) {
      if (!('source-layer' in layer)) continue;
      const name = layer['source-layer'];
      if (!isTileLayer(name)) throw new Error(`${layer.id} reads ${name}`);
      const known: readonly string[] = TILE_LAYERS[name];
      for (const field of fieldsOf(layer)) expect(known, layer.id).toContain(field);
    }
  });

  it('asks for names in the language of the settings', () => {
    const names = (language: BaseMap['language']) =>
      JSON.stringify(build({ language }).layers.find(({ id }) => id === 'street-names'));
    expect(names('zh-CN')).toContain('name:zh');
    expect(names('zh-CN')).not.toContain('name:en');
    expect(names('en-US')).toContain('name:en');
  });
});

/** What `get` and `has` of a layer's expressions ask a feature for. */
function fieldsOf(value: unknown): string[] {
  if (!Array.isArray(value)) {
    return typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(fieldsOf)
      : [];
  }
  const [operator, field] = value as unknown[];
  const isOwn = value.length === 2 && (operator === 'get' || operator === 'has');
  return [...(isOwn && typeof field === 'string' ? [field] : []), ...value.flatMap(fieldsOf)];
}
