import { loadFerrostar, type FerrostarLocation } from '../../main/navigation/guidance/ferrostar.ts';
import { toFerrostarRoute } from '../../shared/navigation/guidance/ferrostar-route.ts';
import { measureRoute } from '../../shared/navigation/guidance/route-line.ts';
import {
  drive,
  planRoute,
  type Motion,
} from '../../shared/navigation/guidance/simulated-motion.ts';
import type { Position } from '../../shared/navigation/guidance.ts';
import type { Route } from '../../shared/navigation/route.ts';
import type { Receiver } from '../../shared/navigation/guidance/fake-receiver.ts';
import type { Outcome } from './guidance-run.ts';

/** What ferrostar's own examples use: the nearer of two steps, and 50 m from the line. */
const CONFIG = {
  stepAdvance: {
    RelativeLineStringDistance: {
      minimumHorizontalAccuracy: 25,
      specialAdvanceConditions: { AdvanceAtDistanceFromEnd: 10 },
    },
  },
  routeDeviationTracking: {
    StaticThreshold: { minimumHorizontalAccuracy: 25, maxAcceptableDeviation: 50 },
  },
  snappedLocationCourseFiltering: 'SnapToRoute',
} as const;

const PATIENCE_S = 60;

/** The same drive led by ferrostar alone; it says nothing, so nothing can be late. */
export function driveBareFerrostar(route: Route, receiver: Receiver): Outcome {
  const line = measureRoute(route);
  const plan = planRoute(route, line);
  const converted = toFerrostarRoute(route, line, Infinity);
  const controller = loadFerrostar().controller(converted.route, CONFIG);
  let truth: Motion = { alongM: 0, speedMps: 0 };
  let trip = controller.begin(locationOf(receiver.fix(line, truth, 0)));
  let falseOffRoutes = 0;
  let wasOff = false;
  let isEarly = false;
  for (let second = 1, waited = 0; waited < PATIENCE_S && trip !== 'Complete'; second++) {
    truth = drive(plan, truth, 1);
    if (truth.alongM >= line.lengthM) waited += 1;
    trip = controller.update(locationOf(receiver.fix(line, truth, second * 1000)), trip);
    if (trip === 'Complete') {
      isEarly = line.lengthM - truth.alongM > 100;
      break;
    }
    const isOff = typeof trip.Navigating['deviation'] === 'object';
    if (isOff && !wasOff) falseOffRoutes += 1;
    wasOff = isOff;
  }
  // Its last step has no end to pass: being on it is as complete as it gets.
  const completed =
    !isEarly && (trip === 'Complete' || trip.Navigating.remainingSteps.length === 1);
  controller.free();
  return { completed, falseOffRoutes, instructed: 0, late: 0 };
}

function locationOf({ lat, lon, accuracyM, heading, speedMps, ts }: Position): FerrostarLocation {
  return {
    coordinates: { lat, lng: lon },
    horizontalAccuracy: accuracyM,
    ...(heading !== undefined && { courseOverGround: { degrees: Math.round(heading) % 360 } }),
    timestamp: ts,
    speed: { value: speedMps },
  };
}
