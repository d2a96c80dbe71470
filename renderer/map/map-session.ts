import type { StoreApi } from 'zustand/vanilla';
import type { Insets, Viewport } from '../../shared/navigation/map-camera.ts';
import type { NavigationState } from '../../shared/navigation/navigation-state.ts';
import { observe, poseAt, type Motion } from '../../shared/navigation/motion.ts';
import type { LonLat } from '../../shared/navigation/polyline.ts';
import type { PageState } from '../host/page-state.ts';
import { CameraController, type Scene } from './camera-controller.ts';
import type { CarMarker } from './car-marker.ts';
import type { BaseMap, MapEngine } from './engine.ts';
import { mapExtras } from './map-overlays.ts';
import { reportMapStatus } from './map-status.ts';
import { OverlayController } from './overlay-controller.ts';

/** Tilted further than this, the map shows buildings standing. */
const STANDING_PITCH = 20;

/**
 * The life on an open map: follows the page store, moves car and camera, and keeps the overlays. It
 * draws while something moves and rests otherwise.
 */
export class MapSession {
  readonly #engine: MapEngine;
  readonly #car: CarMarker;
  readonly #camera: CameraController;
  readonly #overlays: OverlayController;
  #state: PageState;
  #base: BaseMap;
  #motion: Motion | null = null;
  #wishId: number;
  #frame = 0;

  constructor(
    engine: MapEngine,
    base: BaseMap,
    car: CarMarker,
    viewport: Viewport,
    store: StoreApi<PageState>,
  ) {
    this.#engine = engine;
    this.#car = car;
    this.#overlays = new OverlayController(engine);
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    this.#camera = new CameraController(engine, viewport, () => still.matches);
    this.#state = store.getState();
    this.#base = base;
    // A wish from before the map was there has no picture to change.
    this.#wishId = this.#state.mapWish?.id ?? 0;
    this.#takeNavigation(this.#state.navigation, null);
    this.#takePins();
    this.#showRegion();
    // The page may have learnt of its region while the engine was being opened.
    this.#takeBase();
    store.subscribe((state) => this.#take(state));
    mapExtras.subscribe(() => this.#takePins());
  }

  /** The map's size, or what covers it, has changed. */
  setViewport(size: DOMRectReadOnly, insets: Insets): void {
    this.#camera.setViewport(size.width, size.height, insets);
    this.#engine.resize();
    this.wake();
  }

  /** A finger took the map. */
  gesture(): void {
    this.#camera.gesture(Date.now());
    this.#report();
  }

  /** The library has drawn a frame: the car goes where its point went. */
  framed(): void {
    this.#placeCar();
    this.#report();
  }

  /** Draws at least one more frame. */
  wake(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#tick());
  }

  #take(state: PageState): void {
    const before = this.#state;
    this.#state = state;
    this.#takeBase();
    if (state.navigation !== before.navigation) {
      this.#takeNavigation(state.navigation, before.navigation);
    }
    if (state.settings !== before.settings) this.wake();
    const { mapWish } = state;
    if (mapWish && mapWish.id !== this.#wishId) {
      this.#wishId = mapWish.id;
      this.#camera.command(mapWish.command, Date.now());
      this.wake();
    }
  }

  #takeBase(): void {
    const base = baseMapOf(this.#state);
    if (sameBase(base, this.#base)) return;
    const isOther = base.region?.id !== this.#base.region?.id;
    this.#base = base;
    this.#engine.setBase(base);
    if (isOther) this.#showRegion();
  }

  #takeNavigation(navigation: NavigationState, before: NavigationState | null): void {
    const now = Date.now();
    this.#overlays.update(navigation);
    const { position, guidance } = navigation;
    if (position && position !== before?.position) {
      const { track } = this.#overlays;
      this.#motion = observe(this.#motion, position, track, guidance?.travelledM, now);
    }
    if (!position) this.#motion = null;
    if (position !== before?.position) this.#car.describe(position);
    this.#lookAround(navigation, before, now);
    this.wake();
  }

  /** A plan or a reachable area is shown whole when it comes; a drive that starts takes the camera. */
  #lookAround(navigation: NavigationState, before: NavigationState | null, now: number): void {
    const isPlan = navigation.planning.state === 'ready';
    const wasPlan = before?.planning.state === 'ready';
    if (isPlan && !wasPlan) this.#camera.look('plan', now);
    if (!isPlan && wasPlan) this.#camera.lookAway('plan', now);
    if (navigation.reachable && !before?.reachable) this.#camera.look('reachable', now);
    if (!navigation.reachable && before?.reachable) this.#camera.lookAway('reachable', now);
    if (navigation.session && before && navigation.session.id !== before.session?.id) {
      this.#camera.follow(now);
    }
  }

  #takePins(): void {
    const { pins, selectedPin } = mapExtras.getState();
    this.#overlays.setPins(pins, selectedPin);
    const now = Date.now();
    if (pins.length === 0) this.#camera.lookAway('pins', now);
    else if (selectedPin < 0) this.#camera.look('pins', now);
    this.wake();
  }

  /** Until the car's place is known, the region is what there is to see. */
  #showRegion(): void {
    const { region } = this.#base;
    if (!region || this.#motion) return;
    const [west, south, east, north] = region.bbox;
    const centre: LonLat = [(west + east) / 2, (south + north) / 2];
    this.#engine.show({ ...this.#engine.camera(), centre, zoom: 12.5, bearing: 0, pitch: 0 });
  }

  #scene(now: number): Scene {
    const { navigation, settings } = this.#state;
    const { position, guidance, session } = navigation;
    const pose = this.#motion && poseAt(this.#motion, now);
    const next = guidance?.status === 'following' ? guidance.next : undefined;
    const speedMps = position?.speedMps ?? 0;
    return {
      pose,
      speedMps,
      view: settings.settings.mapView,
      manoeuvreM: next?.distanceM,
      isDriving: (session !== null && guidance?.status !== 'arrived') || speedMps > 1,
      sight: (sight) => this.#overlays.pointsOf(sight, pose?.point ?? null),
    };
  }

  #tick(): void {
    this.#frame = 0;
    const now = Date.now();
    const scene = this.#scene(now);
    const isBehind = this.#overlays.advance(scene.pose?.alongM ?? null, now);
    const isMoving = this.#camera.step(scene, now);
    this.#placeCar();
    this.#report();
    if (isBehind || isMoving || scene.pose?.settled === false) this.wake();
  }

  #placeCar(): void {
    const pose = this.#motion && poseAt(this.#motion, Date.now());
    if (!pose) return;
    const { bearing, pitch } = this.#engine.camera();
    this.#engine.setStanding(pitch > STANDING_PITCH);
    this.#car.place({
      at: this.#engine.toScreen(pose.point),
      turn: pose.heading === null ? null : pose.heading - bearing,
      pitch,
    });
  }

  #report(): void {
    const { zoom, bearing } = this.#engine.camera();
    reportMapStatus({
      isFollowing: this.#camera.isFollowing,
      zoom: Math.round(zoom * 10) / 10,
      bearing: Math.round(bearing + 360) % 360,
    });
  }
}

/** What the base map is to be drawn from, as the page knows it. */
export function baseMapOf({ settings, navigation }: PageState): BaseMap {
  return {
    theme: settings.theme,
    language: settings.settings.language,
    region: navigation.regions.active,
  };
}

function sameBase(a: BaseMap, b: BaseMap): boolean {
  return (
    a.theme === b.theme &&
    a.language === b.language &&
    a.region?.id === b.region?.id &&
    a.region?.version === b.region?.version
  );
}
