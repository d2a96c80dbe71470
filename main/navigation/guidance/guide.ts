import type { Guidance, Position } from '../../../shared/navigation/guidance.ts';
import { hasArrived } from '../../../shared/navigation/guidance/arrival.ts';
import { outlookOf, plannedSocAt } from '../../../shared/navigation/guidance/outlook.ts';
import { roadNameOf } from '../../../shared/navigation/guidance/phrase.ts';
import {
  headingAt,
  measureRoute,
  pointAt,
} from '../../../shared/navigation/guidance/route-line.ts';
import { limitAt, limitsAlong } from '../../../shared/navigation/guidance/speed-limit.ts';
import { DOUBT_TO_HOLD } from '../../../shared/navigation/guidance/tracking.ts';
import {
  lanesMatter,
  manoeuvreBehind,
  manoeuvresAhead,
  thenAfter,
} from '../../../shared/navigation/guidance/upcoming.ts';
import {
  arrivedMessage,
  reachedMessage,
} from '../../../shared/navigation/guidance/waypoint-message.ts';
import { distanceBetween, lonLatOf } from '../../../shared/navigation/position/plane.ts';
import type { Reckoned } from '../../../shared/navigation/position/reckoning.ts';
import type { Route } from '../../../shared/navigation/route.ts';
import type { Ferrostar } from './ferrostar.ts';
import { createFollower } from './follower.ts';
import { createInstructions } from './instructions.ts';
import type { Remark } from './remark.ts';
import type { Speech } from './speech.ts';

/** What one position led to. */
export interface Step {
  readonly guidance: Guidance;
  /** The car as the map shows it. */
  readonly shown: Position;
  readonly remark: Remark | null;
  /** Index of the waypoint that was reached with this position. */
  readonly reached: number | null;
}

export interface GuideOptions {
  readonly ferrostar: Ferrostar;
  readonly route: Route;
  readonly position: Position;
  readonly speech: Speech;
  /** State of charge the route was planned with, %. */
  readonly startSoc: number | undefined;
  /** State of charge now where it is measured, %. */
  readonly soc: () => number | undefined;
}

/** Leads along one route; a new route gets a new guide. */
export interface Guide {
  readonly route: Route;
  /** The first waypoint that has not been reached; the destination to the end. */
  readonly waypoint: number;
  /** The charge that the plan foresees here, %. */
  readonly plannedSoc: number | undefined;
  /** @param now epoch ms. @param isSpeaking a sentence is still being said */
  step(position: Position, now: number, isSpeaking: boolean): Step;
  /** The current instruction again, whatever was said of it before. */
  repeat(): Remark | null;
  /** Where the car would be `movedM` farther along. */
  reckonAlong(movedM: number): Reckoned;
  free(): void;
}

