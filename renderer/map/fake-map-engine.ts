import type { Camera } from '../../shared/navigation/map-camera.ts';
import type { LonLat } from '../../shared/navigation/polyline.ts';
import type {
  BaseMap,
  MapEngine,
  OverlayFeature,
  OverlayId,
  ScreenPoint,
  Touched,
} from './engine.ts';

/** An engine without a picture, for tests: it keeps what it was last told. */
export class FakeMapEngine implements MapEngine {
  readonly overlays = new Map<OverlayId, readonly OverlayFeature[]>();
  readonly writes: OverlayId[] = [];
  readonly shown: Camera[] = [];
  zoomed = 0;
  standing = false;
  resized = 0;
  base: BaseMap | null = null;

  setBase(base: BaseMap): void {
    this.base = base;
  }

  setStanding(standing: boolean): void {
    this.standing = standing;
  }

  resize(): void {
    this.resized += 1;
  }

  setOverlay(id: OverlayId, features: readonly OverlayFeature[]): void {
    this.overlays.set(id, features);
    this.writes.push(id);
  }

  show(camera: Camera): void {
    this.shown.push(camera);
  }

  camera(): Camera {
    return (
      this.shown.at(-1) ?? {
        centre: [120, 30],
        zoom: 10,
        bearing: 0,
        pitch: 0,
        padding: { top: 0, right: 0, bottom: 0, left: 0 },
      }
    );
  }

  zoomBy(levels: number): void {
    this.zoomed += levels;
  }

  toScreen([x, y]: LonLat): ScreenPoint {
    return { x, y };
  }

  toWorld({ x, y }: ScreenPoint): LonLat {
    return [x, y];
  }

  touched(): readonly Touched[] {
    return [];
  }
}
