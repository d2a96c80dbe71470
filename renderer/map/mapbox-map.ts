import type {
  LayerSpecification as MapboxLayer,
  Map as MapboxGlMap,
  SourceSpecification as MapboxSource,
} from 'mapbox-gl';
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import mapboxgl from 'mapbox-gl/dist/mapbox-gl-csp.js';
import workerUrl from 'mapbox-gl/dist/mapbox-gl-csp-worker.js?url';
import 'mapbox-gl/dist/mapbox-gl.css';
import type { MapConfig } from '../../shared/contract/map-config.ts';
import { toBaseDatum } from '../../shared/navigation/datum.ts';
import { MAX_PITCH, MAX_ZOOM, MIN_ZOOM } from '../../shared/navigation/map-camera.ts';
import { regionCentre, type BaseMap, type OverlayId, type ScreenPoint } from './engine.ts';
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
import { emptyOverlaySources } from './style/build-style.ts';
import {
  groundOverlays,
  overlaySource,
  standingOverlays,
  TOUCHABLE_OVERLAYS,
} from './style/overlay-layers.ts';
import { fingerBox, touchedOf } from './touched.ts';

type MapboxConfig = Extract<MapConfig, { engine: 'mapbox' }>;

// The worker is a file of this origin: the page's policy allows no other.
mapboxgl.workerUrl = new URL(workerUrl, location.href).href;

/** Han text is drawn in the product's own font; the rest in the fonts of the style. */
const FONTS = { localIdeographFontFamily: "'Noto Sans SC Variable', sans-serif" };

/** Where Mapbox's navigation styles keep places. */
const POIS = 'poi-label';

/** Opens Mapbox with the token of the configuration. Throws when there is no WebGL. */
export function openMapbox(config: MapboxConfig): OpenGlMap {
  return (container, base, events) => {
    const map = new mapboxgl.Map({
      container,
      accessToken: config.token,
      style: config[base.theme],
      center: lngLatOf(toBaseDatum(regionCentre(base), config.datum)),
      zoom: 12,
      minZoom: MIN_ZOOM,
      maxZoom: MAX_ZOOM,
      maxPitch: MAX_PITCH,
      projection: 'mercator',
      // Borders as China draws them: the product is sold there.
      worldview: 'CN',
      language: languageOf(base),
      renderWorldCopies: false,
      keyboard: false,
      boxZoom: false,
      fadeDuration: 120,
      ...FONTS,
      performanceMetricsCollection: false,
    });
    return Promise.resolve(new MapboxMap(map, config, base, events));
  };
}

const languageOf = ({ language }: BaseMap) => (language === 'zh-CN' ? 'zh-Hans' : 'en');

/**
 * Sources and layers of the overlays use only what both libraries read the same; their declarations
 * differ in how optional members are written.
 */
const asSource = (source: SourceSpecification) => source as MapboxSource;
const asLayer = (layer: LayerSpecification) => layer as MapboxLayer;

class MapboxMap extends GlView implements GlMap {
  readonly #map: MapboxGlMap;
  readonly #config: MapboxConfig;
  readonly #events: GlMapEvents;
  #base: BaseMap;

  constructor(map: MapboxGlMap, config: MapboxConfig, base: BaseMap, events: GlMapEvents) {
    super(map);
    this.#map = map;
    this.#config = config;
    this.#base = base;
    this.#events = events;
    map.on('style.load', () => this.#addOverlays());
    map.on('styleimagemissing', ({ id }) => {
      const drawn = drawIcon(id);
      if (drawn) map.addImage(id, drawn.image, { pixelRatio: ICON_RATIO, ...drawn.stretch });
    });
    map.on('webglcontextlost', () => events.onLost());
    for (const type of ['dragstart', 'zoomstart', 'rotatestart', 'pitchstart'] as const) {
      map.on(type, (event) => {
        if ('originalEvent' in event && event.originalEvent) events.onGesture();
      });
    }
    map.on('render', () => events.onFrame(map.areTilesLoaded()));
    map.on('click', ({ point }) => events.onTap({ x: point.x, y: point.y }));
    map.on('error', ({ error }) => events.onFault(error.message));
  }

  /** A style of Mapbox knows nothing of our overlays: ways go below its names, pins on top. */
  #addOverlays(): void {
    for (const [id, source] of Object.entries(emptyOverlaySources())) {
      if (!this.#map.getSource(id)) this.#map.addSource(id, asSource(source));
    }
    const firstNames = this.#map.getStyle().layers.find(({ type }) => type === 'symbol')?.id;
    for (const layer of groundOverlays(this.#base.theme)) {
      this.#map.addLayer(asLayer(layer), firstNames);
    }
    for (const layer of standingOverlays(this.#base.theme)) this.#map.addLayer(asLayer(layer));
    this.#events.onOverlaysGone();
  }

  setBase(base: BaseMap): void {
    const before = this.#base;
    this.#base = base;
    // As a difference, the change would take our overlays away and tell nobody.
    if (base.theme !== before.theme) {
      this.#map.setStyle(this.#config[base.theme], {
        diff: false,
        ...FONTS,
        localFontFamily: undefined,
      });
    }
    if (base.language !== before.language) this.#map.setLanguage(languageOf(base));
  }

  setOverlay(id: OverlayId, data: BaseOverlay): void {
    const source = this.#map.getSource(overlaySource(id));
    if (source?.type === 'geojson') source.setData(data);
  }

  /** Mapbox's navigation styles decide by themselves when buildings stand. */
  setStanding(): void {
    return;
  }

  touched(at: ScreenPoint): readonly BaseTouched[] {
    const layers = [...Object.keys(TOUCHABLE_OVERLAYS), POIS].filter((id) =>
      this.#map.getLayer(id),
    );
    return this.#map
      .queryRenderedFeatures(fingerBox(at), { layers })
      .map(({ layer, properties, geometry }) => touchedOf(layer?.id ?? POIS, properties, geometry));
  }
}
