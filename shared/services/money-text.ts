import type { Language } from '../settings/settings.ts';
import type { Money, UnitPrice } from './money.ts';

const cache = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, currency: string, digits: number): Intl.NumberFormat {
  const key = `${language} ${currency} ${digits}`;
  const known = cache.get(key);
  if (known) return known;
  const created = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  cache.set(key, created);
  return created;
}

/** An amount as the driver reads it: `¥35`, `¥12.50`; parts of a yuan only where there are any. */
export function moneyText(language: Language, { currency, minor }: Money): string {
  return formatOf(language, currency, minor % 100 === 0 ? 0 : 2).format(minor / 100);
}

/** The price of a unit to the fen, `¥1.42`; what it is the price of is the caller's to say. */
export function unitPriceText(language: Language, { currency, tenThousandths }: UnitPrice): string {
  return formatOf(language, currency, 2).format(Math.round(tenThousandths / 100) / 100);
}
