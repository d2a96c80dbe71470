import { useShallow } from 'zustand/react/shallow';
import { usePage } from './hooks.ts';
import type { WaySettings } from '../../shared/navigation/way-figures.ts';

/** What the figures of the way are written with. */
export function useWaySettings(): WaySettings {
  return usePage(
    useShallow(({ settings: { settings } }) => ({
      language: settings.language,
      distanceUnit: settings.distanceUnit,
    })),
  );
}
