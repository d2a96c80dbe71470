import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bbox } from '../../contract/region.ts';
import { decodePolyline, encodePolyline, type LonLat } from '../polyline.ts';
import { joinLegs } from './join-legs.ts';
import { lanesOf } from './lanes.ts';
import { manoeuvreOf } from './manoeuvre-of.ts';
import { roadNamesOf } from './road-names.ts';
import { looksSwapped, outsideReason, reasonOfMessage } from './router-reason.ts';
import { speedLimitTraces, speedLimitsOf } from './speed-limits.ts';
import { chooseWayBack } from './way-back.ts';

describe('road names', () => {
  it.each([
    [['北山街'], { roadName: '北山街' }],
    [['北山街', 'Beishan Street'], { roadName: '北山街', roadNameEn: 'Beishan Street' }],
    [['G60', '沪昆高速'], { roadName: '沪昆高速', roadRef: 'G60' }],
    [
      ['文二路', 'X101', 'Wen’er Road'],
      { roadName: '文二路', roadRef: 'X101', roadNameEn: 'Wen’er Road' },
    ],
    [['Bund Tunnel'], { roadName: 'Bund Tunnel', roadNameEn: 'Bund Tunnel' }],
    [['S2'], { roadRef: 'S2' }],
    [['县道X101'], { roadName: '县道X101' }],
    [[''], {}],
    [[], {}],
  ])('%j', (names, expected) => {
    expect(roadNamesOf(names)).toEqual(expected);
  });
});

describe('lanes', () => {
  it('are read from Valhalla’s masks', () => {
    expect(
      lanesOf([{ directions: 264, valid: 8 }, { directions: 2 }, { directions: 66, active: 64 }]),
    ).toEqual([
      { directions: ['reverse', 'left'], use: 'valid', take: 'left' },
      { directions: ['through'], use: 'invalid' },
      { directions: ['through', 'right'], use: 'active', take: 'right' },
    ]);
  });

  it('may have nothing painted on them', () => {
    expect(lanesOf([{ directions: 1 }, { directions: 0, active: 0 }])?.[0]?.directions).toEqual([]);
  });

  it('advise nothing when none leads on', () => {
    expect(lanesOf([{ directions: 8 }, { directions: 2 }])).toBeUndefined();
    expect(lanesOf([])).toBeUndefined();
  });
});

describe('manoeuvres', () => {
  const maneuver = {
    type: 20,
    time: 9.5,
    length: 0.1234,
    begin_shape_index: 3,
    end_shape_index: 7,
  };

  it('count metres and points of the whole route', () => {
    expect(manoeuvreOf(maneuver, 2, 100)).toEqual({
      type: 'ExitRight',
      leg: 2,
      beginShapeIndex: 103,
      endShapeIndex: 107,
      distanceM: 123,
      durationS: 9.5,
    });
  });

  it('lead into the road that begins there', () => {
    const named = { ...maneuver, street_names: ['乙路'], begin_street_names: ['甲路'] };
    expect(manoeuvreOf(named, 0, 0).roadName).toBe('甲路');
  });

  it('part what a sign says as its script does', () => {
    const sign = (...texts: string[]) =>
      manoeuvreOf(
        { ...maneuver, sign: { exit_toward_elements: texts.map((text) => ({ text })) } },
        0,
        0,
      ).exitToward;
    expect(sign('西湖', '市中心')).toBe('西湖、市中心');
    expect(sign('Lake', 'Centre')).toBe('Lake, Centre');
  });

  it('of a type that this version does not know are none', () => {
    expect(manoeuvreOf({ ...maneuver, type: 99 }, 0, 0).type).toBe('None');
  });
});

const coordinate = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }));
const line = fc
  .array(coordinate, { minLength: 1, maxLength: 6 })
  .map((points) => points.map(([x, y]): LonLat => [120 + x / 1000, 30 + y / 1000]));
const legOf = (points: readonly LonLat[]) => ({
  shape: encodePolyline(points),
  maneuvers: [],
  summary: { time: 0, length: 0 },
});

