import type { PriceBand } from '../../../shared/services/merchant.ts';
import { unitPriceOf } from './amounts.ts';

/**
 * The bands of a station whose connectors have tariffs of their own: at each time of the day the
 * dearest, so that no connector costs more than the station shows. All lists cover the day in order.
 */
export function dearestOf(tariffs: readonly (readonly PriceBand[])[]): PriceBand[] {
  const starts = [...new Set(tariffs.flatMap((bands) => bands.map(({ from }) => from)))].sort();
  const bands: PriceBand[] = [];
  starts.forEach((from, index) => {
    const prices = tariffs.map((list) => {
      const band = list.find((candidate) => candidate.from <= from && from < candidate.to);
      return band?.electricity.tenThousandths ?? 0;
    });
    const tenThousandths = Math.max(...prices);
    const to = starts[index + 1] ?? '24:00';
    const last = bands.at(-1);
    if (last?.electricity.tenThousandths === tenThousandths) {
      bands[bands.length - 1] = { ...last, to };
    } else {
      const electricity = { currency: 'CNY', tenThousandths } as const;
      bands.push({ from, to, electricity, service: unitPriceOf(0) });
    }
  });
  return bands;
}
