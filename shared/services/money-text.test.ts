import { expect, it } from 'vitest';
import { moneyText, unitPriceText } from './money-text.ts';

const fen = (minor: number) => ({ currency: 'CNY', minor }) as const;

it.each(['zh-CN', 'en-US'] as const)(
  'writes amounts with fen only where there are any, %s',
  (language) => {
    expect(moneyText(language, fen(3500))).toBe('¥35');
    expect(moneyText(language, fen(1250))).toBe('¥12.50');
    expect(moneyText(language, fen(0))).toBe('¥0');
    expect(moneyText(language, fen(123_456_789))).toBe('¥1,234,567.89');
  },
);

it('rounds the price of a unit to the fen', () => {
  expect(unitPriceText('zh-CN', { currency: 'CNY', tenThousandths: 14_249 })).toBe('¥1.42');
  expect(unitPriceText('en-US', { currency: 'CNY', tenThousandths: 9050 })).toBe('¥0.91');
});
