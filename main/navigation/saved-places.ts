import type { Logger } from 'pino';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import {
  EMPTY_NAVIGATION,
  savedPlacesSchema,
  type SavedPlaces,
} from '../../shared/navigation/navigation-state.ts';
import { storageReason } from '../storage/feature-storage.ts';
import type { RowStorage } from '../storage/row-storage.ts';

const ROW = 'saved-places';

/** Home, company, favourites, and recents, kept across restarts. */
export interface SavedPlacesStore {
  readonly places: SavedPlaces;
  /** Takes the new lists at once; returns why they could not be stored, if so. */
  set(places: SavedPlaces): Reason | null;
}

/** Loads the lists from `storage`; what does not fit is logged and begun anew. */
export function createSavedPlaces(storage: RowStorage | null, log: Logger): SavedPlacesStore {
  let places = load();

  function load(): SavedPlaces {
    const json = storage?.read().get(ROW);
    if (json === undefined) return EMPTY_NAVIGATION.saved;
    try {
      return savedPlacesSchema.parse(JSON.parse(json));
    } catch (error) {
      log.warn({ error }, 'the stored places do not fit and were dropped');
      return EMPTY_NAVIGATION.saved;
    }
  }

  return {
    get places() {
      return places;
    },
    set(next) {
      places = next;
      if (!storage) return reason('host.storage');
      try {
        storage.write(ROW, JSON.stringify(next));
        return null;
      } catch (error) {
        log.error({ error }, 'places cannot be stored');
        return storageReason(error);
      }
    },
  };
}
