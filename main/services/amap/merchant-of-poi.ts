import { merchantSchema, type Merchant } from '../../../shared/services/merchant.ts';
import type { ServiceCategory } from '../../../shared/services/service.ts';
import { plainText } from '../../../shared/services/text.ts';
import { fromAmap } from './gcj.ts';
import { poiSchema, type Poi } from './poi.ts';
import { categoryOf, isOfCategory } from './place-types.ts';

const addressSchema = plainText(120);
const HOURS = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/**
 * A place of Amap as a merchant, or `null` when it is not one, or is damaged. What is only embellishment
 * is left out when it does not fit.
 *
 * @param wanted its category; absent: the one that its kind stands for
 */
export function merchantOf(raw: unknown, wanted?: ServiceCategory): Merchant | null {
  const poi = poiSchema.safeParse(raw);
  if (!poi.success) return null;
  const { id, name, location, typecode, business } = poi.data;
  const category = wanted ?? categoryOf(typecode);
  if (category === undefined || !isOfCategory(typecode, category)) return null;
  const address = addressOf(poi.data);
  const hours = HOURS.exec(business?.opentime_today ?? '');
  const rating = Number(business?.rating ?? '');
  const merchant = merchantSchema.safeParse({
    id,
    category,
    name: name.slice(0, 60),
    ...fromAmap(location),
    ...(address !== undefined && { address }),
    ...(hours && { hours: { from: hours[1], to: hours[2] } }),
    ...(rating > 0 && rating <= 5 && { rating }),
  });
  return merchant.success ? merchant.data : null;
}

function addressOf({ adname = '', address = '' }: Poi): string | undefined {
  const whole = addressSchema.safeParse(`${adname}${address}`);
  return whole.success ? whole.data : undefined;
}
