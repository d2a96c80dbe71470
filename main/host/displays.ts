import { EventEmitter } from 'node:events';
import type { DisplayRequest, Health } from '../../shared/contract/host.ts';
import type { DisplayZone } from '../../shared/vehicle/restrictions.ts';

/** Most pages at once; more is a fault, not a car. */
export const MAX_PAGES = 32;

/** Most streams one page may hold open; a page needs three. */
export const MAX_STREAMS_PER_PAGE = 12;

/** What a display is asked to do; its heartbeat is not a wish. */
export type DisplayWish = Exclude<DisplayRequest, { kind: 'heartbeat' }>;

/** One connected page. Which display it is belongs to the connection, never to a call. */
export interface Page {
  readonly display: string;
  readonly zone: DisplayZone;
  /** Items sent on `vehicle.watch`. */
  updates: number;
  /** Streams open now. */
  streams: number;
}

/** The pages that are connected now. */
export class Displays {
  readonly #zones: ReadonlyMap<string, DisplayZone>;
  readonly #pages = new Set<Page>();
  readonly #wishes = new EventEmitter<Record<string, [DisplayWish]>>();

  constructor(zones: Readonly<Record<string, DisplayZone>>) {
    this.#zones = new Map(Object.entries(zones));
    this.#wishes.setMaxListeners(0);
  }

  /** True when `display` is one of this car's displays. */
  has(display: string): boolean {
    return this.#zones.has(display);
  }

  /** True while a page of the driver is connected. */
  get hasDriver(): boolean {
    return [...this.#pages].some(({ zone }) => zone === 'driver');
  }

  /** Admits a page; `null` when there is no such display or no room. */
  join(display: string): Page | null {
    const zone = this.#zones.get(display);
    if (zone === undefined || this.#pages.size >= MAX_PAGES) return null;
    const page: Page = { display, zone, updates: 0, streams: 0 };
    this.#pages.add(page);
    return page;
  }

  leave(page: Page): void {
    this.#pages.delete(page);
  }

  /** Asks all pages of a display for something; false when none is listening. */
  request(display: string, wish: DisplayWish): boolean {
    return this.#wishes.emit(`display:${display}`, wish);
  }

  /** Calls `listener` for every wish to `display`. */
  onRequest(display: string, listener: (wish: DisplayWish) => void): () => void {
    const event = `display:${display}`;
    this.#wishes.on(event, listener);
    return () => this.#wishes.off(event, listener);
  }

  report(): Health['displays'] {
    return [...this.#pages].map(({ display, zone, updates }) => ({ display, zone, updates }));
  }
}
