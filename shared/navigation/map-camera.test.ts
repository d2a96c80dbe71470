import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approach,
  between,
  fitCamera,
  followCamera,
  looksSame,
  type Following,
  type Viewport,
} from './map-camera.ts';
import { turnBetween } from './position/plane.ts';
import type { LonLat } from './polyline.ts';

const viewport: Viewport = {
  width: 1920,
  height: 720,
  insets: { top: 0, right: 0, bottom: 96, left: 520 },
};

const following: Following = {
  point: [120.15, 30.25],
  heading: 90,
  speedMps: 12,
  view: 'tilted',
  zoomOffset: 0,
  viewport,
};

describe('following', () => {
  it('lies as the view says', () => {
    expect(followCamera({ ...following, view: 'northUp' })).toMatchObject({ bearing: 0, pitch: 0 });
    expect(followCamera({ ...following, view: 'headingUp' })).toMatchObject({
      bearing: 90,
      pitch: 0,
    });
    expect(followCamera(following).pitch).toBeGreaterThan(40);
  });

  it('puts the car into the lower third of the free area', () => {
    const { padding } = followCamera(following);
    const middle = padding.top + (viewport.height - padding.top - padding.bottom) / 2;
    expect(middle / (viewport.height - 96)).toBeGreaterThan(0.62);
    expect(middle / (viewport.height - 96)).toBeLessThan(0.75);
    expect(padding.left).toBe(520);
  });

  it('shows more the faster the car, and draws near before a manoeuvre', () => {
    const zoom = (more: Partial<Following>) => followCamera({ ...following, ...more }).zoom;
    const bySpeed = [0, 10, 20, 30, 40].map((speedMps) => zoom({ speedMps }));
    expect(bySpeed).toEqual([...bySpeed].sort((a, b) => b - a));
    expect(new Set(bySpeed).size).toBe(5);
    expect(zoom({ manoeuvreM: 2000 })).toBe(zoom({}));
    expect(zoom({ manoeuvreM: 80 })).toBeGreaterThan(zoom({}) + 0.5);
    expect(zoom({ manoeuvreM: 80 })).toBeGreaterThan(zoom({ manoeuvreM: 400 }));
    expect(zoom({ zoomOffset: -2 })).toBeCloseTo(zoom({}) - 2);
  });

  it('never breaks, however little is left of the map', () => {
    fc.assert(
      fc.property(
        fc.record({
          width: fc.integer({ min: 1, max: 4000 }),
          height: fc.integer({ min: 1, max: 4000 }),
          top: fc.integer({ min: 0, max: 3000 }),
          left: fc.integer({ min: 0, max: 3000 }),
          speedMps: fc.double({ min: 0, max: 100, noNaN: true }),
          manoeuvreM: fc.double({ min: 0, max: 1e6, noNaN: true }),
        }),
        ({ width, height, top, left, speedMps, manoeuvreM }) => {
          const insets = { top, left, right: 0, bottom: 0 };
          const camera = followCamera({
            ...following,
            speedMps,
            manoeuvreM,
            viewport: { width, height, insets },
          });
          expect(camera.zoom).toBeGreaterThanOrEqual(4);
          expect(camera.zoom).toBeLessThanOrEqual(19);
          expect(Number.isFinite(camera.padding.top)).toBe(true);
        },
      ),
    );
  });
});

describe('a fit', () => {
  const pixelOf = (camera: NonNullable<ReturnType<typeof fitCamera>>, [lon, lat]: LonLat) => {
    const world = 512 * 2 ** camera.zoom;
    const project = ([x, y]: LonLat) => {
      const sine = Math.sin((y * Math.PI) / 180);
      return [
        ((x + 180) / 360) * world,
        (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world,
      ] as const;
    };
    const [x, y] = project([lon, lat]);
    const [cx, cy] = project(camera.centre);
    const { padding } = camera;
    return {
      x: x - cx + padding.left + (viewport.width - padding.left - padding.right) / 2,
      y: y - cy + padding.top + (viewport.height - padding.top - padding.bottom) / 2,
    };
  };

  it('has every point in the free area', () => {
    const points = fc.array(
      fc.tuple(
        fc.double({ min: 118, max: 123, noNaN: true }),
        fc.double({ min: 28, max: 33, noNaN: true }),
      ),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(points, (list) => {
        const camera = fitCamera(list, viewport);
        if (!camera) throw new Error('no camera');
        for (const point of list) {
          const { x, y } = pixelOf(camera, point);
          expect(x).toBeGreaterThanOrEqual(viewport.insets.left);
          expect(x).toBeLessThanOrEqual(viewport.width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(viewport.height - 96);
        }
      }),
    );
  });

  it('is none of nothing, and keeps its distance from a single point', () => {
    expect(fitCamera([], viewport)).toBeNull();
    expect(fitCamera([[120, 30]], viewport)?.zoom).toBe(16);
  });
});

describe('moving', () => {
  const a = followCamera({ ...following, heading: 350, speedMps: 0 });
  const b = followCamera({ ...following, heading: 20, speedMps: 30 });

  it('swims to the target without passing it, the short way round', () => {
    let shown = a;
    let last = 30;
    for (let step = 0; step < 600; step++) {
      shown = approach(shown, b, 1 / 60);
      const left = turnBetween(shown.bearing, b.bearing);
      expect(left).toBeLessThanOrEqual(last + 1e-9);
      expect(left).toBeGreaterThanOrEqual(-1e-9);
      last = left;
    }
    expect(looksSame(shown, b)).toBe(true);
  });

  it('begins and ends where it says', () => {
    expect(looksSame(between(a, b, 0), a)).toBe(true);
    expect(looksSame(between(a, b, 1), b)).toBe(true);
    expect(between(a, b, 0.5).bearing).toBeCloseTo(5, 5);
  });
});
