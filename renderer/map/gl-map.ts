import type { Feature, FeatureCollection } from 'geojson';
import type { BaseLonLat } from '../../shared/navigation/datum.ts';
import type { Insets } from '../../shared/navigation/map-camera.ts';
import type { BaseMap, MapEngineEvents, OverlayId, ScreenPoint } from './engine.ts';

/** A camera in the datum of the base map. */
export interface BaseCamera {
  readonly centre: BaseLonLat;
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
  readonly padding: Insets;
}

/** An overlay in the datum of the base map; made by `gl-engine.ts` only. */
export type BaseOverlay = FeatureCollection & { readonly baseDatum: true };

/** A feature under a finger, in the datum of the base map. */
export interface BaseTouched {
  readonly of: OverlayId | 'poi';
  readonly properties: Feature['properties'];
  readonly at: BaseLonLat | null;
}

/**
 * The little that is asked of a map library, in the datum of its base map. One file per library says
 * how: `maplibre-map.ts`, `mapbox-map.ts`.
 */
export interface GlMap {
  setBase(base: BaseMap): void;
  /** Sets the data of an overlay's source; called again by itself whenever the style was replaced. */
  setOverlay(id: OverlayId, data: BaseOverlay): void;
  setStanding(standing: boolean): void;
  jumpTo(camera: BaseCamera): void;
  camera(): BaseCamera;
  zoomBy(levels: number, durationMs: number): void;
  project(at: BaseLonLat): ScreenPoint;
  unproject(at: ScreenPoint): BaseLonLat;
  touched(at: ScreenPoint): readonly BaseTouched[];
  resize(): void;
}

/** Opens a map in a container. Throws when the graphics cannot be had at all. */
export type OpenGlMap = (
  container: HTMLElement,
  base: BaseMap,
  events: GlMapEvents,
) => Promise<GlMap>;

export interface GlMapEvents extends Omit<MapEngineEvents, 'onReady' | 'onFrame'> {
  /** The overlays' sources exist, empty: at first, and whenever the style was replaced. */
  onOverlaysGone(): void;
  /** A frame has been drawn; `complete` when no tile in view is missing. */
  onFrame(complete: boolean): void;
}

/** A point as both libraries take it. */
export function lngLatOf([lon, lat]: BaseLonLat): [number, number] {
  return [lon, lat];
}
