import {
  GeoJSONSource,
  Map as MapLibreMap,
  setWorkerUrl,
  type FontFacesSpecification,
  type StyleSpecification,
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { toBaseDatum } from '../../shared/navigation/datum.ts';
import { MAX_PITCH, MAX_ZOOM, MIN_ZOOM } from '../../shared/navigation/map-camera.ts';
import {
  OVERLAYS,
  regionCentre,
  type BaseMap,
  type OverlayId,
  type ScreenPoint,
} from './engine.ts';
import {
  lngLatOf,
  type BaseOverlay,
  type BaseTouched,
  type GlMap,
  type GlMapEvents,
  type OpenGlMap,
} from './gl-map.ts';
import { GlView } from './gl-view.ts';
import { drawIcon, ICON_RATIO } from './icons/draw-icon.ts';
import { fingerBox, touchedOf } from './touched.ts';
import { STANDING_BUILDINGS } from './style/area-layers.ts';
import { buildStyle } from './style/build-style.ts';
import { fontFaces } from './style/font-faces.ts';
import { POIS } from './style/poi-layer.ts';
import { overlaySource, TOUCHABLE_OVERLAYS } from './style/overlay-layers.ts';

// The worker is a file of this origin: the page's policy allows no other.
setWorkerUrl(new URL(workerUrl, location.href).href);

/** Opens MapLibre. Throws when there is no WebGL. */
export const openMaplibre: OpenGlMap = (container, base, events) => {
  const fonts = fontFaces(document);
  const style = buildStyle(base, fonts, location.origin);
  const map = new MapLibreMap({
    container,
    style,
    center: lngLatOf(toBaseDatum(regionCentre(base), 'WGS-84')),
    zoom: 12,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    maxPitch: MAX_PITCH,
    attributionControl: false,
    renderWorldCopies: false,
    keyboard: false,
    boxZoom: false,
    dragRotate: true,
    fadeDuration: 120,
    localIdeographFontFamily: "'Noto Sans SC Variable', sans-serif",
    // The style is built by our own types.
    validateStyle: import.meta.env.DEV,
  });
  return Promise.resolve(new MaplibreMap(map, base, fonts, events));
};

class MaplibreMap extends GlView implements GlMap {
  readonly #map: MapLibreMap;
  readonly #fonts: FontFacesSpecification;
  #base: BaseMap;
  /** The base that the style of now was built for; another one waits for a style that is coming. */
  #applied: BaseMap;
  #standing = false;
  #ready = false;

  constructor(map: MapLibreMap, base: BaseMap, fonts: FontFacesSpecification, events: GlMapEvents) {
    super(map);
    this.#map = map;
    this.#base = base;
    this.#applied = base;
    this.#fonts = fonts;
    map.setMissingStyleImageResolver((id) => {
      const drawn = drawIcon(id);
      if (drawn) map.addImage(id, drawn.image, { pixelRatio: ICON_RATIO, ...drawn.stretch });
      return Promise.resolve();
    });
    map.on('style.load', () => {
      this.#ready = true;
      events.onOverlaysGone();
      this.#applyBase();
      this.#applyStanding();
    });
    map.on('webglcontextlost', () => {
      this.#ready = false;
      events.onLost();
    });
    for (const type of ['dragstart', 'zoomstart', 'rotatestart', 'pitchstart'] as const) {
      map.on(type, (event) => {
        if (event.originalEvent) events.onGesture();
      });
    }
    map.on('render', () => events.onFrame(map.areTilesLoaded()));
    map.on('click', ({ point }) => events.onTap({ x: point.x, y: point.y }));
    map.on('error', ({ error }) => events.onFault(error.message));
  }

  setBase(base: BaseMap): void {
    this.#base = base;
    this.#applyBase();
    this.#applyStanding();
  }

  #applyBase(): void {
    if (!this.#ready || this.#applied === this.#base) return;
    this.#applied = this.#base;
    const style = buildStyle(this.#base, this.#fonts, location.origin);
    // Overlays keep their data: only what differs between the two styles is touched.
    this.#map.setStyle(style, {
      diff: true,
      transformStyle: (before, next) => withOverlaysOf(before, next),
    });
  }

  setOverlay(id: OverlayId, data: BaseOverlay): void {
    if (!this.#ready) return;
    const source = this.#map.getSource(overlaySource(id));
    if (source instanceof GeoJSONSource) void source.setData(data);
  }

  setStanding(standing: boolean): void {
    if (standing === this.#standing) return;
    this.#standing = standing;
    this.#applyStanding();
  }

  #applyStanding(): void {
    if (!this.#ready || !this.#base.region) return;
    if (!this.#map.getLayer(STANDING_BUILDINGS)) return;
    const visibility = this.#standing ? 'visible' : 'none';
    this.#map.setLayoutProperty(STANDING_BUILDINGS, 'visibility', visibility);
  }

  touched(at: ScreenPoint): readonly BaseTouched[] {
    if (!this.#ready) return [];
    const layers = [...Object.keys(TOUCHABLE_OVERLAYS), ...(this.#base.region ? [POIS] : [])];
    return this.#map
      .queryRenderedFeatures(fingerBox(at), { layers })
      .map(({ layer, properties, geometry }) => touchedOf(layer.id, properties, geometry));
  }
}

function withOverlaysOf(
  before: StyleSpecification | undefined,
  next: StyleSpecification,
): StyleSpecification {
  const ids = OVERLAYS.map(overlaySource);
  const kept = Object.entries(before?.sources ?? {}).filter(([id]) => ids.includes(id));
  return { ...next, sources: { ...next.sources, ...Object.fromEntries(kept) } };
}
