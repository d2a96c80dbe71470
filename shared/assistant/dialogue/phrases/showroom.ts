import { nameOf } from './facts.ts';
import { named, phrase, plain, word, worded, type Phrase } from './parts.ts';

/** Looking for a car, and what belongs to the present one. */
export const SHOWROOM_PHRASES = {
  'ownership.show': worded('ownership.show', 'showroom', 'page'),
  'ownership.showModel': named('ownership.showModel', 'model', 'modelId'),
  'ownership.compare': phrase('ownership.compare'),
  'ownership.configure': named('ownership.configure', 'model', 'modelId'),
  'ownership.bookTestDrive': named('ownership.bookTestDrive', 'model', 'modelId'),
  'ownership.calculateFinance': named('ownership.calculateFinance', 'model', 'modelId'),
  'ownership.applyFinance': named('ownership.applyFinance', 'model', 'modelId'),
  'ownership.estimateTradeIn': phrase('ownership.estimateTradeIn'),
  'ownership.bookTradeIn': phrase('ownership.bookTradeIn'),
  'ownership.orderAccessory': ({ productId, quantity }, facts) => ({
    key: 'wish.ownership.orderAccessory',
    values: {
      name: nameOf(facts, 'product', productId) ?? word('item', 'accessory'),
      quantity: plain(quantity ?? 1),
    },
  }),
  'ownership.renew': worded('ownership.renew', 'renewal', 'what'),
} as const satisfies Readonly<Record<string, Phrase>>;
