import { useShallow } from 'zustand/react/shallow';
import { usePage } from '../host/hooks.ts';
import type { WaySettings } from './way-figures.ts';

/** What the figures of the way are written with. */
export function useWaySettings(): WaySettings {
  return usePage(
    useShallow(({ settings: { settings } }) => ({
      language: settings.language,
      distanceUnit: settings.distanceUnit,
    })),
  );
}
