import { useEffect, useMemo } from 'react';
import type { z } from 'zod';
import type { placeQuerySchema } from '../../../shared/navigation/place.ts';
import type { PlacesAnswer } from '../../../shared/contract/host.ts';
import { useHostHeard } from '../../host/hooks.ts';
import { useNavigationQuery } from '../../host/navigation-query.ts';
import { textOf } from '../../ui/keyboard/composition.ts';
import { setNavigationView, useNavigationView, navigationView } from '../navigation-view.ts';
import { LatestQuery } from '../../host/latest-query.ts';

type Query = z.input<typeof placeQuerySchema>;

/** Answers of the host for one search; more would not be looked through. */
export const MAX_HITS = 21;

/** Keeps the outcome of the view true to what is typed and chosen, for as long as it is mounted. */
export function usePlaceSearch(): void {
  const query = useNavigationQuery();
  const search = useMemo(
    () =>
      new LatestQuery<Query, PlacesAnswer>(
        (asked) => query.searchPlaces(asked),
        (answer) =>
          setNavigationView({
            outcome: answer.ok
              ? { state: 'found', hits: answer.value }
              : { state: 'failed', reason: answer.reason },
          }),
      ),
    [query],
  );
  const text = useNavigationView(({ composition }) => textOf(composition).trim());
  const category = useNavigationView((view) => view.category);
  const where = useNavigationView((view) => view.where);
  const around = useNavigationView((view) => view.around);
  const isHeard = useHostHeard();
  useEffect(() => {
    if (text === '' && category === null) {
      search.drop();
      setNavigationView({ outcome: { state: 'none' } });
      return;
    }
    // What was found stays in sight until the next answer: a list that blinks cannot be read.
    const { outcome } = navigationView.getState();
    if (outcome.state !== 'found') setNavigationView({ outcome: { state: 'searching' } });
    if (!isHeard) return;
    search.ask({
      text,
      where,
      limit: MAX_HITS,
      ...(category !== null && { category }),
      ...(around && { near: { lon: around.lon, lat: around.lat } }),
    });
  }, [search, text, category, where, around, isHeard]);
  useEffect(() => () => search.drop(), [search]);
}
