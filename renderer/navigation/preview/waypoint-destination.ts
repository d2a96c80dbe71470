import type { Destination } from '../../../shared/navigation/command.ts';
import type { Waypoint } from '../../../shared/navigation/route.ts';

/** A waypoint as the destination of a new plan: the same point under the same name. */
export function waypointDestination({ name, lon, lat }: Waypoint): Destination {
  return {
    by: 'place',
    place: {
      id: 'point',
      name: name.trim() === '' ? `${lat}, ${lon}` : name,
      category: 'other',
      lon,
      lat,
    },
  };
}
