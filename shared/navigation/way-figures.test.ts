import { describe, expect, it } from 'vitest';
import { wayDistance, wayDistanceText, wayDurationText } from './way-figures.ts';

const ZH = { language: 'zh-CN', distanceUnit: 'km' } as const;
const EN = { language: 'en-US', distanceUnit: 'mi' } as const;

describe('wayDistance', () => {
  it.each([
    [4, '0', '米'],
    [318, '320', '米'],
    [994, '990', '米'],
    [996, '1.0', '公里'],
    [3649, '3.6', '公里'],
    [123_400, '123', '公里'],
  ])('writes %s m', (metres, value, unit) => {
    expect(wayDistance(ZH, metres)).toEqual({ value, unit });
  });

  it('writes feet and miles', () => {
    expect(wayDistance(EN, 100)).toEqual({ value: '350', unit: 'ft' });
    expect(wayDistance(EN, 3219)).toEqual({ value: '2.0', unit: 'mi' });
  });
});

it('joins figure and unit as the language does', () => {
  expect(wayDistanceText(ZH, 320)).toBe('320米');
  expect(wayDistanceText({ ...EN, distanceUnit: 'km' }, 320)).toBe('320\u00a0m');
});

it.each([
  [10, '1分钟', '1 min'],
  [540, '9分钟', '9 min'],
  [3600, '1小时', '1 hr'],
  [3900, '1小时5分钟', '1 hr 5 min'],
])('writes %s s as time on the way', (seconds, chinese, english) => {
  expect(wayDurationText('zh-CN', seconds)).toBe(chinese);
  expect(wayDurationText('en-US', seconds)).toBe(english);
});
