import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { usePage } from '../../host/hooks.ts';
import { mapStatusStore } from '../../map/map-status.ts';
import { mapNote, type MapNote } from './map-note.ts';

/** What is to be told of the map now. */
export function useMapNote(): MapNote | null {
  const map = useStore(mapStatusStore, ({ state }) => state);
  const facts = usePage(
    useShallow(({ host, navigation: { regions, position } }) => ({
      isHeard: host.state === 'connected',
      hasRegion: regions.active !== null,
      position: position?.quality ?? null,
    })),
  );
  return mapNote({ ...facts, map });
}
