import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guidanceTranslate } from '../../../main/navigation/guidance/speech.ts';
import type { DistanceUnit, Language } from '../../settings/settings.ts';
import { textOf } from '../../language/message.ts';
import { distanceMessage, durationMessage, limitValue } from './quantity.ts';

const distance = (metres: number, unit: DistanceUnit = 'km', language: Language = 'zh-CN') =>
  textOf(distanceMessage(metres, unit), guidanceTranslate(language));

describe('distanceMessage', () => {
  it.each([
    [0, '10米'],
    [34, '30米'],
    [96, '100米'],
    [120, '100米'],
    [180, '200米'],
    [271, '250米'],
    [320, '300米'],
    [960, '1公里'],
    [1180, '1.2公里'],
    [5402, '5.4公里'],
    [9960, '10公里'],
    [14_499, '14公里'],
  ])('says %d m as %s', (metres, text) => {
    expect(distance(metres)).toBe(text);
  });

  it.each([
    [30, '100 feet'],
    [260, '900 feet'],
    [400, 'A quarter mile'],
    [800, 'Half a mile'],
    [1200, 'Three quarters of a mile'],
    [1609, '1 mile'],
    [4000, '2.5 miles'],
  ])('says %d m in miles as %s', (metres, text) => {
    expect(distance(metres, 'mi', 'en-US')).toBe(text);
  });

  it('never makes the nearer of two distances sound farther', () => {
    const metresOf = (metres: number) => {
      const { key, values } = distanceMessage(metres, 'km');
      return Number(values?.['value']) * (key === 'distance.metres' ? 1 : 1000);
    };
    const metres = fc.double({ min: 0, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(metres, metres, (a, b) => {
        expect(metresOf(Math.min(a, b))).toBeLessThanOrEqual(metresOf(Math.max(a, b)));
      }),
    );
  });
});

it.each([
  [20, '1分钟'],
  [593, '10分钟'],
  [3600, '1小时'],
  [5400, '1小时30分钟'],
])('says %d s as %s', (seconds, text) => {
  expect(textOf(durationMessage(seconds), guidanceTranslate('zh-CN'))).toBe(text);
});

it('gives a limit in the unit of the speedometer', () => {
  expect([limitValue(60, 'km'), limitValue(60, 'mi')]).toEqual([60, 37]);
});