describe('joined legs', () => {
  it('pass a single leg through', () => {
    expect(joinLegs([legOf([[120, 30]])])).toEqual({
      geometry: legOf([[120, 30]]).shape,
      offsets: [0],
    });
  });

  it('find every point of every leg at its offset', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 4 }), (lines) => {
        const { geometry, offsets } = joinLegs(lines.map(legOf));
        const whole = decodePolyline(geometry);
        for (const [leg, points] of lines.entries()) {
          const offset = offsets[leg] ?? -1;
          expect(whole.slice(offset, offset + points.length)).toEqual(points);
        }
        const last = (offsets.at(-1) ?? 0) + (lines.at(-1)?.length ?? 0);
        expect(whole).toHaveLength(last);
      }),
    );
  });
});

describe('reasons', () => {
  const bbox: Bbox = [120, 30, 121, 31];

  it.each([
    ['Route error: No suitable edges near location', 'navigation.notNearRoad'],
    ['Route error: No path could be found for input', 'navigation.noRoute'],
    ['Route error: Locations are in unconnected regions. Go', 'navigation.noRoute'],
    ['Route error: std::bad_alloc', 'navigation.routerFailed'],
  ])('%s', (message, key) => {
    expect(reasonOfMessage(message)).toEqual({ key, detail: message });
  });

  it('say that a point lies outside, and not where it is: details are logged', () => {
    const inside = { lon: 120.5, lat: 30.5 };
    expect(outsideReason([inside], bbox)).toBeNull();
    const found = outsideReason([inside, { lon: 119.125, lat: 30.625 }], bbox);
    expect(found?.key).toBe('navigation.outsideRegion');
    expect(found?.detail).toContain('outside the region');
    expect(found?.detail).not.toMatch(/119|30\.625|swapped/);
  });

  it('recognise swapped numbers', () => {
    expect(looksSwapped({ lon: 30.5, lat: 120.5 }, bbox)).toBe(true);
    expect(looksSwapped({ lon: 120.5, lat: 30.5 }, bbox)).toBe(false);
    expect(outsideReason([{ lon: 30.5, lat: 120.5 }], bbox)?.detail).toContain('swapped');
  });
});

describe('speed limits', () => {
  it('are stretches of one limit', () => {
    const edges = [
      { begin_shape_index: 0, speed_limit: 40 },
      { begin_shape_index: 2, speed_limit: 40 },
      { begin_shape_index: 5 },
      { begin_shape_index: 7, speed_limit: 0 },
      { begin_shape_index: 9, speed_limit: 'unlimited' as const },
      { begin_shape_index: 11, speed_limit: 120 },
    ];
    expect(speedLimitsOf({ edges }, 10)).toEqual([
      { fromShapeIndex: 10, kmh: 40 },
      { fromShapeIndex: 15, kmh: null },
      { fromShapeIndex: 21, kmh: 120 },
    ]);
  });

  it('are asked for leg by leg', () => {
    const points: LonLat[] = [
      [120, 30],
      [120.1, 30],
      [120.1, 30.1],
      [120, 30.1],
    ];
    const leg = (endShapeIndex: number) => ({ distanceM: 0, durationS: 0, endShapeIndex });
    const geometry = encodePolyline(points);
    expect(speedLimitTraces({ geometry, legs: [leg(3)] })).toEqual([
      { shape: geometry, offset: 0 },
    ]);
    const traces = speedLimitTraces({ geometry, legs: [leg(2), leg(3)] });
    expect(traces.map(({ shape, offset }) => [offset, decodePolyline(shape)])).toEqual([
      [0, points.slice(0, 3)],
      [2, points.slice(2)],
    ]);
  });
});

describe('the way back', () => {
  const south = encodePolyline([
    [120, 30],
    [120.02, 30],
  ]);
  const same = {
    shape: encodePolyline([
      [120.02, 30],
      [120, 30],
    ]),
    durationS: 100,
  };
  const north = (durationS: number) => ({
    shape: encodePolyline([
      [120.02, 30],
      [120.02, 30.01],
      [120, 30.01],
      [120, 30],
    ]),
    durationS,
  });

  it('is another one than the way there, when there is one', () => {
    expect(chooseWayBack(south, [same, north(120)])).toBe(1);
  });

  it('is the same one when the other takes far longer, or there is none', () => {
    expect(chooseWayBack(south, [same, north(200)])).toBe(0);
    expect(chooseWayBack(south, [same])).toBe(0);
  });

  it('is the fastest when that is another one already', () => {
    expect(chooseWayBack(south, [north(100), same])).toBe(0);
  });
});
