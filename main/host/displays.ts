import { EventEmitter } from 'node:events';
import type { Panel } from '../../shared/actions/panel.ts';
import type { Health } from '../../shared/contract/host.ts';
import type { DisplayZone } from '../../shared/vehicle/restrictions.ts';

/** Most pages at once; more is a fault, not a car. */
export const MAX_PAGES = 32;

/** Most streams one page may hold open; a page needs three. */
export const MAX_STREAMS_PER_PAGE = 12;

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
  readonly #panels = new EventEmitter<Record<string, [Panel | null]>>();

  constructor(zones: Readonly<Record<string, DisplayZone>>) {
    this.#zones = new Map(Object.entries(zones));
    this.#panels.setMaxListeners(0);
  }

  /** True when `display` is one of this car's displays. */
  has(display: string): boolean {
    return this.#zones.has(display);
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

  /** Asks all pages of a display to open a panel; false when none is listening. */
  openPanel(display: string, panel: Panel | null): boolean {
    return this.#panels.emit(`panel:${display}`, panel);
  }

  /** Calls `listener` for every panel that `display` is asked to open. */
  onPanel(display: string, listener: (panel: Panel | null) => void): () => void {
    const event = `panel:${display}`;
    this.#panels.on(event, listener);
    return () => this.#panels.off(event, listener);
  }

  report(): Health['displays'] {
    return [...this.#pages].map(({ display, zone, updates }) => ({ display, zone, updates }));
  }
}
