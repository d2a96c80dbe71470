import type { Feature, Geometry, Position } from 'geojson';
import { fromBaseDatum, toBaseDatum, type Datum } from '../../shared/navigation/datum.ts';
import type { Camera } from '../../shared/navigation/map-camera.ts';
import type { LonLat } from '../../shared/navigation/polyline.ts';
import type {
  BaseMap,
  MapEngine,
  MapEngineEvents,
  OverlayFeature,
  OverlayId,
  ScreenPoint,
  Touched,
} from './engine.ts';
import type { BaseOverlay, GlMap, OpenGlMap } from './gl-map.ts';

/** A map that has drawn for so long is ready, even if a tile is late or the car never rests, ms. */
const READY_MS = 1000;

/**
 * The engine over either library. This is the one place where coordinates change their datum: on the
 * way in by {@link toBaseDatum}, on the way out by {@link fromBaseDatum}.
 */
export class GlEngine implements MapEngine {
  readonly #map: GlMap;
  readonly #datum: Datum;
  readonly #overlays: Map<OverlayId, BaseOverlay>;

  private constructor(map: GlMap, datum: Datum, overlays: Map<OverlayId, BaseOverlay>) {
    this.#map = map;
    this.#datum = datum;
    this.#overlays = overlays;
  }

  /** Opens the map. Throws when the library or the graphics cannot be had. */
  static async open(
    open: OpenGlMap,
    datum: Datum,
    container: HTMLElement,
    base: BaseMap,
    events: MapEngineEvents,
  ): Promise<GlEngine> {
    const overlays = new Map<OverlayId, BaseOverlay>();
    let opened: GlMap | null = null;
    // When the style of now came; `null` once it was seen drawn.
    let styledAt: number | null = null;
    opened = await open(container, base, {
      ...events,
      onOverlaysGone: () => {
        styledAt = performance.now();
        for (const [id, data] of overlays) opened?.setOverlay(id, data);
      },
      onLost: () => {
        styledAt = null;
        events.onLost();
      },
      onFrame: (complete) => {
        if (styledAt !== null && (complete || performance.now() - styledAt > READY_MS)) {
          styledAt = null;
          events.onReady();
        }
        events.onFrame();
      },
    });
    return new GlEngine(opened, datum, overlays);
  }

  setBase(base: BaseMap): void {
    this.#map.setBase(base);
  }

  setOverlay(id: OverlayId, features: readonly OverlayFeature[]): void {
    const data = overlayOf(features, this.#datum);
    this.#overlays.set(id, data);
    this.#map.setOverlay(id, data);
  }

  setStanding(standing: boolean): void {
    this.#map.setStanding(standing);
  }

  show({ centre, ...rest }: Camera): void {
    this.#map.jumpTo({ ...rest, centre: toBaseDatum(centre, this.#datum) });
  }

  camera(): Camera {
    const { centre, ...rest } = this.#map.camera();
    return { ...rest, centre: fromBaseDatum(centre, this.#datum) };
  }

  zoomBy(levels: number, durationMs: number): void {
    this.#map.zoomBy(levels, durationMs);
  }

  toScreen(point: LonLat): ScreenPoint {
    return this.#map.project(toBaseDatum(point, this.#datum));
  }

  toWorld(at: ScreenPoint): LonLat {
    return fromBaseDatum(this.#map.unproject(at), this.#datum);
  }

  touched(at: ScreenPoint): readonly Touched[] {
    return this.#map.touched(at).map(({ of, properties, at: where }) => ({
      of,
      properties: properties ?? {},
      at: where && fromBaseDatum(where, this.#datum),
    }));
  }

  resize(): void {
    this.#map.resize();
  }
}

function overlayOf(features: readonly OverlayFeature[], datum: Datum): BaseOverlay {
  const shift = (point: LonLat): Position => [...toBaseDatum(point, datum)];
  const geometryOf = ({ shape }: OverlayFeature): Geometry => {
    switch (shape.kind) {
      case 'point':
        return { type: 'Point', coordinates: shift(shape.at) };
      case 'line':
        return { type: 'LineString', coordinates: shape.points.map(shift) };
      case 'polygon':
        return { type: 'Polygon', coordinates: shape.rings.map((ring) => ring.map(shift)) };
    }
  };
  return {
    type: 'FeatureCollection',
    baseDatum: true,
    features: features.map((feature): Feature => ({
      type: 'Feature',
      geometry: geometryOf(feature),
      properties: { ...feature.properties },
    })),
  };
}
