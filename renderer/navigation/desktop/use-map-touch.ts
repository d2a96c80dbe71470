import { useMemo } from 'react';
import type { Place, Point } from '../../../shared/navigation/place.ts';
import { useNavigationQuery } from '../../host/navigation-query.ts';
import { usePerform } from '../../host/perform-context.ts';
import { resetNavigationView } from '../navigation-view.ts';

interface MapTouch {
  /** A long touch on the bare map: what is there, else the point itself. */
  readonly onPointPicked: (point: Point) => void;
  readonly onPlaceTapped: (place: Place) => void;
}

/** What a touch on the map leads to: the page of the place that was touched. */
export function useMapTouch(): MapTouch {
  const query = useNavigationQuery();
  const perform = usePerform();
  return useMemo(() => {
    const show = (place: Place) => {
      resetNavigationView({ place });
      void perform('panel.open', { panel: 'navigation' });
    };
    return {
      onPlaceTapped: show,
      onPointPicked: (point) => {
        void query.reversePlace(point).then((answer) => {
          const found = answer.ok ? answer.value : null;
          // The place that was touched, under the name of what is there.
          show({
            id: 'point',
            name: found?.name ?? `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}`,
            ...(found?.nameEn !== undefined && { nameEn: found.nameEn }),
            category: found?.category ?? 'other',
            ...(found?.area !== undefined && { area: found.area }),
            ...(found?.address !== undefined && { address: found.address }),
            ...point,
          });
        });
      },
    };
  }, [query, perform]);
}
