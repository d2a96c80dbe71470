import type { Position } from '../../../shared/navigation/guidance.ts';
import type { MapStatus } from '../../map/map-status.ts';

/** What the driver must know of the map, and where it is told. */
export interface MapNote {
  readonly key:
    | 'noRegion'
    | 'unavailable'
    | 'noPosition'
    | 'positionLost'
    | 'estimated'
    | 'loading'
    | 'restoring';
  /** In place of the map, or as a line over it. */
  readonly place: 'instead' | 'over';
}

interface MapNoteFacts {
  /** False before the host has said anything: then nothing is claimed to be missing. */
  readonly isHeard: boolean;
  readonly hasRegion: boolean;
  readonly map: MapStatus['state'];
  readonly position: Position['quality'] | null;
}

/** The most important thing that is not as it should be, or `null`. */
export function mapNote({ isHeard, hasRegion, map, position }: MapNoteFacts): MapNote | null {
  if (!isHeard) return null;
  if (!hasRegion) return { key: 'noRegion', place: 'instead' };
  if (map === 'unavailable') return { key: 'unavailable', place: 'instead' };
  if (position === null) return { key: 'noPosition', place: 'over' };
  if (position === 'lost') return { key: 'positionLost', place: 'over' };
  if (map === 'lost') return { key: 'restoring', place: 'over' };
  if (position === 'estimated') return { key: 'estimated', place: 'over' };
  return map === 'loading' ? { key: 'loading', place: 'over' } : null;
}
