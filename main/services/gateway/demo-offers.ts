import type { Offer } from '../../../shared/services/offer.ts';
import type { Point } from '../../../shared/navigation/place.ts';
import { distanceM } from '../../../shared/navigation/search/distance.ts';
import type { DemoData } from './demo-data.ts';
import { DAY_MS, dayAt, startOfDay, weekdayAt } from './merchant-day.ts';

/** Offers that run now at the nearest merchant of their brand within `radiusM`, nearest first. */
export function offersAround(
  data: DemoData,
  near: Point,
  { radiusM, limit }: { readonly radiusM: number; readonly limit: number },
  now: number,
): Offer[] {
  const midnight = startOfDay(dayAt(now));
  const monday = midnight - ((weekdayAt(now) + 6) % 7) * DAY_MS;
  return data.offers
    .flatMap(({ category, brand, days, id, service, title, text }) => {
      const validUntil = monday + days * DAY_MS;
      if (validUntil <= now) return [];
      const [nearest] = [...data.merchants(category).values()]
        .filter(({ name }) => name.startsWith(brand))
        .map((merchant) => ({ merchant, far: distanceM(near, merchant) }))
        .sort((a, b) => a.far - b.far);
      if (!nearest || nearest.far > radiusM) return [];
      const { merchant, far } = nearest;
      return [{ far, offer: { id, service, merchantId: merchant.id, title, text, validUntil } }];
    })
    .sort((a, b) => a.far - b.far)
    .slice(0, limit)
    .map(({ offer }) => offer);
}
