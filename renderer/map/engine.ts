import type { RegionSummary } from '../../shared/navigation/navigation-state.ts';
import type { Camera } from '../../shared/navigation/map-camera.ts';
import type { LonLat } from '../../shared/navigation/polyline.ts';
import type { Language, Theme } from '../../shared/settings/settings.ts';

/**
 * The seam between the product and the library that draws the map. Everything that crosses it is
 * WGS-84; which datum the base map has is known behind it and nowhere else.
 */
export interface MapEngine {
  /** What the base map looks like. Cheap when nothing changed; overlays and camera stay. */
  setBase(base: BaseMap): void;
  /** Replaces the features of an overlay; an empty list takes it off. */
  setOverlay(id: OverlayId, features: readonly OverlayFeature[]): void;
  /** Buildings stand up only where the map is tilted. */
  setStanding(standing: boolean): void;
  /** Shows exactly this, at once. */
  show(camera: Camera): void;
  /** What is shown now, fingers included. */
  camera(): Camera;
  /** One step closer or further, in at most 200 ms. */
  zoomBy(levels: number, durationMs: number): void;
  /** Where a point is on the screen, pixels from the map's upper left. */
  toScreen(point: LonLat): ScreenPoint;
  /** The point under a pixel. */
  toWorld(at: ScreenPoint): LonLat;
  /** What of the overlays and the base map's places lies under a finger, topmost first. */
  touched(at: ScreenPoint): readonly Touched[];
  /** The container has another size. */
  resize(): void;
}

/** What the base map is drawn from. */
export interface BaseMap {
  readonly theme: Theme;
  readonly language: Language;
  /** `null`: there is no pack; only the ground is drawn. */
  readonly region: RegionSummary | null;
}

/** Central Hangzhou: where a map without a region opens. */
const NOWHERE: LonLat = [120.15, 30.25];

/** The middle of the region, where the map opens until it knows better. */
export function regionCentre({ region }: BaseMap): LonLat {
  if (!region) return NOWHERE;
  const [west, south, east, north] = region.bbox;
  return [(west + east) / 2, (south + north) / 2];
}

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** What lies over the base map, from the ground up. */
export const OVERLAYS = [
  'reachable',
  'alternatives',
  'route',
  'passed',
  'tail',
  'turn',
  'waypoints',
  'pins',
] as const;

export type OverlayId = (typeof OVERLAYS)[number];

/** One thing of an overlay. Properties are what the layers of `style/overlay-layers.ts` read. */
export interface OverlayFeature {
  readonly shape:
    | { readonly kind: 'point'; readonly at: LonLat }
    | { readonly kind: 'line'; readonly points: readonly LonLat[] }
    | { readonly kind: 'polygon'; readonly rings: readonly (readonly LonLat[])[] };
  readonly properties: Readonly<Record<string, string | number | boolean>>;
}

/** A feature under a finger. */
export interface Touched {
  /** The overlay, or `poi` for a place of the base map. */
  readonly of: OverlayId | 'poi';
  readonly properties: Readonly<Record<string, unknown>>;
  /** The feature's own point, if it is one. */
  readonly at: LonLat | null;
}

/** What the engine reports. */
export interface MapEngineEvents {
  /** The base map is drawn for the first time, or again after a loss. */
  onReady(): void;
  /** The graphics context is gone; the engine brings everything back by itself. */
  onLost(): void;
  /** A finger moves the map. */
  onGesture(): void;
  /** A frame has been drawn: what stands on the map by screen position moves with it. */
  onFrame(): void;
  onTap(at: ScreenPoint): void;
  /** A fault worth a line in the console: a tile that does not parse, a style that is refused. */
  onFault(message: string): void;
}
