import type { Position } from '../../../shared/navigation/guidance.ts';
import { toFerrostarRoute } from '../../../shared/navigation/guidance/ferrostar-route.ts';
import { headingAt, type RouteLine } from '../../../shared/navigation/guidance/route-line.ts';
import {
  reckon,
  startTracking,
  track,
  trackedPoint,
  type Tracking,
} from '../../../shared/navigation/guidance/tracking.ts';
import type { LonLat } from '../../../shared/navigation/polyline.ts';
import type { Route } from '../../../shared/navigation/route.ts';
import type { Ferrostar, FerrostarLocation, FerrostarTrip } from './ferrostar.ts';

/** Where on its route the car is. */
export interface Following {
  readonly tracking: Tracking;
  /** The point of the route, and its direction there. */
  readonly point: LonLat;
  readonly heading: number;
  readonly travelledM: number;
  readonly remainingM: number;
  /** By the route's own durations from manoeuvre to manoeuvre. */
  readonly remainingS: number;
}

/** Follows one route from its start. */
export interface Follower {
  readonly following: Following;
  /** Takes a new position; the result is also {@link Follower.following}. */
  update(position: Position): Following;
  /** How far along the car would be after `movedM` more metres without a fix. */
  reckonAlong(movedM: number): number;
  free(): void;
}

/**
 * ferrostar keeps the trip: its steps, the snapped place and course, and the progress in metres and
 * seconds. `tracking` decides what ferrostar leaves to a nearest point and one threshold: where on
 * the line a noisy fix belongs, when a step is over, and when the car has left the route. Steps are
 * advanced one by one, so none is ever skipped.
 */
export function createFollower(
  ferrostar: Ferrostar,
  route: Route,
  line: RouteLine,
  position: Position,
): Follower {
  const converted = toFerrostarRoute(route, line);
  const controller = ferrostar.controller(converted.route, {
    stepAdvance: 'Manual',
    routeDeviationTracking: 'None',
    snappedLocationCourseFiltering: 'SnapToRoute',
  });
  let tracking = startTracking(line, position);
  let trip: FerrostarTrip = controller.begin(locationOf(position, tracking));
  let following = settle(position);

  function locationOf({ accuracyM, speedMps, ts }: Position, at: Tracking): FerrostarLocation {
    const [lng, lat] = trackedPoint(line, at);
    return {
      coordinates: { lat, lng },
      horizontalAccuracy: accuracyM,
      courseOverGround: { degrees: Math.round(headingAt(line, at.alongM)) % 360 },
      timestamp: Math.max(0, Math.round(ts)),
      speed: { value: speedMps },
    };
  }

  function settle(at: Position): Following {
    advancePassedSteps();
    trip = controller.update(locationOf(at, tracking), trip);
    const heading = headingAt(line, tracking.alongM);
    const point = trackedPoint(line, tracking);
    if (trip === 'Complete') {
      return { tracking, point, heading, travelledM: line.lengthM, remainingM: 0, remainingS: 0 };
    }
    const { progress, snappedUserLocation } = trip.Navigating;
    const remainingM = Math.max(0, Math.min(line.lengthM, progress.distanceRemaining));
    const { lng, lat } = snappedUserLocation.coordinates;
    return {
      tracking,
      point: [lng, lat],
      heading,
      travelledM: line.lengthM - remainingM,
      remainingM,
      remainingS: Math.max(0, progress.durationRemaining),
    };
  }

  function advancePassedSteps(): void {
    for (;;) {
      if (trip === 'Complete') return;
      const remaining = trip.Navigating.remainingSteps.length;
      const end = converted.stepEndAt[converted.stepEndAt.length - remaining];
      // The last step stays: arriving is decided by distance and speed, not by a passed end.
      if (remaining <= 1 || end === undefined || tracking.alongM < end) return;
      trip = controller.advance(trip);
    }
  }

  return {
    get following() {
      return following;
    },
    update(next) {
      tracking = track(line, tracking, next);
      following = settle(next);
      return following;
    },
    reckonAlong: (movedM) => reckon(tracking, line, movedM),
    free: () => controller.free(),
  };
}
