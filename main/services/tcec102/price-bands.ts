import type { PriceBand } from '../../../shared/services/merchant.ts';
import type { UnitPrice } from '../../../shared/services/money.ts';
import type { PolicyInfo } from './schemas.ts';

/**
 * The tariff of a connector as bands of a day. A policy (T/CEC 102.3, table 5) says from when each
 * price holds; it holds until the next begins, and the last one into the next morning.
 *
 * @returns `null` when the policy is none: empty, two prices from the same time, or times that are
 *   not full minutes
 */
export function priceBandsOf(policies: readonly PolicyInfo[]): PriceBand[] | null {
  const sorted = policies.toSorted((a, b) => a.StartTime - b.StartTime);
  const last = sorted.at(-1);
  if (!last) return null;
  const starts = sorted.map(({ StartTime }) => StartTime);
  if (starts.some((start, index) => start % 60 !== 0 || start === starts[index + 1])) return null;
  const day = starts[0] === 0 ? sorted : [{ ...last, StartTime: 0 }, ...sorted];
  const bands: PriceBand[] = [];
  for (const [index, { StartTime, ElecPrice, SevicePrice }] of day.entries()) {
    const [electricity, service] = [unitPriceOf(ElecPrice), unitPriceOf(SevicePrice)];
    const to = timeOfDay(day[index + 1]?.StartTime ?? 86_400);
    const before = bands.at(-1);
    const isSame =
      before?.electricity.tenThousandths === electricity.tenThousandths &&
      before.service.tenThousandths === service.tenThousandths;
    if (isSame) before.to = to;
    else bands.push({ from: timeOfDay(StartTime), to, electricity, service });
  }
  return bands;
}

/** Four decimals, as the standard quotes prices. */
function unitPriceOf(yuan: number): UnitPrice {
  return { currency: 'CNY', tenThousandths: Math.round(yuan * 10_000) };
}

function timeOfDay(second: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(second / 3600)}:${two((second % 3600) / 60)}`;
}
