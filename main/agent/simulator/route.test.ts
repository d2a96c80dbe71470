import { describe, expect, it } from 'vitest';
import { localPlane } from './geodesy.ts';
import { createRoute } from './route.ts';
import { CITY_ROUTE, HIGHWAY_ROUTE } from './routes.ts';

const routes = [
  ['city', createRoute(CITY_ROUTE)],
  ['highway', createRoute(HIGHWAY_ROUTE)],
] as const;

describe('createRoute', () => {
  it('needs three corners', () => {
    expect(() => createRoute(CITY_ROUTE.slice(0, 2))).toThrow(RangeError);
  });

  it.each(routes)('moves on by as much as it is asked to: %s', (_name, route) => {
    const plane = localPlane(route.poseAt(0));
    for (let s = 0; s < route.length; s += 5) {
      const [a, b] = [plane.toPlane(route.poseAt(s)), plane.toPlane(route.poseAt(s + 1))];
      // A chord of a bend of 10 m is 0.04 % shorter than the arc.
      expect(Math.hypot(b.x - a.x, b.y - a.y)).toBeCloseTo(1, 2);
    }
  });

  it.each(routes)('heads where it goes, without a jump: %s', (_name, route) => {
    const plane = localPlane(route.poseAt(0));
    for (let s = 0; s < route.length; s += 5) {
      const [pose, next] = [route.poseAt(s), route.poseAt(s + 0.5)];
      const [a, b] = [plane.toPlane(pose), plane.toPlane(next)];
      const course = (Math.atan2(b.x - a.x, b.y - a.y) * 180) / Math.PI;
      const error = Math.abs(((course - pose.heading + 540) % 360) - 180);
      expect(error).toBeLessThan(5);
      expect(pose.heading).toBeGreaterThanOrEqual(0);
      expect(pose.heading).toBeLessThan(360);
    }
  });

  it.each(routes)('closes: %s', (_name, route) => {
    const [start, end] = [route.poseAt(0), route.poseAt(route.length)];
    expect(end.latitude).toBeCloseTo(start.latitude, 9);
    expect(end.longitude).toBeCloseTo(start.longitude, 9);
    expect(route.poseAt(route.length - 0.01).latitude).toBeCloseTo(start.latitude, 6);
    expect(route.poseAt(-1).latitude).toBeCloseTo(route.poseAt(route.length - 1).latitude, 9);
  });

  it.each(routes)('never allows more than the limit, and always something: %s', (_n, route) => {
    for (let s = 0; s < route.length; s += 3) {
      expect(route.speedAt(s)).toBeLessThanOrEqual(Math.max(limit(s - 3), limit(s), limit(s + 3)));
      expect(route.speedAt(s)).toBeGreaterThan(3);
    }
    function limit(s: number): number {
      return route.limitAt(s) / 3.6 + 1e-9;
    }
  });

  it('has slopes that add up to nothing over a lap', () => {
    for (const [, route] of routes) {
      let rise = 0;
      for (let s = 0; s < route.length; s += 1) rise += route.gradeAt(s);
      expect(Math.abs(rise)).toBeLessThan(0.1);
    }
  });

  it('signals the turns of the city loop, which goes anticlockwise', () => {
    const [, city] = routes[0];
    const left = city.turns.filter(({ direction }) => direction === 'left').length;
    expect(left).toBeGreaterThan(city.turns.length - left);
    expect(city.lights.length).toBeGreaterThan(12);
    expect(city.kerbs).toHaveLength(1);
  });

  it('spans expressways and motorways, with the ramps between them', () => {
    const [, highway] = routes[1];
    const limits = new Set<number>();
    for (let s = 0; s < highway.length; s += 20) limits.add(highway.limitAt(s));
    expect([...limits].sort((a, b) => a - b)).toEqual([60, 80, 100, 120]);
    expect(highway.length).toBeGreaterThan(40_000);
  });
});
