import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bbox } from '../../contract/region.ts';
import { parseCoordinates, parsePlusCode } from './coordinates.ts';

const HANGZHOU: Bbox = [119.9, 30.1, 120.4, 30.4];
const MACKAY: Bbox = [30, 20, 31, 21];

describe('pasted coordinates', () => {
  it.each([
    '30.25, 120.16',
    '120.16,30.25',
    '30.25，120.16',
    '(30.25 120.16)',
    'N30.25 E120.16',
    '30.25N, 120.16E',
    'E120.16, N30.25',
    '30°15\'00"N 120°9\'36"E',
    '北纬30°15′ 东经120°9′36″',
    '３０．２５，１２０．１６',
  ])('%s are understood', (text) => {
    const point = parseCoordinates(text, HANGZHOU);
    expect(point?.lat).toBeCloseTo(30.25, 6);
    expect(point?.lon).toBeCloseTo(120.16, 6);
  });

  it('are ordered by the region when both orders are on Earth', () => {
    expect(parseCoordinates('20.5,30.5', MACKAY)).toEqual({ lat: 20.5, lon: 30.5 });
    expect(parseCoordinates('30.5,20.5', MACKAY)).toEqual({ lat: 20.5, lon: 30.5 });
    expect(parseCoordinates('48.1,11.5', HANGZHOU)).toEqual({ lat: 48.1, lon: 11.5 });
  });

  it('may lie in the south and the west', () => {
    expect(parseCoordinates('-33.85, 151.2', null)).toEqual({ lat: -33.85, lon: 151.2 });
    expect(parseCoordinates('S33.85 W70.5', null)).toEqual({ lat: -33.85, lon: -70.5 });
  });

  it.each(['西湖', '30.25', '12 34', '2025,1', '100.5,200.5', 'N30 N20', '30°75′N 120°E', ''])(
    '%j is no position',
    (text) => expect(parseCoordinates(text, HANGZHOU)).toBeNull(),
  );

  it('are on Earth, whatever was typed', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,-+ NSEW°\'"')) }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const point = parseCoordinates(typed, HANGZHOU);
        if (point === null) return;
        expect(Math.abs(point.lat)).toBeLessThanOrEqual(90);
        expect(Math.abs(point.lon)).toBeLessThanOrEqual(180);
      }),
    );
  });
});

describe('a plus code', () => {
  it('is a point when full, and the nearest one to here when short', () => {
    const full = parsePlusCode('8FVC2222+22', null);
    expect(full?.lat).toBeCloseTo(47.0000625, 6);
    expect(full?.lon).toBeCloseTo(8.0000625, 6);
    const near = { lon: 120.15, lat: 30.25 };
    const short = parsePlusCode('65J2+8C 杭州', near);
    expect(Math.abs((short?.lat ?? 0) - near.lat)).toBeLessThan(1);
    expect(Math.abs((short?.lon ?? 0) - near.lon)).toBeLessThan(1);
    expect(parsePlusCode('65J2+8C', null)).toBeNull();
  });

  it.each(['西湖', 'xihu', '+', 'a+b', '8Q336527', '00000000+'])('is not %j', (text) =>
    expect(parsePlusCode(text, { lon: 120, lat: 30 })).toBeNull(),
  );
});
