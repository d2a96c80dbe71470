import type { Money } from '../../../shared/services/money.ts';
import type { Connector, Merchant, Product } from '../../../shared/services/merchant.ts';
import type { ServiceCategory } from '../../../shared/services/service.ts';
import { busyShare, useAt } from './busyness.ts';
import { chanceOf } from './chance.ts';
import type { DemoData } from './demo-data.ts';
import type { DemoMerchant, DemoProduct } from './demo-schema.ts';
import { dayAt } from './merchant-day.ts';
import type { Taken } from './taken.ts';

const SESSION_MS = 40 * 60_000;
const DAY_FAULTS = 0.02;
const DAY_SOLD_OUT = 0.03;
/** Car parks report anew every five minutes. */
const PARKING_REPORT_MS = 5 * 60_000;

function fen(minor: number): Money {
  return { currency: 'CNY', minor };
}

/** A demo merchant as it is at `now`: the world's share, and what this car's orders have taken. */
export function merchantAt(
  data: DemoData,
  category: ServiceCategory,
  demo: DemoMerchant,
  taken: Taken,
  now: number,
): Merchant {
  const { id, name, nameEn, lon, lat, address, hours, rating, priceFrom } = demo;
  const charging = chargingAt(data, demo, taken, now);
  const parking = parkingAt(demo, taken, now);
  const fuel = fuelOf(data, demo);
  const products = productsAt(data, demo, taken, now);
  return {
    id,
    category,
    name,
    nameEn,
    lon,
    lat,
    ...(address !== undefined && { address }),
    ...(hours && { hours }),
    ...(rating !== undefined && { rating }),
    ...(charging && { charging }),
    ...(parking && { parking }),
    ...(fuel && { fuel }),
    ...(products && { products }),
    ...(priceFrom !== undefined && { priceFrom: fen(priceFrom) }),
  };
}

function chargingAt(
  data: DemoData,
  { id, charging }: DemoMerchant,
  taken: Taken,
  now: number,
): Merchant['charging'] {
  if (!charging) return undefined;
  const { tariff, dc, ac, canReserve } = charging;
  const groups = [
    { current: 'dc', ...dc },
    ...(ac ? [{ current: 'ac', ...ac } as const] : []),
  ] as const;
  const connectors = groups.flatMap(({ current, count, powerKw }, group) =>
    Array.from({ length: count }, (_, index): Connector => {
      const number = (group === 0 ? 0 : dc.count) + index + 1;
      const connectorId = `${id}.${number}`;
      return {
        id: connectorId,
        name: String(number).padStart(2, '0'),
        current,
        powerKw,
        ...connectorStatus(connectorId, taken, now),
      };
    }),
  );
  return { connectors, priceBands: [...(data.tariffs.charging[tariff] ?? [])], canReserve };
}

function connectorStatus(
  id: string,
  taken: Taken,
  now: number,
): Pick<Connector, 'status' | 'updatedAt'> {
  const own = taken.connectors.get(id);
  if (own) return { status: own, updatedAt: now };
  const { isUsed, since } = useAt(id, busyShare('charging', now), SESSION_MS, now);
  if (chanceOf(`fault ${id} ${dayAt(now)}`) < DAY_FAULTS)
    return { status: 'fault', updatedAt: since };
  if (!isUsed) return { status: 'available', updatedAt: since };
  // Some cars stay plugged in when they are full, or block the space.
  const isCharging = chanceOf(`blocked ${id} ${since}`) < 0.85;
  return { status: isCharging ? 'charging' : 'occupied', updatedAt: since };
}

function parkingAt({ id, parking }: DemoMerchant, taken: Taken, now: number): Merchant['parking'] {
  if (!parking) return undefined;
  const { spaces, perHour, dailyMax, freeMinutes, canReserve, canPayWithoutStopping } = parking;
  const reportedAt = Math.floor(now / PARKING_REPORT_MS) * PARKING_REPORT_MS;
  const wobble = (chanceOf(`parking ${id} ${reportedAt}`) - 0.5) * 0.06;
  const favour = (chanceOf(`parking ${id}`) - 0.5) * 0.3;
  const share = Math.min(1, Math.max(0, busyShare('parking', reportedAt) + favour + wobble));
  const free = Math.max(0, Math.round(spaces * (1 - share)) - taken.spaces);
  return {
    spaces,
    free,
    freeMinutes,
    perHour: fen(perHour),
    ...(dailyMax !== undefined && { dailyMax: fen(dailyMax) }),
    canReserve,
    canPayWithoutStopping,
    updatedAt: reportedAt,
  };
}

function fuelOf(data: DemoData, { fuel }: DemoMerchant): Merchant['fuel'] {
  if (!fuel) return undefined;
  const grades = (data.tariffs.fuel[fuel.prices] ?? []).map(({ grade, tenThousandths }) => ({
    grade,
    perLitre: { currency: 'CNY' as const, tenThousandths },
  }));
  return { grades, pumps: Array.from({ length: fuel.pumps }, (_, index) => String(index + 1)) };
}

function productsAt(
  data: DemoData,
  { id, menu }: DemoMerchant,
  taken: Taken,
  now: number,
): Product[] | undefined {
  if (menu === undefined) return undefined;
  return (data.menus[menu] ?? []).map((demo): Product => {
    const { id: productId, name, nameEn, price, group, takesMinutes } = demo;
    return {
      id: productId,
      name,
      nameEn,
      price: fen(price),
      isSoldOut: stockLeft(id, demo, taken, now) <= 0,
      ...(group !== undefined && { group }),
      ...(takesMinutes !== undefined && { takesMinutes }),
    };
  });
}

/** How many of a product can still be had today. */
export function stockLeft(
  merchantId: string,
  { id, stockPerDay }: DemoProduct,
  taken: Taken,
  now: number,
): number {
  const sold = taken.sold.get(id) ?? 0;
  if (chanceOf(`stock ${merchantId} ${id} ${dayAt(now)}`) < DAY_SOLD_OUT) return 0;
  return (stockPerDay ?? Infinity) - sold;
}
