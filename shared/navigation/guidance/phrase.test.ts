import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guidanceTranslate } from '../../../main/navigation/guidance/speech.ts';
import { LANGUAGES, type Language } from '../../settings/settings.ts';
import { LANE_DIRECTIONS, MANOEUVRE_TYPES, type Manoeuvre } from '../route.ts';
import { textOf } from '../../language/message.ts';
import {
  bannerText,
  followMessage,
  manoeuvreText,
  spokenText,
  STAGES,
  type Announcement,
} from './phrase.ts';

const manoeuvre = (of: Partial<Manoeuvre>): Manoeuvre => ({
  type: 'Right',
  leg: 0,
  beginShapeIndex: 0,
  endShapeIndex: 1,
  distanceM: 100,
  durationS: 10,
  ...of,
});

const ROADS = { roadName: '北山街', roadNameEn: 'Beishan Street' };

const spoken = (language: Language, of: Partial<Announcement>): string =>
  spokenText(
    { manoeuvre: manoeuvre({}), stage: 'near', distanceM: 300, withLanes: false, ...of },
    guidanceTranslate(language),
    { language, distanceUnit: 'km' },
  );

const listed = (language: Language, of: Partial<Manoeuvre>, following?: Manoeuvre): string =>
  manoeuvreText(manoeuvre(of), guidanceTranslate(language), language, { following });

describe.each(LANGUAGES)('every manoeuvre in %s', (language) => {
  it('reads as it should in a list', () => {
    const table = MANOEUVRE_TYPES.map(
      (type) =>
        `${type.padEnd(34)} ${listed(language, { type })} | ${listed(language, { type, ...ROADS })}`,
    );
    expect(table.join('\n')).toMatchSnapshot();
  });

  it('reads as it should when spoken', () => {
    const table = MANOEUVRE_TYPES.flatMap((type) =>
      STAGES.map((stage) => {
        const at = { stage, distanceM: { far: 1234, near: 320, now: 45 }[stage] };
        const plain = spoken(language, { ...at, manoeuvre: manoeuvre({ type }) });
        const road = spoken(language, { ...at, manoeuvre: manoeuvre({ type, ...ROADS }) });
        return `${type.padEnd(34)} ${stage.padEnd(4)} ${plain} | ${road}`;
      }),
    );
    expect(table.join('\n')).toMatchSnapshot();
  });

  it('is never empty and leaves no placeholder, whatever the data holds', () => {
    // A name is repeated as it is, so what looks like a placeholder must not come from a name.
    const name = fc.option(
      fc.string().filter((text) => !/[{}]|undefined|\$t/u.test(text)),
      {
        nil: undefined,
      },
    );
    const lane = fc.record({
      directions: fc.array(fc.constantFrom(...LANE_DIRECTIONS)),
      use: fc.constantFrom('invalid' as const, 'valid' as const, 'active' as const),
    });
    const any = fc
      .record({
        type: fc.constantFrom(...MANOEUVRE_TYPES),
        roadName: name,
        roadNameEn: name,
        roadRef: name,
        exitNumber: name,
        exitToward: name,
        roundaboutExit: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
        lanes: fc.option(fc.array(lane), { nil: undefined }),
      })
      .map((of) =>
        manoeuvre(
          Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)),
        ),
      );
    fc.assert(
      fc.property(
        any,
        any,
        fc.constantFrom(...STAGES),
        fc.double({ min: 0, max: 2e6, noNaN: true }),
        fc.boolean(),
        (first, second, stage, distanceM, joined) => {
          const translate = guidanceTranslate(language);
          const then = joined ? { then: { manoeuvre: second, gapM: distanceM } } : {};
          const texts = [
            manoeuvreText(first, translate, language, { following: second }),
            bannerText(first, translate, language, { following: second }),
            ...(['km', 'mi'] as const).map((distanceUnit) =>
              spokenText(
                { manoeuvre: first, stage, distanceM, withLanes: true, ...then },
                translate,
                { language, distanceUnit },
              ),
            ),
          ];
          for (const text of texts) {
            expect(text.trim()).not.toBe('');
            expect(text).not.toMatch(/undefined|NaN|\{\{|\}\}|\[object/u);
            // A missing key comes back as itself.
            expect(text).not.toMatch(/^[a-zA-Z]+\.[a-zA-Z.]+$/u);
          }
        },
      ),
    );
  });
});

