import { createStore } from 'zustand/vanilla';
import type { Place } from '../../shared/navigation/place.ts';

/** What the page puts on the map besides what the host says. */
interface MapExtras {
  readonly pins: readonly Place[];
  /** Index of the pin that is looked at, or -1. */
  readonly selectedPin: number;
}

export const mapExtras = createStore<MapExtras>(() => ({ pins: [], selectedPin: -1 }));

/**
 * Puts numbered pins on the map, 1 for the first place, and moves the camera so that all are seen;
 * `null` takes them off and returns to the car.
 */
export function setSearchPins(places: readonly Place[] | null): void {
  mapExtras.setState({ pins: places ?? [], selectedPin: -1 });
}

/** Marks one of the pins, by its index in the places, or none with -1. */
export function selectSearchPin(index: number): void {
  mapExtras.setState({ selectedPin: index });
}
