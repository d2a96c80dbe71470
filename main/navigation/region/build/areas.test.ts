import { describe, expect, it } from 'vitest';
import { areaStyleOf, buildingHeights, leastAreaM2, minZoomOfArea } from './areas.ts';

describe('areaStyleOf', () => {
  it.each([
    [{ natural: 'water' }, 'water', 'lake'],
    [{ natural: 'water', water: 'river' }, 'water', 'river'],
    [{ natural: 'water', water: 'pond' }, 'water', 'pond'],
    [{ landuse: 'forest' }, 'landcover', 'wood'],
    [{ leisure: 'park' }, 'landcover', 'grass'],
    [{ leisure: 'nature_reserve' }, 'park', 'nature_reserve'],
    [{ landuse: 'residential' }, 'landuse', 'residential'],
    [{ amenity: 'hospital' }, 'landuse', 'hospital'],
    [{ aeroway: 'apron' }, 'aeroway', 'apron'],
  ])('%j is drawn as %s %s', (tags, layer, kind) => {
    expect(areaStyleOf(tags)).toMatchObject({ layer, class: kind });
  });

  it('draws nothing of what it does not know, nor of inherited names', () => {
    expect(areaStyleOf({ natural: 'toString', landuse: 'constructor' })).toBeNull();
    expect(areaStyleOf({ building: 'yes' })).toBeNull();
  });
});

describe('buildingHeights', () => {
  it.each([
    [{ height: '20' }, 20, 0],
    [{ height: '20.4 m' }, 20, 0],
    [{ 'building:levels': '10' }, 37, 0],
    [{ height: '99999' }, 5, 0],
    [{ height: 'tall' }, 5, 0],
    [{ height: '632', min_height: '100' }, 632, 100],
    [{ height: '10', min_height: '50' }, 10, 10],
    [{}, 5, 0],
  ])('of %j are %d and %d', (tags, height, least) => {
    expect(buildingHeights(tags)).toEqual({ render_height: height, render_min_height: least });
  });
});

describe('minZoomOfArea', () => {
  it('drops small areas at low zooms and no area at the last', () => {
    expect(minZoomOfArea(1e9, 8)).toBe(8);
    expect(minZoomOfArea(leastAreaM2(11) * 1.01, 8)).toBe(11);
    expect(minZoomOfArea(0, 8)).toBe(14);
  });
});
