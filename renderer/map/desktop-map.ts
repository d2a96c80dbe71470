import type { StoreApi } from 'zustand/vanilla';
import type { Insets } from '../../shared/navigation/map-camera.ts';
import type { Place, Point } from '../../shared/navigation/place.ts';
import type { PageState } from '../host/page-state.ts';
import { CarMarker } from './car-marker.ts';
import type { MapEngine, MapEngineEvents, ScreenPoint } from './engine.ts';
import { watchLongPress } from './long-press.ts';
import { mapExtras } from './map-overlays.ts';
import { baseMapOf, MapSession } from './map-session.ts';
import { mapStatusStore, reportMapStatus } from './map-status.ts';
import { openEngine } from './open-engine.ts';
import { tappedOf } from './tapped.ts';
import styles from './desktop-map.module.css';

/** What touches of the map lead to. */
export interface MapHandlers {
  /** A finger rested on a point of the map. */
  readonly onPointPicked?: ((point: Point) => void) | undefined;
  /** An alternative of the plan was touched; its index in the plan's routes. */
  readonly onRouteTapped?: ((index: number) => void) | undefined;
  /** A search pin or a place of the base map was touched. */
  readonly onPlaceTapped?: ((place: Place) => void) | undefined;
}

const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

/**
 * The one map of this page. It is opened once and never closed: its element moves in and out of the
 * document with whatever React does, and the graphics context stays.
 */
export class DesktopMap {
  readonly element: HTMLElement;
  readonly #canvas: HTMLElement;
  readonly #car: CarMarker;
  readonly #store: StoreApi<PageState>;
  readonly #wasHeld: () => boolean;
  #insets = NO_INSETS;
  #handlers: MapHandlers = {};
  #engine: MapEngine | null = null;
  #session: MapSession | null = null;

  constructor(page: Document, store: StoreApi<PageState>) {
    this.#store = store;
    this.element = page.createElement('div');
    this.element.className = styles['map'] ?? '';
    this.element.dataset['testid'] = 'map';
    this.#canvas = page.createElement('div');
    this.#canvas.className = styles['canvas'] ?? '';
    this.#car = new CarMarker(page);
    const over = page.createElement('div');
    over.className = styles['over'] ?? '';
    over.append(this.#car.element);
    this.element.append(this.#canvas, over);
    this.#wasHeld = watchLongPress(this.#canvas, (at) => this.#pick(at)).wasHeld;
    mapStatusStore.subscribe(({ state }) => (this.element.dataset['mapState'] = state));
    this.element.dataset['mapState'] = mapStatusStore.getState().state;
  }

  /** Opens the map as soon as the host has said which engine to use. Faults end as `unavailable`. */
  start(): void {
    const begin = ({ session }: PageState) => {
      if (!session) return;
      stop();
      this.#open(session.map).catch((error: unknown) => {
        reportMapStatus({ state: 'unavailable' });
        fault(error instanceof Error ? error.message : String(error));
      });
    };
    const stop = this.#store.subscribe(begin);
    begin(this.#store.getState());
  }

  async #open(config: NonNullable<PageState['session']>['map']): Promise<void> {
    const events: MapEngineEvents = {
      onReady: () => reportMapStatus({ state: 'ready' }),
      onLost: () => reportMapStatus({ state: 'lost' }),
      onGesture: () => this.#session?.gesture(),
      onFrame: () => this.#session?.framed(),
      onTap: (at) => this.#tap(at),
      onFault: fault,
    };
    const base = baseMapOf(this.#store.getState());
    this.#engine = await openEngine(config, this.#canvas, base, events);
    const size = this.element.getBoundingClientRect();
    const viewport = { width: size.width, height: size.height, insets: this.#insets };
    this.#session = new MapSession(this.#engine, base, this.#car, viewport, this.#store);
  }

  setHandlers(handlers: MapHandlers): void {
    this.#handlers = handlers;
  }

  /** What the interface covers of the map, pixels from each edge. */
  setInsets(insets: Insets): void {
    this.#insets = insets;
    this.resized();
  }

  /** The element has another size, or has come back into the document. */
  resized(): void {
    this.#session?.setViewport(this.element.getBoundingClientRect(), this.#insets);
  }

  #tap(at: ScreenPoint): void {
    if (this.#wasHeld() || !this.#engine) return;
    const tapped = tappedOf(this.#engine.touched(at), mapExtras.getState().pins);
    if (tapped?.kind === 'place') this.#handlers.onPlaceTapped?.(tapped.place);
    if (tapped?.kind === 'route') this.#handlers.onRouteTapped?.(tapped.index);
  }

  #pick(at: ScreenPoint): void {
    if (!this.#engine) return;
    const [lon, lat] = this.#engine.toWorld(at);
    this.#handlers.onPointPicked?.({ lon, lat });
  }
}

/** Faults of the map have no screen of their own; they are for whoever reads the console. */
function fault(message: string): void {
  // eslint-disable-next-line no-console
  console.warn(`map: ${message}`);
}