describe('in Chinese', () => {
  const now = { stage: 'now', distanceM: 40 } as const;

  it.each([
    ['前方300米右转，进入北山街', { manoeuvre: manoeuvre(ROADS) }],
    ['前方1.2公里右转', { stage: 'far', distanceM: 1180 }],
    ['现在右转', now],
    [
      '现在右转，然后立即左转',
      { ...now, then: { manoeuvre: manoeuvre({ type: 'Left' }), gapM: 40 } },
    ],
    ['前方300米靠左行驶', { manoeuvre: manoeuvre({ type: 'StayLeft' }) }],
    [
      '前方300米从右侧匝道驶出，往机场方向',
      { manoeuvre: manoeuvre({ type: 'RampRight', exitToward: '机场' }) },
    ],
    [
      '前方300米从右侧12A出口驶出，往绍兴方向',
      { manoeuvre: manoeuvre({ type: 'ExitRight', exitNumber: '12A', exitToward: '绍兴' }) },
    ],
    [
      '前方300米进入环岛，走第2出口，进入北山街',
      {
        manoeuvre: manoeuvre({ type: 'RoundaboutEnter', roundaboutExit: 2, roadName: '环岛路' }),
        following: manoeuvre({ type: 'RoundaboutExit', ...ROADS }),
      },
    ],
    ['即将到达目的地，在道路右侧', { ...now, manoeuvre: manoeuvre({ type: 'DestinationRight' }) }],
    [
      '前方300米到达途经点西湖',
      {
        manoeuvre: manoeuvre({ type: 'DestinationLeft' }),
        waypoint: { lon: 0, lat: 0, name: '西湖', kind: 'via' },
      },
    ],
  ] satisfies [string, Partial<Announcement>][])('says %s', (text, announcement) => {
    expect(spoken('zh-CN', announcement)).toBe(text);
  });

  it('adds the lanes where asked to', () => {
    const lanes: Manoeuvre['lanes'] = [
      { directions: ['through'], use: 'invalid' },
      { directions: ['right'], use: 'active' },
      { directions: ['right'], use: 'active' },
    ];
    const of = { manoeuvre: manoeuvre({ ...ROADS, lanes }), withLanes: true };
    expect(spoken('zh-CN', of)).toBe('前方300米右转，进入北山街，请走右侧2条车道');
    expect(spoken('zh-CN', { ...of, withLanes: false })).toBe('前方300米右转，进入北山街');
  });

  it('tells how long a road is followed', () => {
    const message = followMessage('凤起路', 5402, { language: 'zh-CN', distanceUnit: 'km' });
    expect(textOf(message, guidanceTranslate('zh-CN'))).toBe('沿凤起路行驶5.4公里');
  });
});

describe('in English', () => {
  it('takes the English name of a road and begins with a capital', () => {
    expect(spoken('en-US', { manoeuvre: manoeuvre(ROADS) })).toBe(
      'In 300 meters, turn right onto Beishan Street',
    );
    expect(listed('en-US', { type: 'UturnLeft' })).toBe('Make a U-turn');
  });

  it('counts roundabout exits in words', () => {
    const of = { type: 'RoundaboutEnter', roundaboutExit: 3 } as const;
    expect(listed('en-US', of)).toBe('At the roundabout, take the third exit');
    expect(listed('en-US', { ...of, roundaboutExit: 17 })).toBe('Enter the roundabout');
  });
});

describe('the banner', () => {
  const banner = (of: Partial<Manoeuvre>) =>
    bannerText(manoeuvre(of), guidanceTranslate('zh-CN'), 'zh-CN');

  it('tells where to, else what', () => {
    expect(banner(ROADS)).toBe('进入北山街');
    expect(banner({})).toBe('右转');
    expect(banner({ type: 'ExitRight', exitNumber: '12', exitToward: '绍兴' })).toBe(
      '12出口，往绍兴方向',
    );
    expect(banner({ type: 'DestinationRight', ...ROADS })).toBe('到达目的地，在北山街右侧');
  });
});
