import type { MapCommand } from '../../shared/navigation/command.ts';
import {
  approach,
  between,
  fitCamera,
  followCamera,
  isEqual,
  looksSame,
  type Camera,
  type Insets,
  type Viewport,
} from '../../shared/navigation/map-camera.ts';
import {
  FOLLOWING,
  onCommand,
  onGesture,
  onSight,
  onSightGone,
  onTime,
  type FocusState,
  type Sight,
} from '../../shared/navigation/map-focus.ts';
import type { CarPose } from '../../shared/navigation/motion.ts';
import type { LonLat } from '../../shared/navigation/polyline.ts';
import type { MapView } from '../../shared/settings/settings.ts';
import type { MapEngine } from './engine.ts';

/** Longest move of the camera that is not a drive: the limit for motion on this screen, ms. */
const MOVE_MS = 190;

/** What the camera looks at, asked for anew in every frame. */
export interface Scene {
  readonly pose: CarPose | null;
  readonly speedMps: number;
  readonly view: MapView;
  readonly manoeuvreM: number | undefined;
  readonly isDriving: boolean;
  /** The points of a sight. */
  readonly sight: (sight: Sight) => readonly LonLat[];
}

interface Move {
  readonly from: Camera;
  readonly startedAt: number;
}

const easeOut = (share: number) => 1 - (1 - share) ** 3;

/** Moves the camera of an engine: after the car, to a sight, or not at all while a finger has it. */
export class CameraController {
  readonly #engine: MapEngine;
  readonly #prefersStill: () => boolean;
  #state: FocusState = FOLLOWING;
  #move: Move | null = null;
  #shown: Camera | null = null;
  #viewport: Viewport;
  /** A panel was opened or closed since the last frame. */
  #isRoomNew = false;
  #lastStep = 0;
  #view: MapView | null = null;

  constructor(engine: MapEngine, viewport: Viewport, prefersStill: () => boolean) {
    this.#engine = engine;
    this.#viewport = viewport;
    this.#prefersStill = prefersStill;
  }

  get isFollowing(): boolean {
    return this.#state.focus.mode === 'follow';
  }

  setViewport(width: number, height: number, insets: Insets): void {
    const { insets: before } = this.#viewport;
    const isSame = (['top', 'right', 'bottom', 'left'] as const).every(
      (edge) => before[edge] === insets[edge],
    );
    this.#isRoomNew ||= !isSame;
    this.#viewport = { width, height, insets };
  }

  /** A finger took the map. */
  gesture(now: number): void {
    this.#move = null;
    this.#state = onGesture(this.#state, now);
  }

  command(command: MapCommand, now: number): void {
    if (command.kind === 'zoom' && !this.isFollowing) {
      this.#move = null;
      this.#engine.zoomBy(command.direction === 'in' ? 1 : -1, this.#prefersStill() ? 0 : MOVE_MS);
    }
    this.#enter(onCommand(this.#state, command, now), now);
    if (this.#state.focus.mode !== 'free') this.#startMove(now);
  }

  /** Something is to be seen whole. */
  look(sight: Sight, now: number): void {
    this.#enter(onSight(this.#state, sight, now), now);
  }

  lookAway(sight: Sight, now: number): void {
    this.#enter(onSightGone(this.#state, sight), now);
  }

  follow(now: number): void {
    this.#enter({ ...this.#state, focus: FOLLOWING.focus }, now);
  }

  #enter(next: FocusState, now: number): void {
    const changed = next.focus !== this.#state.focus && next.focus.mode !== 'free';
    this.#state = next;
    if (changed) this.#startMove(now);
  }

  #startMove(now: number): void {
    this.#move = this.#prefersStill() ? null : { from: this.#engine.camera(), startedAt: now };
    this.#shown = null;
  }

  /**
   * Shows the camera of this frame.
   *
   * @returns true while the next frame will differ even if the car does not move
   */
  step(scene: Scene, now: number): boolean {
    this.#enter(onTime(this.#state, now, scene.isDriving), now);
    if (this.#view !== null && this.#view !== scene.view && this.isFollowing) this.#startMove(now);
    this.#view = scene.view;
    // The map steps aside at once: while it is drawn anew, what a panel brings waits for its frames.
    if (this.#isRoomNew && this.isFollowing && this.#shown) this.#startMove(now);
    this.#isRoomNew = false;
    const dtS = Math.min(Math.max((now - this.#lastStep) / 1000, 0), 0.25);
    this.#lastStep = now;
    const target = this.#target(scene);
    if (!target) return false;
    const next = this.#next(target, dtS, now);
    const isThere = this.#move === null && looksSame(next, target);
    const camera = isThere ? target : next;
    if (!this.#shown || !isEqual(camera, this.#shown)) this.#engine.show(camera);
    this.#shown = camera;
    return !isThere;
  }

  #target(scene: Scene): Camera | null {
    const { focus, zoomOffset } = this.#state;
    switch (focus.mode) {
      case 'free':
        return null;
      case 'fit':
        return fitCamera(scene.sight(focus.sight), this.#viewport);
      case 'follow': {
        const { pose, speedMps, view, manoeuvreM } = scene;
        if (!pose) return null;
        return followCamera({
          point: pose.point,
          heading: pose.heading,
          speedMps,
          view,
          zoomOffset,
          viewport: this.#viewport,
          ...(manoeuvreM !== undefined && { manoeuvreM }),
        });
      }
    }
  }

  #next(target: Camera, dtS: number, now: number): Camera {
    const shown = this.#shown;
    const isSteady = this.#move === null && shown !== null && !this.#prefersStill();
    if (isSteady && this.isFollowing) return approach(shown, target, dtS);
    // What is fitted has changed, or the room for it.
    if (isSteady && !looksSame(shown, target)) this.#startMove(now);
    const move = this.#move;
    if (!move) return target;
    const share = Math.min(Math.max((now - move.startedAt) / MOVE_MS, 0), 1);
    if (share >= 1) this.#move = null;
    return between(move.from, target, easeOut(share));
  }
}
