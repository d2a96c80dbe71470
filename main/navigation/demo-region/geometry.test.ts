import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GridIndex, around } from './grid-index.ts';
import { Mask } from './mask.ts';
import { crossing, distance, toLonLat, toPlane, type Point } from './plane.ts';
import {
  clippedRing,
  contains,
  crossings,
  distanceToEdge,
  insideOf,
  signedArea,
} from './polygon.ts';
import { lengthOf, offsetLine, project, simplify, sliceLine, smoothLine } from './polyline.ts';
import { createRandom } from './random.ts';

const SQUARE = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 100 },
  { x: 0, y: 100 },
];
const metres = fc.integer({ min: -200, max: 300 });
const points = fc.record({ x: metres, y: metres });

describe('the plane', () => {
  it('goes there and back', () => {
    fc.assert(
      fc.property(points, (point) => {
        expect(distance(toPlane(toLonLat(point)), point)).toBeLessThan(1e-6);
      }),
    );
  });

  it('finds where two stretches cross, and only there', () => {
    const [a, b] = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
    ];
    expect(crossing(a, b, { x: 4, y: -2 }, { x: 4, y: 2 })).toMatchObject({ t: 0.4, u: 0.5 });
    expect(crossing(a, b, { x: 4, y: 1 }, { x: 4, y: 2 })).toBeNull();
    expect(crossing(a, b, { x: 0, y: 1 }, { x: 10, y: 1 })).toBeNull();
  });
});

describe('lines', () => {
  const line = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 50 },
  ];

  it('are measured, cut, and projected onto', () => {
    expect(lengthOf(line)).toBe(150);
    expect(sliceLine(line, 80, 120)).toEqual([
      { x: 80, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 20 },
    ]);
    expect(sliceLine(line, 140, Infinity)).toEqual([
      { x: 100, y: 40 },
      { x: 100, y: 50 },
    ]);
    expect(project(line, { x: 60, y: 5 })).toMatchObject({ s: 60, distanceM: 5, segment: 0 });
  });

  it('move sideways, to the left when positive', () => {
    const moved = offsetLine(line, () => 5);
    expect(moved[0]).toEqual({ x: 0, y: 5 });
    expect(moved[1]?.x).toBeCloseTo(95, 6);
    expect(moved[1]?.y).toBeCloseTo(5, 6);
  });

  it('are smoothed through every point', () => {
    const smooth = smoothLine(line);
    for (const point of line) {
      expect(Math.min(...smooth.map((each) => distance(each, point)))).toBeLessThan(0.71);
    }
  });

  it('lose no more than the tolerance when simplified', () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 2, maxLength: 30 }), (each) => {
        const simple = simplify(each, 3);
        for (const point of each) expect(project(simple, point).distanceM).toBeLessThan(3.001);
      }),
    );
  });
});

describe('rings', () => {
  it('contain what is inside, by either test and by the mask', () => {
    const inside = insideOf(SQUARE, 10);
    fc.assert(
      fc.property(points, (point) => {
        const within = point.x > 0 && point.x < 100 && point.y > 0 && point.y < 100;
        fc.pre(distanceToEdge(SQUARE, point) > 0.5);
        expect(contains(SQUARE, point)).toBe(within);
        expect(inside(point)).toBe(within);
      }),
    );
  });

  it('are cut at the edge of the region', () => {
    const clipped = clippedRing(SQUARE, { west: 50, south: -10, east: 300, north: 60 });
    expect(signedArea(clipped)).toBeCloseTo(50 * 60, 6);
    expect(clippedRing(SQUARE, { west: 200, south: 0, east: 300, north: 60 })).toEqual([]);
  });

  it('tell where a stretch enters and leaves', () => {
    expect(crossings(SQUARE, { x: -50, y: 50 }, { x: 150, y: 50 })).toEqual([0.25, 0.75]);
  });
});

describe('Mask', () => {
  const extent = { west: -200, south: -200, east: 300, north: 300 };

  it('takes rings with a margin, and lines', () => {
    const mask = new Mask(extent, 2);
    mask.addAround(SQUARE, 10);
    mask.addLine(
      [
        { x: 200, y: -100 },
        { x: 200, y: 200 },
      ],
      8,
    );
    fc.assert(
      fc.property(points, (point) => {
        const near = contains(SQUARE, point) || distanceToEdge(SQUARE, point) < 8;
        const onLine = Math.abs(point.x - 200) < 6 && point.y > -100 && point.y < 200;
        if (near || onLine) expect(mask.has(point)).toBe(true);
        const far = !contains(SQUARE, point) && distanceToEdge(SQUARE, point) > 13;
        if (far && Math.abs(point.x - 200) > 11 && point.x < 299 && point.y < 299) {
          expect(mask.has(point)).toBe(false);
        }
      }),
    );
    expect(mask.has({ x: 1000, y: 0 })).toBe(true);
  });

  it('sees a gap that is just wide enough', () => {
    const mask = new Mask(extent, 2);
    mask.addRing(SQUARE);
    const box = (x: number): readonly [Point, Point, Point, Point] => [
      { x, y: 10 },
      { x: x + 30, y: 10 },
      { x: x + 30, y: 30 },
      { x, y: 30 },
    ];
    expect(mask.isFree(box(104))).toBe(true);
    expect(mask.isFree(box(95))).toBe(false);
  });
});

describe('GridIndex', () => {
  it('finds everything near', () => {
    fc.assert(
      fc.property(fc.array(points, { maxLength: 40 }), points, (all, place) => {
        const grid = new GridIndex<Point>(37);
        for (const each of all) grid.add(around(each, each, 0), each);
        const near = grid.near(around(place, place, 60));
        for (const each of all) if (distance(each, place) < 60) expect(near).toContain(each);
      }),
    );
  });
});

describe('createRandom', () => {
  it('is the same for the same purpose, and another for another', () => {
    const draw = (purpose: string): number[] => {
      const random = createRandom(purpose);
      return Array.from({ length: 50 }, () => random.next());
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    expect(draw('a').every((value) => value >= 0 && value < 1)).toBe(true);
  });
});
