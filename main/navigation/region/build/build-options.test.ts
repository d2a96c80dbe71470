import { describe, expect, it } from 'vitest';
import { driveOnIn } from './admin-area.ts';
import { drivingSide, idFromFile, regionNames } from './build-options.ts';

describe('idFromFile', () => {
  it.each([
    ['/a/b/hangzhou.osm.pbf', 'hangzhou'],
    ['Shanghai-Latest.osm.pbf', 'shanghai-latest'],
    ['zhe jiang_2026.osm', 'zhe-jiang-2026'],
    ['杭州.osm.pbf', 'region'],
    ['.osm.pbf', 'region'],
    [`${'a'.repeat(90)}.osm`, 'a'.repeat(64)],
  ])('of %s is %s', (file, id) => {
    expect(idFromFile(file)).toBe(id);
  });
});

describe('regionNames', () => {
  const taggedNodes = [
    { id: 1, lon: 0, lat: 0, tags: { place: 'town', name: '余杭' } },
    { id: 2, lon: 0, lat: 0, tags: { place: 'city', name: '杭州市', 'name:en': 'Hangzhou' } },
  ];

  it('are as asked for, else of the largest settlement, else of the id', () => {
    expect(regionNames({ nameZh: '示例' }, 'demo', { taggedNodes })).toEqual({
      'zh-CN': '示例',
      'en-US': 'Hangzhou',
    });
    expect(regionNames({}, 'demo', { taggedNodes })).toEqual({
      'zh-CN': '杭州市',
      'en-US': 'Hangzhou',
    });
    expect(regionNames({}, 'hang-zhou', { taggedNodes: [] })).toEqual({
      'zh-CN': 'Hang zhou',
      'en-US': 'Hang zhou',
    });
  });
});

describe('the side of the road', () => {
  it('is right in China, left in Hong Kong, and as asked for', () => {
    const paths = { extract: 'x', out: 'y', zhiluVersion: '0' };
    expect(driveOnIn('CN')).toBe('right');
    expect(drivingSide(paths)).toBe('right');
    expect(drivingSide({ ...paths, country: 'HK' })).toBe('left');
    expect(drivingSide({ ...paths, driveOn: 'left' })).toBe('left');
  });
});
