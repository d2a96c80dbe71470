import { asBaseLonLat, type BaseLonLat } from '../../shared/navigation/datum.ts';
import type { ScreenPoint } from './engine.ts';
import { lngLatOf, type BaseCamera } from './gl-map.ts';

type Padding = BaseCamera['padding'];

/** What MapLibre and Mapbox name and mean the same. */
interface CommonMap {
  jumpTo(
    options: Omit<BaseCamera, 'centre' | 'padding'> & {
      readonly center: ReturnType<typeof lngLatOf>;
      readonly padding: { -readonly [Edge in keyof Padding]: number };
    },
  ): unknown;
  easeTo(options: {
    readonly zoom: number;
    readonly duration: number;
    readonly essential: boolean;
  }): unknown;
  getCenter(): { readonly lng: number; readonly lat: number };
  getPadding(): { readonly [Edge in keyof Padding]?: number | undefined };
  getZoom(): number;
  getBearing(): number;
  getPitch(): number;
  project(at: ReturnType<typeof lngLatOf>): ScreenPoint;
  unproject(at: [number, number]): { readonly lng: number; readonly lat: number };
  resize(): unknown;
}

/** Where the map looks, and what lies where on the screen: the same for both libraries. */
export class GlView {
  readonly #map: CommonMap;

  constructor(map: CommonMap) {
    this.#map = map;
  }

  jumpTo({ centre, ...rest }: BaseCamera): void {
    this.#map.jumpTo({ ...rest, padding: { ...rest.padding }, center: lngLatOf(centre) });
  }

  camera(): BaseCamera {
    const { lng, lat } = this.#map.getCenter();
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.#map.getPadding();
    return {
      centre: asBaseLonLat(lng, lat),
      zoom: this.#map.getZoom(),
      bearing: this.#map.getBearing(),
      pitch: this.#map.getPitch(),
      padding: { top, right, bottom, left },
    };
  }

  zoomBy(levels: number, durationMs: number): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + levels, duration: durationMs, essential: true });
  }

  project(at: BaseLonLat): ScreenPoint {
    const { x, y } = this.#map.project(lngLatOf(at));
    return { x, y };
  }

  unproject({ x, y }: ScreenPoint): BaseLonLat {
    const { lng, lat } = this.#map.unproject([x, y]);
    return asBaseLonLat(lng, lat);
  }

  resize(): void {
    this.#map.resize();
  }
}
