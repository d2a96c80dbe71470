import type { PriceBand } from '../../../../shared/services/merchant.ts';
import type { Money } from '../../../../shared/services/money.ts';
import type { OrderLine } from '../../../../shared/services/order.ts';
import { chargingCost } from '../../../../shared/services/pricing.ts';
import type { DemoWords } from '../demo-schema.ts';
import { energySpans, type ChargeCourse } from './charge-course.ts';

/** The lines of a charging bill: electricity and service of each band of the day. */
export function chargeBill(
  words: DemoWords,
  priceBands: readonly PriceBand[],
  course: ChargeCourse,
  startedAt: number,
  elapsedMs: number,
): { readonly lines: OrderLine[]; readonly total: Money } {
  const { bands, total } = chargingCost(priceBands, energySpans(course, startedAt, elapsedMs));
  const lines = bands.flatMap(({ band, energyKwh, electricity, service }) => {
    const span = `${band.from}–${band.to}`;
    const line = (kind: 'electricity' | 'service', amount: Money): OrderLine => ({
      productId: `${kind}.${band.from}`,
      name: `${words.lines[kind]['zh-CN']} ${span}`,
      nameEn: `${words.lines[kind]['en-US']} ${span}`,
      quantity: energyKwh,
      unit: 'kWh',
      amount,
    });
    return [line('electricity', electricity), line('service', service)];
  });
  return { lines, total };
}
