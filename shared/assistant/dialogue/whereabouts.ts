import type { Point } from '../../navigation/place.ts';
import { distanceM } from '../../navigation/search/distance.ts';
import { wayDistanceText } from '../../navigation/way-figures.ts';
import type { Spot } from '../step.ts';
import type { ListedChoice } from '../understanding-context.ts';

/**
 * What tells places of like names apart: the district, and how far away it is, in metres and as it
 * reads beside the name. Nothing of what is not known. Pure.
 *
 * @param position where the car is
 */
export function whereabouts(
  spot: Spot,
  position: Point | null,
  settings: Parameters<typeof wayDistanceText>[0],
): Pick<ListedChoice, 'detail' | 'distanceM'> {
  const away = position && distanceM(position, spot);
  const known = [spot.area, away === null ? undefined : wayDistanceText(settings, away)];
  const detail = known.filter((part) => part !== undefined).join(' · ');
  return { ...(detail !== '' && { detail }), ...(away !== null && { distanceM: away }) };
}
