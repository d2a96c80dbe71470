import { describe, expect, it } from 'vitest';
import { fakeRoute } from '../../../shared/navigation/guidance/fake-route.ts';
import { toFerrostarRoute } from '../../../shared/navigation/guidance/ferrostar-route.ts';
import { measureRoute } from '../../../shared/navigation/guidance/route-line.ts';
import { loadFerrostar, type FerrostarConfig } from './ferrostar.ts';

const MANUAL: FerrostarConfig = {
  stepAdvance: 'Manual',
  routeDeviationTracking: 'None',
  snappedLocationCourseFiltering: 'SnapToRoute',
};

describe('ferrostar', () => {
  const route = fakeRoute({
    way: [
      [0, 0],
      [0, 100],
      [0, 200],
      [100, 200],
    ],
    turns: [{ at: 2, type: 'Right' }],
  });
  const converted = toFerrostarRoute(route, measureRoute(route));
  const [start = { lat: 0, lng: 0 }] = converted.route.geometry;
  const at = (coordinates: { lat: number; lng: number }) => ({
    coordinates,
    horizontalAccuracy: 5,
    timestamp: 1_800_000_000_000,
    speed: { value: 10 },
  });

  it('is loaded once', () => {
    expect(loadFerrostar()).toBe(loadFerrostar());
  });

  it('takes our route, and its steps one by one to the end', () => {
    const controller = loadFerrostar().controller(converted.route, MANUAL);
    let trip = controller.begin(at(start));
    const remaining: number[] = [];
    while (trip !== 'Complete') {
      remaining.push(trip.Navigating.remainingSteps.length);
      trip = controller.advance(trip);
    }
    expect(remaining).toEqual([3, 2, 1]);
    controller.free();
  });

  it('measures as we do', () => {
    const controller = loadFerrostar().controller(converted.route, MANUAL);
    const trip = controller.update(at(start), controller.begin(at(start)));
    if (trip === 'Complete') throw new Error('the trip has only begun');
    const { progress } = trip.Navigating;
    expect(progress.distanceRemaining).toBeCloseTo(measureRoute(route).lengthM, 0);
    expect(progress.durationRemaining).toBeCloseTo(30, 0);
    controller.free();
  });

  it('refuses what is no route', () => {
    const { geometry, ...rest } = converted.route;
    expect(geometry).not.toHaveLength(0);
    const broken = JSON.parse(
      JSON.stringify({ ...rest, geometry: null }),
    ) as typeof converted.route;
    expect(() => loadFerrostar().controller(broken, MANUAL)).toThrow();
  });
});
