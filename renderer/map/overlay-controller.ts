import type { Sight } from '../../shared/navigation/map-focus.ts';
import { createTrack, type RouteTrack } from '../../shared/navigation/map-track.ts';
import {
  EMPTY_NAVIGATION,
  type NavigationState,
} from '../../shared/navigation/navigation-state.ts';
import type { Place } from '../../shared/navigation/place.ts';
import type { LonLat } from '../../shared/navigation/polyline.ts';
import type { Route } from '../../shared/navigation/route.ts';
import type { MapEngine } from './engine.ts';
import { PassedWay } from './passed-way.ts';
import {
  alternativeFeatures,
  lineOf,
  pointsOf,
  reachableFeatures,
  searchPinFeatures,
  shownRoutes,
  turnFeatures,
  waypointFeatures,
  type ShownRoutes,
} from './route-overlays.ts';

/** From so far the arrow over the next manoeuvre is on the road. */
const TURN_SHOWN_M = 800;

/** Keeps the overlays equal to what navigation says; each is written only when its part changed. */
export class OverlayController {
  readonly #engine: MapEngine;
  readonly #passed: PassedWay;
  #navigation = EMPTY_NAVIGATION;
  #routes: ShownRoutes = { main: null, others: [], isPlan: false };
  #pins: readonly Place[] = [];
  #driven: { readonly route: Route; readonly track: RouteTrack | null } | null = null;
  #turn = '';
  #isOff = false;

  constructor(engine: MapEngine) {
    this.#engine = engine;
    this.#passed = new PassedWay(engine);
  }

  /** The way being driven, whatever is shown. */
  get track(): RouteTrack | null {
    return this.#driven?.track ?? null;
  }

  update(navigation: NavigationState): void {
    const before = this.#navigation;
    this.#navigation = navigation;
    const route = navigation.session?.route ?? null;
    if (route !== (this.#driven?.route ?? null)) {
      this.#driven = route && { route, track: createTrack(pointsOf(route)) };
    }
    const isOff = navigation.guidance?.status === 'offRoute';
    if (
      navigation.planning !== before.planning ||
      navigation.session?.route !== before.session?.route ||
      isOff !== this.#isOff
    ) {
      this.#isOff = isOff;
      this.#drawRoutes(navigation);
    }
    if (navigation.reachable !== before.reachable) {
      this.#engine.setOverlay('reachable', reachableFeatures(navigation));
    }
    this.#drawTurn(navigation);
  }

  #drawRoutes(navigation: NavigationState): void {
    const routes = shownRoutes(navigation);
    this.#routes = routes;
    const { main, isPlan } = routes;
    const line = main ? [lineOf(pointsOf(main))] : [];
    this.#engine.setOverlay('alternatives', alternativeFeatures(routes));
    this.#engine.setOverlay('waypoints', waypointFeatures(main));
    // Off the route the old way is history, and looks like it.
    const isHistory = this.#isOff && !isPlan;
    this.#passed.reset(isPlan || isHistory ? null : this.track);
    this.#engine.setOverlay('route', isHistory ? [] : line);
    if (isHistory) this.#engine.setOverlay('passed', line);
  }

  #drawTurn({ guidance, planning }: NavigationState): void {
    const next = guidance?.status === 'following' ? guidance.next : undefined;
    const driven = this.#driven;
    const isNear =
      next !== undefined && next.distanceM < TURN_SHOWN_M && planning.state !== 'ready';
    const turn = isNear && driven?.track ? `${driven.route.id}/${next.manoeuvre}` : '';
    if (turn === this.#turn) return;
    this.#turn = turn;
    const features =
      isNear && driven?.track ? turnFeatures(driven.route, driven.track, next.manoeuvre) : [];
    this.#engine.setOverlay('turn', features);
  }

  setPins(pins: readonly Place[], selected: number): void {
    this.#pins = pins;
    this.#engine.setOverlay('pins', searchPinFeatures(pins, selected));
  }

  /** The car has come along; true when another frame is needed to show it. */
  advance(alongM: number | null, now: number): boolean {
    return this.#passed.advance(alongM, now);
  }

  /** The points of what is to be seen whole. `car` belongs to most of it. */
  pointsOf(sight: Sight, car: LonLat | null): readonly LonLat[] {
    const own = car ? [car] : [];
    const { main, others } = this.#routes;
    switch (sight) {
      case 'pins':
        return this.#pins.map(({ lon, lat }): LonLat => [lon, lat]);
      case 'reachable':
        return (this.#navigation.reachable?.rings ?? [])
          .flat()
          .map(({ lon, lat }): LonLat => [lon, lat]);
      case 'plan':
      case 'overview': {
        const ways = [main, ...others.map(({ route }) => route)].filter((route) => route !== null);
        const corners = ways.flatMap(({ bbox: [west, south, east, north], waypoints }) => [
          [west, south] as const,
          [east, north] as const,
          ...waypoints.map(({ lon, lat }): LonLat => [lon, lat]),
        ]);
        if (corners.length > 0) return [...corners, ...own];
        // Without a way the overview is of the region.
        const { active } = this.#navigation.regions;
        return active
          ? [
              [active.bbox[0], active.bbox[1]],
              [active.bbox[2], active.bbox[3]],
            ]
          : own;
      }
    }
  }
}