/** Begins to lead along `route` from `position`. @throws Error when the route cannot be followed */
export function createGuide(options: GuideOptions): Guide {
  const { ferrostar, route, speech } = options;
  const line = measureRoute(route);
  const limits = limitsAlong(route, line);
  const follower = createFollower(ferrostar, route, line, options.position);
  const instructions = createInstructions(route, speech);
  const last = route.waypoints.length - 1;
  let waypoint = 0;
  let leastStraightM = Infinity;
  let hasWarnedOfFix = false;

  function step(position: Position, now: number, isSpeaking: boolean): Step {
    if (position.quality === 'lost') return withoutFix(position, now);
    hasWarnedOfFix = false;
    const { tracking } = follower.update(position);
    const reached = checkWaypoint(position, tracking.isOff);
    if (reached === last) return arrived(position, now);
    if (tracking.isOff) {
      instructions.pause();
      const shown = { ...position, onRoute: false };
      return { guidance: bare('offRoute', now), shown, remark: null, reached };
    }
    return onRoute(position, now, isSpeaking, reached);
  }

  function onRoute(
    position: Position,
    now: number,
    isSpeaking: boolean,
    reached: number | null,
  ): Step {
    const { speedMps, accuracyM } = position;
    const { tracking, travelledM } = follower.following;
    const ahead = manoeuvresAhead(route, line, travelledM, 3);
    const [next] = ahead;
    const then = thenAfter(ahead, speedMps);
    const behind = manoeuvreBehind(route, line, travelledM);
    const road = behind && roadNameOf(behind, speech.listener.language);
    const stretch = limitAt(limits, travelledM);
    // While the fixes contradict the route, the car may be leaving it: better nothing than wrong.
    const isHeld = tracking.doubt >= DOUBT_TO_HOLD;
    const sinceLastM = travelledM - (line.manoeuvreAt.findLast((at) => at <= travelledM) ?? 0);
    const isBusy = isSpeaking || reached !== null;
    const view = { next, then, road, sinceLastM, speedMps, accuracyM, isBusy };
    const remark = isHeld ? null : (reachedRemark(reached) ?? instructions.instruct(view));
    const mayWarn = !isHeld && !isBusy && remark === null;
    const speed = instructions.watchSpeed(stretch, speedMps, now, mayWarn);
    const guidance: Guidance = {
      ...bare('following', now),
      ...(next && { next: { manoeuvre: next.index, distanceM: next.distanceM } }),
      ...(then && { then: { manoeuvre: then.index, distanceM: then.distanceM } }),
      showLanes: next !== undefined && lanesMatter(next, speedMps),
      ...(road !== undefined && { roadName: road }),
      ...(stretch?.kmh && { speedLimitKmh: stretch.kmh }),
      isOverSpeed: speed.isOver,
    };
    return { guidance, shown: shownAs(position), remark: remark ?? speed.remark, reached };
  }

  function reachedRemark(reached: number | null): Remark | null {
    const at = reached === null ? undefined : route.waypoints[reached];
    if (!at || speech.voice === 'muted') return null;
    return { kind: 'arrival', message: reachedMessage(at) };
  }

  function arrived(position: Position, now: number): Step {
    instructions.pause();
    const message = arrivedMessage(route);
    return {
      guidance: { ...bare('arrived', now), remainingM: 0, remainingS: 0, arrivalAt: now },
      shown: shownAs(position),
      remark: speech.voice === 'muted' ? null : { kind: 'arrival', message },
      reached: last,
    };
  }

  function withoutFix(position: Position, now: number): Step {
    const isNews = !hasWarnedOfFix && !follower.following.tracking.isOff;
    const isSaid = isNews && speech.voice !== 'muted';
    hasWarnedOfFix = true;
    return {
      guidance: bare('waitingForFix', now),
      shown: { ...position, onRoute: false },
      remark: isSaid ? { kind: 'state', message: { key: 'said.noFix' } } : null,
      reached: null,
    };
  }

  function checkWaypoint(position: Position, isLeaving: boolean): number | null {
    const target = route.waypoints[waypoint];
    if (!target) return null;
    const remainingM = (line.legEndAt[waypoint] ?? line.lengthM) - follower.following.travelledM;
    const straightM = distanceBetween(lonLatOf(position), lonLatOf(target));
    if (!hasArrived({ remainingM, straightM, position, leastStraightM, isLeaving })) {
      leastStraightM = Math.min(leastStraightM, straightM);
      return null;
    }
    leastStraightM = Infinity;
    const reached = waypoint;
    waypoint = Math.min(waypoint + 1, last);
    return reached;
  }

  /** The state without anything that only holds on the route. */
  function bare(status: Guidance['status'], now: number): Guidance {
    const { travelledM, remainingM, remainingS } = follower.following;
    const { startSoc, soc } = options;
    const outlook = { travelledM, remainingS, waypoint, now, startSoc, soc: soc() };
    return {
      status,
      travelledM,
      remainingM,
      remainingS,
      waypoint,
      showLanes: false,
      isOverSpeed: false,
      ...outlookOf(route, line, outlook),
    };
  }

  function shownAs(position: Position): Position {
    const { tracking, point, heading } = follower.following;
    if (!tracking.hasJoined || tracking.doubt >= DOUBT_TO_HOLD) {
      return { ...position, onRoute: false };
    }
    const [lon, lat] = point;
    return { ...position, lon, lat, heading, onRoute: true };
  }

  return {
    route,
    get waypoint() {
      return waypoint;
    },
    get plannedSoc() {
      return plannedSocAt(route, line, follower.following.travelledM, options.startSoc);
    },
    step,
    repeat: () => instructions.repeat(),
    reckonAlong(movedM) {
      const alongM = follower.reckonAlong(movedM);
      const [lon, lat] = pointAt(line, alongM);
      return { lon, lat, heading: headingAt(line, alongM) };
    },
    free: () => follower.free(),
  };
}
