import { describe, expect, it } from 'vitest';
import { chineseName, elementId, isArea } from './osm.ts';

describe('chineseName', () => {
  it.each([
    [{ name: '西湖' }, '西湖'],
    [{ name: '台灣大學', 'name:zh-Hans': '台湾大学' }, '台湾大学'],
    [{ name: '中環', 'name:zh': '中環' }, '中環'],
    [{ name: 'Starbucks', 'name:zh': '星巴克' }, '星巴克'],
    [{ 'name:zh': '星巴克' }, '星巴克'],
    [{ name: 'Starbucks' }, 'Starbucks'],
    [{ 'name:en': 'Starbucks' }, undefined],
  ])('finds in %j %s', (tags, name) => {
    expect(chineseName(tags)).toBe(name);
  });
});

describe('isArea', () => {
  it.each([
    [{ building: 'yes' }, true],
    [{ natural: 'water' }, true],
    [{ natural: 'coastline' }, false],
    [{ highway: 'residential', junction: 'roundabout' }, false],
    [{ highway: 'pedestrian', area: 'yes' }, true],
    [{ leisure: 'track', area: 'no' }, false],
    [{ railway: 'platform', building: 'yes' }, true],
    [{ waterway: 'river' }, false],
    [{ waterway: 'riverbank' }, true],
    [{}, false],
  ])('says of a closed way with %j: %s', (tags, area) => {
    expect(isArea(tags)).toBe(area);
  });
});

describe('elementId', () => {
  it('is the letter of the type and the number', () => {
    expect([elementId('node', 1), elementId('way', 2), elementId('relation', 3)]).toEqual([
      'n1',
      'w2',
      'r3',
    ]);
  });
});
