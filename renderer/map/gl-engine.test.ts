import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asBaseLonLat, type BaseLonLat, type Datum } from '../../shared/navigation/datum.ts';
import type { Camera } from '../../shared/navigation/map-camera.ts';
import { distanceBetween } from '../../shared/navigation/position/plane.ts';
import type { LonLat } from '../../shared/navigation/polyline.ts';
import type { BaseMap, MapEngineEvents, OverlayFeature } from './engine.ts';
import { GlEngine } from './gl-engine.ts';
import type { BaseCamera, BaseOverlay, BaseTouched, GlMap, GlMapEvents } from './gl-map.ts';

/**
 * A stand-in for the library that keeps every coordinate it is given and answers with them: its
 * screen is the plane of its own coordinates.
 */
class RecordingMap implements GlMap {
  readonly given: [number, number][] = [];
  readonly overlays = new Map<string, BaseOverlay>();
  events: GlMapEvents | null = null;
  touch: BaseTouched[] = [];
  #camera: BaseCamera | null = null;

  setBase(): void {}
  setStanding(): void {}
  zoomBy(): void {}
  resize(): void {}
  setOverlay(id: string, data: BaseOverlay): void {
    this.overlays.set(id, data);
    this.given.push(...coordinatesOf(data));
  }
  jumpTo(camera: BaseCamera): void {
    this.#camera = camera;
    this.given.push([camera.centre[0], camera.centre[1]]);
  }
  camera(): BaseCamera {
    if (!this.#camera) throw new Error('nothing shown yet');
    return this.#camera;
  }
  project(at: BaseLonLat) {
    this.given.push([at[0], at[1]]);
    return { x: at[0], y: at[1] };
  }
  unproject({ x, y }: { x: number; y: number }): BaseLonLat {
    return asBaseLonLat(x, y);
  }
  touched(): readonly BaseTouched[] {
    return this.touch;
  }
}

function coordinatesOf(data: BaseOverlay): [number, number][] {
  const pairs = (value: unknown): [number, number][] => {
    if (!Array.isArray(value)) return [];
    const [lon, lat] = value as unknown[];
    return typeof lon === 'number' && typeof lat === 'number' ? [[lon, lat]] : value.flatMap(pairs);
  };
  return data.features.flatMap(({ geometry }) =>
    'coordinates' in geometry ? pairs(geometry.coordinates) : [],
  );
}

const BASE: BaseMap = { theme: 'night', language: 'zh-CN', region: null };
const QUIET: MapEngineEvents = {
  onReady: () => undefined,
  onLost: () => undefined,
  onGesture: () => undefined,
  onFrame: () => undefined,
  onTap: () => undefined,
  onFault: () => undefined,
};

async function engineOf(datum: Datum) {
  const map = new RecordingMap();
  // Only what the fake ignores: no element is ever touched.
  const container = {} as HTMLElement;
  const engine = await GlEngine.open(
    (_container, _base, events) => {
      map.events = events;
      return Promise.resolve(map);
    },
    datum,
    container,
    BASE,
    QUIET,
  );
  return { map, engine };
}

const inChina = fc.tuple(
  fc.double({ min: 75, max: 134, noNaN: true }),
  fc.double({ min: 19, max: 52, noNaN: true }),
);

const camera = (centre: LonLat): Camera => ({
  centre,
  zoom: 15,
  bearing: 0,
  pitch: 0,
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
});

const shapes = (point: LonLat): OverlayFeature[] => [
  { shape: { kind: 'point', at: point }, properties: {} },
  { shape: { kind: 'line', points: [point, point] }, properties: {} },
  { shape: { kind: 'polygon', rings: [[point, point, point]] }, properties: {} },
];

/**
 * The shift of GCJ-02, by the formula as published, independent of the code under test: what reaches
 * the library must differ from the world by this much, once.
 */
function publishedShift([lon, lat]: LonLat): LonLat {
  const a = 6378245;
  const ee = 0.006693421622965823;
  const [x, y] = [lon - 105, lat - 35];
  const common = ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3;
  let dLat =
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + common;
  dLat += ((20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * 2) / 3;
  dLat += ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * 2) / 3;
  let dLon = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + common;
  dLon += ((20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * 2) / 3;
  dLon += ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3;
  const radLat = (lat / 180) * Math.PI;
  const magic = 1 - ee * Math.sin(radLat) ** 2;
  return [
    lon + (dLon * 180) / ((a / Math.sqrt(magic)) * Math.cos(radLat) * Math.PI),
    lat + (dLat * 180) / (((a * (1 - ee)) / (magic * Math.sqrt(magic))) * Math.PI),
  ];
}

describe('the engine over a GCJ-02 base map', () => {
  it('shifts whatever goes in exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(inChina, async (point) => {
        const { map, engine } = await engineOf('GCJ-02');
        const once = publishedShift(point);
        engine.show(camera(point));
        engine.setOverlay('route', shapes(point));
        engine.toScreen(point);
        expect(map.given).toHaveLength(1 + 1 + 2 + 3 + 1);
        for (const given of map.given) {
          // A missing shift is off by hundreds of metres, a second one as much the other way.
          expect(distanceBetween(given, once)).toBeLessThan(0.05);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('gives back what went in, whichever way it comes out', async () => {
    await fc.assert(
      fc.asyncProperty(inChina, async (point) => {
        const { map, engine } = await engineOf('GCJ-02');
        engine.show(camera(point));
        expect(distanceBetween(engine.camera().centre, point)).toBeLessThan(0.02);
        expect(distanceBetween(engine.toWorld(engine.toScreen(point)), point)).toBeLessThan(0.02);
        const [lon, lat] = publishedShift(point);
        map.touch = [{ of: 'poi', properties: {}, at: asBaseLonLat(lon, lat) }];
        const [touched] = engine.touched({ x: 0, y: 0 });
        expect(distanceBetween(touched?.at ?? [0, 0], point)).toBeLessThan(0.02);
      }),
      { numRuns: 50 },
    );
  });

  it('brings overlays back as they were after the style was replaced, not shifted again', async () => {
    const { map, engine } = await engineOf('GCJ-02');
    engine.setOverlay('route', shapes([120.15, 30.25]));
    const before = map.overlays.get('route');
    map.overlays.clear();
    map.events?.onOverlaysGone();
    expect(map.overlays.get('route')).toEqual(before);
  });
});

describe('the engine over a WGS-84 base map', () => {
  it('shifts nothing', async () => {
    const { map, engine } = await engineOf('WGS-84');
    const point: LonLat = [120.15, 30.25];
    engine.show(camera(point));
    engine.setOverlay('route', shapes(point));
    engine.toScreen(point);
    expect(new Set(map.given.map(String))).toEqual(new Set(['120.15,30.25']));
    expect(engine.camera().centre).toEqual(point);
  });
});
